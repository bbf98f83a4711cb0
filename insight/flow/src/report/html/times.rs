//! How long cases stay open and how they end.

use super::curves::{AGES, Line, draw, table, tells};
use super::part::{Cell, Table, figure, part};
use super::words::{count, day, exact, lasting, short};
use crate::figure::periods::Periods;
use crate::number::survival::{Curve, Difference, Incidence};
use crate::report::figures::Ends;
use crate::report::{Asked, Figures};

pub(super) const DAY: f64 = 86_400.0;
/// More ways to end than this are only in the table.
const WAYS: usize = 3;

pub(super) fn of(asked: &Asked, figures: &Figures) -> String {
    match &figures.ends {
        Some(ends) if ends.ended > 0 => known(asked, ends),
        _ => by_events(figures),
    }
}

/// With known ends: all cases, the open ones as far as they were watched.
fn known(asked: &Asked, ends: &Ends) -> String {
    let mut rest = open(&[Line::open("Alla", &ends.curve)], &AGES, None);
    if let Some(closed) = ends.closed_days.as_ref().map(|closed| closed.of_closed_only()) {
        rest.push_str(&format!(
            "<p class=\"n\">Bara avslutade ärenden, som jämförelse: hälften inom {}, i medeltal {}. De talen smickrar, för det som tar längst tid är ännu öppet.</p>",
            lasting(closed.median * DAY),
            lasting(closed.mean * DAY)
        ));
    }
    if let Some(of) = &ends.periods {
        rest.push_str(&periods(asked, of));
    }
    let odd = match ends.spans.ended_before_begin {
        0 => String::new(),
        odd => format!(" {} ärenden har ett slut som ligger före början och räknas som noll dagar.", count(odd)),
    };
    let how = format!(
        "n = {} ärenden: {} avslutade, {} öppna när loggen slutar {}. {AS_LONG_AS_WATCHED}{odd}",
        count(ends.ended + ends.open),
        count(ends.ended),
        count(ends.open),
        day(ends.spans.until, &asked.zone)
    );
    part("tid", "Hur lång tid det tar", &half(ends.curve.median()), &how, &rest)
}

pub(super) const AS_LONG_AS_WATCHED: &str =
    "Ett öppet ärende räknas som öppet minst så länge som det har följts, aldrig som färdigt.";

/// The sentence about the median.
pub(super) fn half(median: Option<f64>) -> String {
    match median {
        Some(median) => format!("Hälften av ärendena är avslutade inom {}.", lasting(median * DAY)),
        None => "Fler än hälften av ärendena är ännu öppna: hur lång tid hälften tar går inte att säga.".to_owned(),
    }
}

/// How many are still open, as a picture with its table.
pub(super) fn open(lines: &[Line<'_>], ages: &[f64], told: Option<&[f64]>) -> String {
    let heads = ["Ärenden", "Ännu öppna", "Följs vid den åldern"];
    let (id, file, title, caption, of) = match lines {
        [_] => (
            "tid-bild",
            "tid-till-avslut",
            "Andel ärenden som ännu är öppna",
            "Linjen är andelen som ännu är öppna vid varje ålder (Kaplan–Meier), bandet var den troligen ligger (95 %). Under linjen: hur många ärenden som följs vid den åldern.",
            "andel som ännu är öppna vid olika ålder",
        ),
        _ => (
            "perioder-bild",
            "tidigare-och-senare",
            "Andel som ännu är öppna, tidigare och senare ärenden",
            "Heldragen grön linje: ärenden som började tidigare. Streckad linje: ärenden som började senare. Båda vid samma ålder, så att unga ärenden inte ser snabba ut för att de är unga.",
            "tidigare och senare ärenden vid samma ålder",
        ),
    };
    let picture = figure(id, title, &tells(lines, "ännu öppna"), caption, |width| draw(lines, told, width));
    picture + &table(lines, ages, of, heads).folded(file)
}

/// Without known ends: from first to last event, which is not the same.
fn by_events(figures: &Figures) -> String {
    let Some(of) = figures.cases.duration_s.as_ref() else { return String::new() };
    let [_, p10, p25, p75, p90, p95, _] = of.quantiles;
    let says = format!(
        "Från första till sista händelse går det högst {} för hälften av ärendena, och mer än {} för vart tionde.",
        lasting(of.median),
        lasting(p90)
    );
    let row = |name: &str, seconds: f64| vec![Cell::Words(name.to_owned()), Cell::Number(lasting(seconds), seconds)];
    let table = Table {
        caption: "tid från första till sista händelse (i filen sekunder)".to_owned(),
        head: vec!["Andel av ärendena", "Klara inom"],
        rows: vec![
            row("En av tio", p10),
            row("En fjärdedel", p25),
            row("Hälften", of.median),
            row("Tre fjärdedelar", p75),
            row("Nio av tio", p90),
            row("Nitton av tjugo", p95),
        ],
    };
    let how = format!(
        "n = {} ärenden. Loggen säger inte när ett ärende är avslutat, så det går inte att säga hur länge ärenden är öppna, bara hur lång tid deras händelser spänner över. Ett ärende med en enda händelse tar noll.",
        count(of.n)
    );
    part("tid", "Hur lång tid det tar", &says, &how, &table.folded("tid"))
}

fn periods(asked: &Asked, of: &Periods) -> String {
    let lines = [Line::open("Tidigare", &of.earlier), Line::open("Senare", &of.later)];
    faster(
        &day(of.split, &asked.zone),
        [(Some(&of.earlier), of.earlier_n), (Some(&of.later), of.later_n)],
        of.difference.as_ref(),
        &open(&lines, &AGES, None),
    )
}

/// Earlier cases against later ones: their medians where their curves may tell them, the test, and the picture.
pub(super) fn faster(
    split: &str,
    [(earlier, earlier_n), (later, later_n)]: [(Option<&Curve>, u64); 2],
    test: Option<&Difference>,
    curves: &str,
) -> String {
    let median = |curve: Option<&Curve>| {
        curve.map_or(String::new(), |curve| {
            let median = curve.median().map_or("ännu inte känt".to_owned(), |median| lasting(median * DAY));
            format!("hälften avslutade inom {median} ")
        })
    };
    let test = test.map_or(String::new(), |test| {
        let chance = if test.p < 0.001 { "mindre än 0,001".to_owned() } else { exact((test.p * 1e3).round() / 1e3) };
        let words = if test.p < 0.05 {
            "Skillnaden är större än slumpen brukar ge"
        } else {
            "Skillnaden är inte större än slumpen brukar ge"
        };
        format!(" {words} (log-rank χ² = {}, p = {chance}).", short(test.chi2))
    });
    format!(
        "<h3>Går det fortare än förr?</h3><p>Ärenden som började före {split}: {}(n = {}). Från och med då: {}(n = {}).{test}</p>{curves}",
        median(earlier),
        count(earlier_n),
        median(later),
        count(later_n),
    )
}

/// The ways to end: the share of all cases that has ended in each by every age.
pub(super) fn endings(figures: &Figures) -> String {
    let Some(ends) = figures.ends.as_ref().filter(|ends| !ends.ways.is_empty()) else { return String::new() };
    let name = |way: &Incidence| match ends.spans.outcomes.get(way.cause.0 as usize).map(String::as_str) {
        None | Some("") => "Inget angivet".to_owned(),
        Some(name) => name.to_owned(),
    };
    let mut ways: Vec<(String, &Incidence)> = ends.ways.iter().map(|way| (name(way), way)).collect();
    ways.sort_by(|one, other| other.1.ended.cmp(&one.1.ended).then_with(|| one.0.cmp(&other.0)));
    ways_to_end(&ways, &ends.curve, &AGES, None)
}

/// Each way with its curve; `curve` is how many are still open.
pub(super) fn ways_to_end(ways: &[(String, &Incidence)], curve: &Curve, ages: &[f64], told: Option<&[f64]>) -> String {
    let lines: Vec<Line<'_>> = ways.iter().map(|(name, way)| Line::ended(name, way, curve)).collect();
    ended(&lines, ways[0].1.ended, ages, told)
}

/// The ways to end as curves, the most frequent first.
pub(super) fn ended(lines: &[Line<'_>], most: u64, ages: &[f64], told: Option<&[f64]>) -> String {
    let says = format!("Vanligast är att ärendet slutar med ”{}”: {} gånger.", lines[0].name, count(most));
    let drawn = &lines[..lines.len().min(WAYS)];
    let look = ["heldragen grön", "streckad bärnsten", "prickad blå"];
    let named: Vec<String> =
        drawn.iter().zip(look).map(|(line, look)| format!("{}: {look} linje", line.name)).collect();
    let caption = format!(
        "{}. Linjen är andelen av alla ärenden som har slutat så vid varje ålder (Aalen–Johansen), bandet var den troligen ligger (95 %). Under linjerna: hur många ärenden som ännu är öppna och följs vid den åldern.",
        named.join(", ")
    );
    let picture = figure("slut-bild", "Så slutar ärendena", &tells(drawn, "har slutat så"), &caption, |width| {
        draw(drawn, told, width)
    });
    let heads = ["Slutar med", "Har slutat så", "Följs vid den åldern"];
    let table = table(lines, ages, "andel som har slutat på varje sätt vid olika ålder", heads).folded("sa-slutar-de");
    let how = "Sätten att sluta utesluter varandra, och andelarna räknas av alla ärenden, också de öppna. Tillsammans med de ännu öppna blir de hundra procent.";
    part("slut", "Så slutar ärendena", &says, how, &(picture + &table))
}
