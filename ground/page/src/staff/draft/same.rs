//! Whether one text goes on from another: a form that came back with what was written before, and was written on.

use crate::Fields;

/// Whether `after` still holds at least half of every passage in `before`, from its beginning, its end or both. Passages
/// are the fields with more than one word in them; where there are none, every field that is filled in. A text whose
/// words were taken away and others put in their place is another text.
pub(super) fn goes_on(before: &Fields, after: &Fields) -> bool {
    let passage = |value: &str| value.trim().contains(char::is_whitespace);
    let words = before.written().any(|(_, value)| passage(value));
    let mut counted = before.written().filter(|(_, value)| !words || passage(value));
    counted.all(|(name, was)| stands(was, after.get(name)).saturating_mul(2) >= was.chars().count())
}

/// How many signs of the beginning and the end still stand.
fn stands(was: &str, is: &str) -> usize {
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let first = was.chars().zip(is.chars()).take_while(same).count();
    let last = was.chars().rev().zip(is.chars().rev()).take_while(same).count();
    first.saturating_add(last).min(was.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        Fields::parse(text.as_bytes())
    }

    #[test]
    fn a_text_written_on_or_put_right_is_the_same() {
        let before = fields(&[("text", "Åsa är rädd hemma."), ("teller", "school"), ("csrf", "a b c")]);
        for text in
            ["Åsa är rädd hemma.", "Åsa är rädd hemma. Hon är sju.", "Åsa Öberg är rädd hemma.", "Åsa är rädd h"]
        {
            assert!(goes_on(&before, &fields(&[("text", text), ("teller", "other")])), "{text}");
        }
        for text in ["", "Åsa", "Hyran är obetald sedan i mars, säger hon."] {
            assert!(!goes_on(&before, &fields(&[("text", text), ("teller", "school")])), "{text}");
        }
    }

    #[test]
    fn every_passage_counts_and_single_words_only_where_there_is_nothing_else() {
        let two = fields(&[("note", "Hon sov gott."), ("why", "Mor ringde i går.")]);
        assert!(!goes_on(&two, &fields(&[("note", "Hon sov gott."), ("why", "")])));
        let word = fields(&[("name1", "Elsa")]);
        assert!(goes_on(&word, &fields(&[("name1", "Elsa Öberg")])));
        assert!(!goes_on(&word, &fields(&[("name1", "Hugo")])));
        assert!(goes_on(&fields(&[]), &word), "nothing goes on in anything");
    }
}
