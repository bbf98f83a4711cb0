//! The lines that a new room adds to files that are there already.

use super::name::Name;

/// One line more in one file.
pub struct Edit {
    /// The file.
    pub path: &'static str,
    /// What is added.
    pub line: String,
    /// Where, for the person who must do it by hand.
    pub place: &'static str,
    how: How,
}

/// How the place is found.
enum How {
    /// Below the last line that holds this text.
    Below(&'static str),
    /// In its order among the lines from the first that begins so, to an empty one or to one that begins with the second.
    Among(&'static str, &'static str),
    /// In its order, as a row whose parts (between `|`) stand in the columns that the table has.
    Row,
    /// As the last line of the block whose head holds this.
    Closing(&'static str),
    /// As one more in the list that the first function of that head gives.
    Listed(&'static str),
}

/// Every line that is added for the room.
pub fn all(name: &Name) -> Vec<Edit> {
    let edit = |path, line: &str, place, how| Edit { path, line: name.fill(line), place, how };
    let step =
        format!("    Migration {{ number: {}, name: \"@step@\", text: include_str!(\"@step@.sql\") }},", name.number);
    let pressed = "        \"/@path@\" => crate::a_line_in_@name@::fills_in(page).await,";
    let map = "| `rooms/@name@` | @word@: a line that colleagues leave for each other | a person or a matter |";
    vec![
        edit(
            "Cargo.toml",
            "@name@ = { path = \"rooms/@name@\" }",
            "below our own rooms",
            How::Below("path = \"rooms/"),
        ),
        edit(
            "house/Cargo.toml",
            "@name@.workspace = true",
            "to [dependencies]",
            How::Among("[dependencies]", "askama"),
        ),
        edit("house/src/way.rs", "@name@::room()", "to the list in `rooms()`", How::Listed("pub fn rooms()")),
        edit("migrations/lib.rs", &step, "as the last of `STEPS`", How::Closing("pub const STEPS")),
        edit("town/tests/it/main.rs", "mod a_line_in_@name@;", "among the stories", How::Among("mod ", "")),
        edit(
            "town/tests/it/fired_twice.rs",
            pressed,
            "among the routes of `at_the_desk`",
            How::Below("made by `cargo xtask new-room`"),
        ),
        edit("town/tests/access.table", "Staff|GET|/@path@|house.day|@name@", "in its order", How::Row),
        edit("town/tests/access.table", "Staff|POST|/@path@|house.day|@name@", "in its order", How::Row),
        edit("town/tests/events.table", "@name@.line_written|line:text", "in its order", How::Row),
        edit("town/tests/fields.table", "/@path@|line|line|first|@name@.line", "in its order", How::Row),
        edit("ARCHITECTURE.md", map, "below the other rooms of the map", How::Below("| `rooms/")),
    ]
}

impl Edit {
    /// The file's text with the line in it. `None`: the place is not there, and a person must find it.
    pub fn made(&self, text: &str) -> Option<String> {
        let lines: Vec<&str> = text.lines().collect();
        let new = self.line.as_str();
        match self.how {
            How::Below(mark) => {
                let last = lines.iter().rposition(|line| line.contains(mark))?;
                Some(with(&lines, last + 1, new))
            }
            How::Among(first, until) => {
                let from = lines.iter().position(|line| line.starts_with(first))?;
                let ends = |line: &str| line.is_empty() || (!until.is_empty() && line.starts_with(until));
                Some(with(&lines, in_order(&lines, from, ends, new), new))
            }
            How::Row => {
                let row = row(lines.first()?, new);
                Some(with(&lines, in_order(&lines, 0, str::is_empty, &row), &row))
            }
            How::Closing(head) => {
                let head = lines.iter().position(|line| line.contains(head))?;
                let end = lines.iter().skip(head).position(|line| line.starts_with(['}', ']']))?;
                Some(with(&lines, head + end, new))
            }
            How::Listed(head) => listed(text, head, new),
        }
    }
}

fn with(lines: &[&str], at: usize, new: &str) -> String {
    let (before, after) = (lines.iter().take(at), lines.iter().skip(at));
    before.chain([&new]).chain(after).map(|line| format!("{line}\n")).collect()
}

/// Where a line belongs among those from `from` to the first at which the list ends.
fn in_order(lines: &[&str], from: usize, ends: impl Fn(&str) -> bool, new: &str) -> usize {
    let list = lines.iter().skip(from).take_while(|line| !ends(line));
    from + list.clone().position(|line| *line > new).unwrap_or(list.count())
}

/// A row whose parts begin where the words of a row that is there begin.
fn row(model: &str, parts: &str) -> String {
    let begins = |at: usize| !model.get(..at).is_some_and(|before| before.ends_with(|c: char| c != ' '));
    let starts = model.char_indices().filter(|(at, c)| *c != ' ' && begins(*at)).map(|(at, _)| at);
    let mut row = String::new();
    for (start, part) in starts.zip(parts.split('|')) {
        let gap = start.saturating_sub(row.chars().count()).max(usize::from(!row.is_empty()));
        row.extend(std::iter::repeat_n(' ', gap));
        row.push_str(part);
    }
    row
}

/// The widest a line is before the formatter breaks it.
const WIDTH: usize = 120;

/// The text with one more in the `vec![…]` of a function, written as the formatter writes it.
fn listed(text: &str, head: &str, new: &str) -> Option<String> {
    let (before, rest) = text.split_at(text.find(head)?);
    let (opening, rest) = rest.split_once("vec![")?;
    let (inside, after) = rest.split_once(']')?;
    let items = inside.split(',').map(str::trim).filter(|item| !item.is_empty());
    let all: Vec<&str> = items.chain([new]).collect();
    let short = format!("    vec![{}]", all.join(", "));
    let list = if short.len() <= WIDTH {
        all.join(", ")
    } else {
        let each: String = all.iter().map(|item| format!("\n        {item},")).collect();
        format!("{each}\n    ")
    };
    Some(format!("{before}{opening}vec![{list}]{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(how: How, line: &str, text: &str) -> Option<String> {
        Edit { path: "", line: line.into(), place: "", how }.made(text)
    }

    #[test]
    fn a_line_finds_its_place() {
        let text = "a = 1\nx = { path = \"rooms/x\" }\nb = 2\n";
        let below = made(How::Below("path = \"rooms/"), "new", text);
        assert_eq!(below.as_deref(), Some("a = 1\nx = { path = \"rooms/x\" }\nnew\nb = 2\n"));
        let text = "[dependencies]\nlaw\nstore\naskama\n\n[lints]\n";
        let among = |line: &str| made(How::Among("[dependencies]", "askama"), line, text).unwrap();
        assert_eq!(among("outreach"), "[dependencies]\nlaw\noutreach\nstore\naskama\n\n[lints]\n");
        assert_eq!(among("zeal"), "[dependencies]\nlaw\nstore\nzeal\naskama\n\n[lints]\n");
        let text = "fn a() {\n}\nasync fn all(t: T) {\n    x {\n    }\n}\nfn b() {\n}\n";
        let closed = made(How::Closing("async fn all"), "    y;", text);
        assert_eq!(
            closed.as_deref(),
            Some("fn a() {\n}\nasync fn all(t: T) {\n    x {\n    }\n    y;\n}\nfn b() {\n}\n")
        );
    }

    #[test]
    fn a_row_stands_in_the_columns_of_its_table() {
        let table = "Public GET  /oro       report.tell contact\nStaff  POST /sok       house.find  desk\n";
        let row = made(How::Row, "Staff|GET|/rad|house.day|line", table).unwrap();
        assert_eq!(row.lines().nth(1), Some("Staff  GET  /rad       house.day   line"));
        let long = made(How::Row, "Staff|GET|/en-lang-adress|house.day|line", table).unwrap();
        assert_eq!(long.lines().nth(1), Some("Staff  GET  /en-lang-adress house.day line"));
        assert_eq!(made(How::Row, "x", ""), None);
    }

    #[test]
    fn a_room_is_listed_last_and_the_list_is_broken_where_it_is_wide() {
        let text = "fn other() { vec![1] }\npub fn rooms() -> V {\n    vec![contact::room()]\n}\n";
        let once = made(How::Listed("pub fn rooms()"), "outreach::room()", text).unwrap();
        assert!(once.contains("{\n    vec![contact::room(), outreach::room()]\n}"), "{once}");
        let wide = (0..6).fold(once, |text, _| made(How::Listed("pub fn rooms()"), "outreach::room()", &text).unwrap());
        assert!(wide.contains("    vec![\n        contact::room(),\n        outreach::room(),\n"), "{wide}");
        assert!(wide.ends_with("        outreach::room(),\n    ]\n}\n"), "{wide}");
    }

    #[test]
    fn a_place_that_is_not_there_is_for_a_person_to_find() {
        for how in [How::Below("x"), How::Among("x", ""), How::Closing("x"), How::Listed("x")] {
            assert_eq!(made(how, "new", "a\nb\n"), None);
        }
    }
}
