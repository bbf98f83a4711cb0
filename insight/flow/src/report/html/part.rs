//! What every part of the page is made of: a picture in two widths with its words, and a table that can be taken along.

use super::words::{count, esc, exact};
use std::fmt::Write;

/// How many letters of a picture's width a wide and a narrow page have.
pub(super) const WIDTHS: [(f64, &str); 2] = [(1024.0, "wide"), (358.0, "narrow")];

/// One cell of a table: what is read, and what stands in the file.
pub(super) enum Cell {
    /// Words.
    Words(String),
    /// A count.
    Count(u64),
    /// A number in words for the reader, and exact for the file.
    Number(String, f64),
    /// Nothing is said here: unknown, or too few to say.
    None,
}

impl Cell {
    /// A count that may be hidden.
    pub(super) fn maybe(count: Option<u64>) -> Self {
        count.map_or(Self::None, Self::Count)
    }
}

/// A table, read on the page and fetched as a file.
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) head: Vec<&'static str>,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// More rows than this are only in the file.
const ROWS: usize = 60;
/// More rows than this are not printed: the style sheet hides them.
const PAPER_ROWS: usize = 20;
/// More rows than this are not in the file either: a page must open on a phone.
const FILE_ROWS: usize = 2_000;

impl Table {
    fn html(&self) -> String {
        let mut out = format!("<table><caption>{}</caption><thead><tr>", esc(&self.caption));
        for (place, head) in self.head.iter().enumerate() {
            let class = if self.numeric(place) { " class=\"number\"" } else { "" };
            let _ = write!(out, "<th scope=\"col\"{class}>{head}</th>");
        }
        out.push_str("</tr></thead><tbody>");
        for row in self.rows.iter().take(ROWS) {
            out.push_str("<tr>");
            for (place, cell) in row.iter().enumerate() {
                let shown = match cell {
                    Cell::Words(words) => esc(words),
                    Cell::Count(of) => count(*of),
                    Cell::Number(words, _) => esc(words),
                    Cell::None => "–".to_owned(),
                };
                let _ = match (place, cell) {
                    (0, _) => write!(out, "<th scope=\"row\">{shown}</th>"),
                    (_, Cell::Words(_)) => write!(out, "<td class=\"words\">{shown}</td>"),
                    _ => write!(out, "<td class=\"number\">{shown}</td>"),
                };
            }
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table>");
        out
    }

    fn numeric(&self, place: usize) -> bool {
        place > 0 && self.rows.iter().any(|row| matches!(row.get(place), Some(Cell::Count(_) | Cell::Number(..))))
    }

    /// The same table as text with semicolons and decimal commas, which a Swedish spreadsheet opens as it stands.
    fn csv(&self) -> String {
        let mut out = String::from('\u{feff}');
        let mut line = |cells: Vec<String>| {
            out.push_str(&cells.join(";"));
            out.push_str("\r\n");
        };
        line(self.head.iter().map(|head| quoted(head)).collect());
        let cell = |cell: &Cell| match cell {
            Cell::Words(words) => quoted(words),
            Cell::Count(of) => of.to_string(),
            Cell::Number(_, of) => exact(*of),
            Cell::None => String::new(),
        };
        self.rows.iter().take(FILE_ROWS).for_each(|row| line(row.iter().map(cell).collect()));
        out
    }

    /// The table behind a summary, with its file.
    pub(super) fn folded(&self, file: &str) -> String {
        let more = self.rows.len().min(FILE_ROWS).saturating_sub(ROWS);
        let paper = if self.rows.len() > PAPER_ROWS {
            format!("<p class=\"paper n\">På papper står bara de {PAPER_ROWS} första raderna.</p>")
        } else {
            String::new()
        };
        let more = if more > 0 {
            format!("<p class=\"n\">{} rader till finns i filen.</p>", count(more as u64))
        } else {
            String::new()
        };
        format!(
            "<details><summary>Siffrorna bakom: {label}</summary><div class=\"scroll\" role=\"region\" aria-label=\"Tabell: {label}\" tabindex=\"0\">{}</div>{paper}{more}<p class=\"csv\"><a download=\"{file}.csv\" href=\"data:text/csv;charset=utf-8,{}\">Hämta tabellen som fil ({file}.csv)</a></p></details>",
            self.html(),
            percent_encoded(&self.csv()),
            label = esc(&self.caption),
        )
    }
}

/// Text for a file of cells. A spreadsheet must not take a name from a log for a formula.
fn quoted(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if risky { format!("'{text}") } else { text.to_owned() };
    if text.contains([';', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b',' | b';' => {
                out.push(char::from(byte))
            }
            other => {
                let _ = write!(out, "%{other:02X}");
            }
        }
    }
    out
}

/// A picture for one width: how high it is, and what is drawn.
pub(super) struct Drawing {
    pub(super) height: f64,
    pub(super) body: String,
}

/// A picture in both widths. `id` is unique on the page, `title` says what is seen, `tells` says it in words for those who do
/// not see it, `caption` says how to read it.
pub(super) fn figure(id: &str, title: &str, tells: &str, caption: &str, draw: impl Fn(f64) -> Drawing) -> String {
    let mut out = String::from("<figure>");
    for (width, class) in WIDTHS {
        let Drawing { height, body } = draw(width);
        let paper = if id == "karta" { " tall-on-paper" } else { "" };
        let _ = write!(
            out,
            "<svg class=\"{class}{paper}\" viewBox=\"0 0 {width} {height:.0}\" role=\"img\" aria-labelledby=\"{id}-{class}-t {id}-{class}-d\"><title id=\"{id}-{class}-t\">{}</title><desc id=\"{id}-{class}-d\">{}</desc>{body}</svg>",
            esc(title),
            esc(tells),
        );
    }
    let _ = write!(out, "<figcaption>{}</figcaption></figure>", esc(caption));
    out
}

/// A part of the page: its heading, the sentence that says what is seen, how it is reckoned, and the rest as HTML.
pub(super) fn part(id: &str, heading: &str, says: &str, how: &str, rest: &str) -> String {
    let says = if says.is_empty() { String::new() } else { format!("<p class=\"says\">{}</p>", esc(says)) };
    format!(
        "<section class=\"part\" id=\"{id}\" aria-labelledby=\"{id}-h\"><h2 id=\"{id}-h\">{}</h2>{says}{rest}<p class=\"how\">{}</p></section>",
        esc(heading),
        esc(how),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_from_a_log_is_neither_markup_nor_formula() {
        let table = Table {
            caption: "<script>".into(),
            head: vec!["Namn", "Antal"],
            rows: vec![vec![Cell::Words("=1+1;\"x\"".into()), Cell::Count(1_500)]],
        };
        assert_eq!(table.csv(), "\u{feff}Namn;Antal\r\n\"'=1+1;\"\"x\"\"\";1500\r\n");
        let html = table.folded("a");
        assert!(!html.contains("<script>") && html.contains("1\u{a0}500"));
    }
}
