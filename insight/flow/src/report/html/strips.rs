//! Waiting at hand-overs: how the times spread, on a scale on which seconds and months both have room.

use super::draw::Svg;
use super::part::{Cell, Drawing, Table, figure, part};
use super::words::{between, count, lasting, percent, short};
use crate::Log;
use crate::figure::holders::{HandOver, Holders};
use crate::number::Summary;
use crate::report::Figures;

/// What stands on the scale.
const SCALE: [(f64, &str); 7] = [
    (1.0, "1 s"),
    (60.0, "1 min"),
    (3_600.0, "1 tim"),
    (86_400.0, "1 dag"),
    (604_800.0, "1 v"),
    (2_629_800.0, "1 mån"),
    (31_557_600.0, "1 år"),
];

/// One row: what it is, and how its times spread.
type Row<'a> = (String, &'a Summary, &'static str);

pub(super) fn of(log: &Log, figures: &Figures) -> String {
    let both = [("person", "personer", &figures.resources), ("grupp", "grupper", &figures.groups)];
    let mut rows: Vec<Row<'_>> = Vec::new();
    let (mut rest, mut says) = (String::new(), String::new());
    for (one, many, holders) in both {
        let Some(holders) = holders else { continue };
        let (before, same) = (holders.before_s.as_ref(), holders.same_s.as_ref());
        if let Some(of) = before {
            rows.push((format!("Vid byte av {one}"), of, "warm"));
        }
        if let Some(of) = same {
            rows.push((format!("Hos samma {one}"), of, "main"));
        }
        if let (Some(before), Some(same), true) = (before, same, says.is_empty()) {
            says = format!(
                "När ett ärende byter {one} dröjer det i hälften av fallen mer än {}. Hos samma {one} går det {}.",
                lasting(before.median),
                lasting(same.median)
            );
        }
        rest.push_str(&told(holders, one, many));
    }
    if rows.is_empty() {
        return String::new();
    }
    let drawn = figure(
        "byten-bild",
        "Hur lång tid det går, vid byten och utan",
        &rows.iter().map(|(name, of, _)| format!("{name}: hälften inom {}.", lasting(of.median))).collect::<String>(),
        "Punkten är medianen: hälften går fortare. Det tjocka bandet är den mellersta halvan, det tunna strecket de åtta mellersta av tio. Skalan går i språng, från sekunder till år.",
        |width| draw(&rows, width),
    );
    let mut tables = spread(&rows).folded("vantan-vid-byten");
    for (name, holders) in [("personer", &figures.resources), ("grupper", &figures.groups)] {
        if let Some(holders) = holders {
            tables.push_str(&edges(log, holders, name).folded(&format!("byten-mellan-{name}")));
        }
    }
    part(
        "byten",
        "Väntan när ärendet byter händer",
        if says.is_empty() { "Här står hur lång tid det går vid byten." } else { &says },
        "Ett byte är två händelser som följer direkt på varandra i ett ärende men görs av olika personer, eller i olika grupper. Steg där det inte står vem räknas inte. Fram och tillbaka betyder tre steg i följd: hos A, hos B och hos A igen.",
        &(drawn + &rest + &tables),
    )
}

fn told(holders: &Holders, one: &str, many: &str) -> String {
    let mut out = format!("<h3>Byten mellan {many}</h3><p>");
    if let Some(changes) = holders.changes {
        out.push_str(&format!(
            "{} av {} steg är byten ({}). ",
            count(changes.hits()),
            count(changes.n()),
            percent(changes.value())
        ));
        out.push_str(&format!(
            "Det blir {} byten per ärende. ",
            short(changes.hits() as f64 / holders.cases.max(1) as f64)
        ));
    }
    if let Some(back) = holders.cases_back_and_forth {
        out.push_str(&format!(
            "I {} av {} ärenden ({}; troligen {}) går ärendet fram och tillbaka. ",
            count(back.hits()),
            count(back.n()),
            percent(back.value()),
            between(back)
        ));
    }
    if let Some(mean) = holders.distinct_per_case_mean {
        out.push_str(&format!(
            "Ett ärende möter i medeltal {} olika {}.",
            short(mean),
            if mean > 0.95 && mean < 1.05 { one } else { many }
        ));
    }
    out + "</p>"
}

fn spread(rows: &[Row<'_>]) -> Table {
    let row = |(name, of, _): &Row<'_>| {
        let [_, p10, p25, p75, p90, ..] = of.quantiles;
        let mut cells = vec![Cell::Words(name.clone()), Cell::Count(of.n)];
        cells.extend([p10, p25, of.median, p75, p90].map(|value| Cell::Number(lasting(value), value)));
        cells
    };
    spread_of(rows.iter().map(row).collect())
}

/// The table of how times are spread: a name, how many, and five quantiles in each row.
pub(super) fn spread_of(rows: Vec<Vec<Cell>>) -> Table {
    Table {
        caption: "hur tiderna fördelar sig (i filen sekunder)".to_owned(),
        head: vec![
            "Vad",
            "n",
            "En av tio inom",
            "En fjärdedel inom",
            "Hälften inom",
            "Tre fjärdedelar inom",
            "Nio av tio inom",
        ],
        rows,
    }
}

fn edges(log: &Log, holders: &Holders, name: &str) -> Table {
    let row = |edge: &HandOver| {
        let time = |seconds: f64| Cell::Number(lasting(seconds), seconds);
        vec![
            Cell::Words(log.word(edge.from).to_owned()),
            Cell::Words(log.word(edge.to).to_owned()),
            Cell::Count(edge.n),
            time(edge.median_s),
            time(edge.sum_s),
        ]
    };
    Table {
        caption: format!("byten mellan {name}, vanligast först (tiderna i filen är sekunder)"),
        head: vec!["Från", "Till", "Antal", "Hälften inom", "Väntan tillsammans"],
        rows: holders.edges.iter().map(row).collect(),
    }
}

fn draw(rows: &[Row<'_>], width: f64) -> Drawing {
    let (left, right) = (12.0, width - 24.0);
    let top = rows.iter().map(|(_, of, _)| of.quantiles[4]).fold(3_600.0, f64::max).min(1e9);
    let at = |seconds: f64| left + (right - left) * seconds.max(1.0).min(top).ln() / top.ln();
    let height = rows.len() as f64 * 56.0 + 30.0;
    let mut svg = Svg::default();
    let mut last = f64::NEG_INFINITY;
    for (seconds, name) in SCALE.iter().filter(|(seconds, _)| *seconds <= top) {
        let x = at(*seconds);
        svg.line(x, 4.0, x, height - 24.0, "axis");
        if x - last > 44.0 {
            svg.text(x, height - 6.0, "mid soft", name);
            last = x;
        }
    }
    for (place, (name, of, class)) in rows.iter().enumerate() {
        let y = 20.0 + place as f64 * 56.0;
        let [_, p10, p25, p75, p90, ..] = of.quantiles;
        svg.text(left, y, "halo", &format!("{name}: {}", lasting(of.median)));
        svg.rect(at(p10), y + 18.5, at(p90) - at(p10), 3.0, class);
        svg.rect(at(p25), y + 13.0, at(p75) - at(p25), 14.0, &format!("{class}-soft"));
        svg.dot(at(of.median), y + 20.0, 7.0, class);
    }
    Drawing { height, body: svg.0 }
}
