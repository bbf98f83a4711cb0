//! LIX (*läsbarhetsindex*, Björnsson 1968): how hard a Swedish text is to read. Below 30 is very easy, 30 to 40 easy,
//! 40 to 50 as in newspapers, above 60 as in the papers of authorities.

use std::fmt;

/// What was counted.
#[derive(Debug, PartialEq)]
pub struct Lix {
    words: usize,
    sentences: usize,
    long: usize,
}

impl Lix {
    /// Counts a text. A line is a heading, a paragraph or an item, so it ends a sentence too. Only what has a letter in
    /// it is a word: numbers and telephone numbers are not. Long is more than six letters.
    pub fn of(text: &str) -> Lix {
        let mut lix = Lix { words: 0, sentences: 0, long: 0 };
        for line in text.lines() {
            let mut open = 0;
            for token in line.split_whitespace() {
                let letters = token.chars().filter(|c| c.is_alphabetic()).count();
                open += usize::from(letters > 0);
                lix.words += usize::from(letters > 0);
                lix.long += usize::from(letters > 6);
                if token.ends_with(['.', '!', '?', ':']) && open > 0 {
                    (lix.sentences, open) = (lix.sentences + 1, 0);
                }
            }
            lix.sentences += usize::from(open > 0);
        }
        lix
    }

    /// Words in a sentence, and long words in a hundred.
    pub fn value(&self) -> f64 {
        let (words, sentences, long) = (self.words as f64, self.sentences.max(1) as f64, self.long as f64);
        words / sentences + 100.0 * long / words.max(1.0)
    }
}

impl fmt::Display for Lix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Lix { words, sentences, long } = self;
        write!(f, "LIX {:>4.1} ({words} words, {sentences} sentences, {long} long words)", self.value())
    }
}

#[test]
fn it_counts_as_a_person_counts() {
    let text = "En rubrik\nDet här är en mening. Och socialsekreteraren utreder: ring 031-390 06 00!\n112";
    assert_eq!(Lix::of(text), Lix { words: 11, sentences: 4, long: 2 });
    let hard = "Socialnämndens handläggningsrutiner förutsätter individuella behovsprövningar enligt lagstiftningen";
    assert!(Lix::of(hard).value() > 60.0);
    assert!(Lix::of("Du får en kod. Skriv upp den.").value() < 10.0);
}
