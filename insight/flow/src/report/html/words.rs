//! Numbers, times and texts as a Swedish reader writes them.

use crate::At;
use crate::number::Share;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The space between a number and what belongs to it: the line must not break there.
const HARD: char = '\u{a0}';

/// Text that may stand in HTML, in an attribute too.
pub(super) fn esc(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // What a log may hold and HTML may not.
            letter if letter.is_control() && letter != '\n' && letter != '\t' => out.push('\u{fffd}'),
            letter => out.push(letter),
        }
    }
    out
}

/// `12 345`.
pub(super) fn count(of: u64) -> String {
    let digits = of.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(HARD);
        }
        out.push(digit);
    }
    out
}

/// `5,4` or `54`: two figures that count, never more decimals than that.
pub(super) fn short(of: f64) -> String {
    if of.abs() < 9.95 {
        format!("{of:.1}").replace('.', ",").replace(",0", "")
    } else {
        count(of.round().max(0.0) as u64)
    }
}

/// `54 %`.
pub(super) fn percent(share: f64) -> String {
    let of = share * 100.0;
    match of {
        of if of > 0.0 && of < 0.1 => format!("mindre än 0,1{HARD}%"),
        of if of > 99.5 && of < 100.0 => format!("{}{HARD}%", format!("{:.1}", of.min(99.9)).replace('.', ",")),
        of => format!("{}{HARD}%", short(of)),
    }
}

/// `67–72 %`: where the true share lies, most likely.
pub(super) fn between(of: Share) -> String {
    let (low, high) = of.wilson();
    // The joiner keeps the line from breaking behind the dash.
    format!("{}–\u{2060}{}", percent(low).trim_end_matches('%').trim_end(), percent(high))
}

/// A time that people can picture: `29 sekunder`, `48 minuter`, `23 timmar`, `5,4 dagar`.
pub(super) fn lasting(seconds: f64) -> String {
    let (number, one, many) = match seconds {
        s if s < 90.0 => (s, "sekund", "sekunder"),
        s if s < 5_400.0 => (s / 60.0, "minut", "minuter"),
        s if s < 172_800.0 => (s / 3_600.0, "timme", "timmar"),
        s if s < 63_072_000.0 => (s / 86_400.0, "dag", "dagar"),
        s => (s / 31_557_600.0, "år", "år"),
    };
    let shown = short(number);
    let unit = if shown == "1" { one } else { many };
    format!("{shown}{HARD}{unit}")
}

/// A number for a table of data: a decimal comma, at most six decimals.
pub(super) fn exact(of: f64) -> String {
    let text = format!("{of:.6}");
    text.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}

/// `3 oktober 2010`, on the clocks of the zone.
pub(super) fn day(at: At, zone: &TimeZone) -> String {
    match jiff::Timestamp::from_microsecond(at.0) {
        Ok(stamp) => date(stamp.to_zoned(zone.clone()).date()),
        Err(_) => at.to_string(),
    }
}

/// `3 oktober 2010`.
pub(super) fn date(date: Date) -> String {
    format!("{}{HARD}{} {}", date.day(), month_name(date.month()), date.year())
}

/// `oktober 2010` for `2010-10`; anything else as it stands.
pub(super) fn month(of: &str) -> String {
    match format!("{of}-01").parse::<Date>() {
        Ok(first) => format!("{} {}", month_name(first.month()), first.year()),
        Err(_) => of.to_owned(),
    }
}

fn month_name(month: i8) -> &'static str {
    const MONTHS: [&str; 12] = [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ];
    usize::try_from(month - 1).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default()
}

/// Words in lines of at most `width` letters; a longer word is cut.
pub(super) fn lines(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let fits = |line: &String| line.chars().count() + 1 + word.chars().count() <= width;
        match out.last_mut() {
            Some(line) if fits(line) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => out.push(word.to_owned()),
        }
    }
    let cut = out.len() > most;
    out.truncate(most);
    for line in &mut out {
        if line.chars().count() > width {
            *line = line.chars().take(width.saturating_sub(1)).chain(['…']).collect();
        }
    }
    if let (true, Some(last)) = (cut, out.last_mut()) {
        let kept: String = last.chars().take(width.saturating_sub(1)).collect();
        *last = format!("{}…", kept.trim_end_matches('…'));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_swedish() {
        assert_eq!([0, 999, 1_434, 1_003_509].map(count), ["0", "999", "1\u{a0}434", "1\u{a0}003\u{a0}509"]);
        assert_eq!([0.0, 5.44, 9.96, 54.4, 1234.0].map(short), ["0", "5,4", "10", "54", "1\u{a0}234"]);
        assert_eq!(
            [0.696, 0.084, 0.0004, 0.9999, 1.0].map(|of| percent(of).replace(HARD, " ")),
            ["70 %", "8,4 %", "mindre än 0,1 %", "99,9 %", "100 %"]
        );
        let times = [29.1, 60.0, 2_868.6, 84_367.0, 86_400.0 * 5.4, 86_400.0, 63_072_000.0];
        let shown = times.map(|of| lasting(of).replace(HARD, " "));
        assert_eq!(shown, ["29 sekunder", "60 sekunder", "48 minuter", "23 timmar", "5,4 dagar", "24 timmar", "2 år"]);
        assert_eq!([1.5, 2.0, 1e-7].map(exact), ["1,5", "2", "0"]);
        assert_eq!(["2010-10", "2026-01", "later"].map(month), ["oktober 2010", "januari 2026", "later"]);
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(
            lines("T06 Determine necessity of stop advice", 16, 3),
            ["T06 Determine", "necessity of", "stop advice"]
        );
        assert_eq!(lines("ett två tre fyra", 7, 1), ["ett tv…"]);
        assert_eq!(esc("<b>\"&\u{7}"), "&lt;b&gt;&quot;&amp;\u{fffd}");
    }
}
