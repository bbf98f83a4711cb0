//! How long cases stay open: curves with their limits, and below them how many are still watched.

use super::draw::Svg;
use super::part::{Cell, Drawing, Table, figure, part};
use super::words::{count, day, exact, lasting, percent, short};
use crate::figure::periods::Periods;
use crate::number::survival::Curve;
use crate::report::figures::Ends;
use crate::report::{About, Asked, Figures};

const DAY: f64 = 86_400.0;
/// The ages at which the table says how many are still open, in days.
const AGES: [f64; 14] = [1.0, 3.0, 7.0, 14.0, 21.0, 28.0, 42.0, 56.0, 90.0, 120.0, 180.0, 240.0, 300.0, 365.0];

/// One curve of a picture.
struct Line<'a> {
    curve: &'a Curve,
    name: &'static str,
    class: &'static str,
}

pub(super) fn of(asked: &Asked, figures: &Figures) -> String {
    match &figures.ends {
        Some(ends) if ends.ended > 0 && asked.about.shows_quantile(ends.ended + ends.open, 0.5) => known(asked, ends),
        _ => by_events(asked, figures),
    }
}

/// With known ends: all cases, the open ones as far as they were watched.
fn known(asked: &Asked, ends: &Ends) -> String {
    let n = ends.ended + ends.open;
    let says = match ends.curve.median() {
        Some(median) => format!("Hälften av ärendena är avslutade inom {}.", lasting(median * DAY)),
        None => "Fler än hälften av ärendena är ännu öppna: hur lång tid hälften tar går inte att säga.".to_owned(),
    };
    let lines = [Line { curve: &ends.curve, name: "Alla", class: "" }];
    let caption = "Linjen är andelen som ännu är öppna vid varje ålder (Kaplan–Meier), bandet var den troligen ligger (95 %). Under linjen: hur många ärenden som följs vid den åldern.";
    let picture = figure("tid-bild", "Andel ärenden som ännu är öppna", &tells(&lines), caption, |width| {
        draw(asked.about, &lines, width)
    });
    let mut rest = picture + &table(asked.about, &lines).folded("tid-till-avslut");
    if let Some(closed) =
        ends.closed_days.as_ref().map(|closed| closed.of_closed_only()).filter(|of| asked.about.shows_summary(of))
    {
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
        "n = {} ärenden: {} avslutade, {} öppna när loggen slutar {}. Ett öppet ärende räknas som öppet minst så länge som det har följts, aldrig som färdigt.{odd}",
        count(n),
        count(ends.ended),
        count(ends.open),
        day(ends.spans.until, &asked.zone)
    );
    part("tid", "Hur lång tid det tar", &says, &how, &rest)
}

/// Without known ends: from first to last event, which is not the same.
fn by_events(asked: &Asked, figures: &Figures) -> String {
    let Some(of) = figures.cases.duration_s.as_ref().filter(|of| asked.about.shows_summary(of)) else {
        return String::new();
    };
    let [_, p10, p25, p75, p90, p95, _] = of.quantiles;
    let says = format!(
        "Från första till sista händelse går det högst {} för hälften av ärendena, och mer än {} för vart tionde.",
        lasting(of.median),
        lasting(p90)
    );
    let row = |name: &str, p: f64, seconds: f64| {
        let shown = asked.about.shows_quantile(of.n, p);
        vec![Cell::Words(name.to_owned()), if shown { Cell::Number(lasting(seconds), seconds) } else { Cell::None }]
    };
    let table = Table {
        caption: "tid från första till sista händelse (i filen sekunder)".to_owned(),
        head: vec!["Andel av ärendena", "Klara inom"],
        rows: vec![
            row("En av tio", 0.1, p10),
            row("En fjärdedel", 0.25, p25),
            row("Hälften", 0.5, of.median),
            row("Tre fjärdedelar", 0.75, p75),
            row("Nio av tio", 0.9, p90),
            row("Nitton av tjugo", 0.95, p95),
        ],
    };
    let how = format!(
        "n = {} ärenden. Loggen säger inte när ett ärende är avslutat, så det går inte att säga hur länge ärenden är öppna, bara hur lång tid deras händelser spänner över. Ett ärende med en enda händelse tar noll.",
        count(of.n)
    );
    part("tid", "Hur lång tid det tar", &says, &how, &table.folded("tid"))
}

fn periods(asked: &Asked, of: &Periods) -> String {
    let enough = |n: u64| asked.about.shows_quantile(n, 0.5);
    if !(enough(of.earlier_n) && enough(of.later_n)) {
        return String::new();
    }
    let lines = [
        Line { curve: &of.earlier, name: "Tidigare", class: "" },
        Line { curve: &of.later, name: "Senare", class: " second" },
    ];
    let median = |curve: &Curve| curve.median().map_or("ännu inte känt".to_owned(), |median| lasting(median * DAY));
    let test = of.difference.as_ref().map_or(String::new(), |test| {
        let chance = if test.p < 0.001 { "mindre än 0,001".to_owned() } else { exact((test.p * 1e3).round() / 1e3) };
        let words = if test.p < 0.05 {
            "Skillnaden är större än slumpen brukar ge"
        } else {
            "Skillnaden är inte större än slumpen brukar ge"
        };
        format!(" {words} (log-rank χ² = {}, p = {chance}).", short(test.chi2))
    });
    let picture = figure(
        "perioder-bild",
        "Andel som ännu är öppna, tidigare och senare ärenden",
        &tells(&lines),
        "Heldragen grön linje: ärenden som började tidigare. Streckad linje: ärenden som började senare. Båda vid samma ålder, så att unga ärenden inte ser snabba ut för att de är unga.",
        |width| draw(asked.about, &lines, width),
    );
    format!(
        "<h3>Går det fortare än förr?</h3><p>Ärenden som började före {}: hälften avslutade inom {} (n = {}). Från och med då: {} (n = {}).{test}</p>{picture}{}",
        day(of.split, &asked.zone),
        median(&of.earlier),
        count(of.earlier_n),
        median(&of.later),
        count(of.later_n),
        table(asked.about, &lines).folded("tidigare-och-senare")
    )
}

fn tells(lines: &[Line<'_>]) -> String {
    let told = |line: &Line<'_>| {
        let at = |age: f64| line.curve.at(age).map(|share| format!("efter {} dagar {}", short(age), percent(share)));
        let ages: Vec<String> = [14.0, 28.0, 56.0, 90.0, 180.0].into_iter().filter_map(at).collect();
        format!("{}: ännu öppna {}. ", line.name, ages.join(", "))
    };
    lines.iter().map(told).collect()
}

/// Whether the curve may be shown at this age.
fn shows(about: About, curve: &Curve, age: f64) -> bool {
    let ended: u64 = curve.points().iter().take_while(|point| point.time <= age).map(|point| point.ended).sum();
    about.shows(ended) && about.shows(curve.at_risk(age))
}

fn table(about: About, lines: &[Line<'_>]) -> Table {
    let row = |(line, age): (&Line<'_>, f64)| {
        let at = line.curve.at(age).filter(|_| shows(about, line.curve, age))?;
        let limits = match line.curve.limits(age) {
            Some((low, high)) => Cell::Words(format!("{}–{}", percent(low), percent(high))),
            None => Cell::None,
        };
        Some(vec![
            Cell::Words(format!("{} dagar", short(age))),
            Cell::Words(line.name.to_owned()),
            Cell::Number(percent(at), at),
            limits,
            Cell::Count(line.curve.at_risk(age)),
        ])
    };
    let rows = AGES.iter().flat_map(|age| lines.iter().map(move |line| (line, *age))).filter_map(row).collect();
    Table {
        caption: match lines {
            [_] => "andel som ännu är öppna vid olika ålder".to_owned(),
            _ => "tidigare och senare ärenden vid samma ålder".to_owned(),
        },
        head: vec!["Ålder", "Ärenden", "Ännu öppna", "Troligen mellan (95 %)", "Följs vid den åldern"],
        rows,
    }
}

fn draw(about: About, lines: &[Line<'_>], width: f64) -> Drawing {
    let left = if lines.len() > 1 { 78.0 } else { 48.0 };
    let (right, top, bottom) = (width - 10.0, 12.0, 262.0);
    let last = |line: &Line<'_>| {
        line.curve.points().iter().rev().find(|p| p.share > 0.004 || p.open > 0).map_or(1.0, |p| p.time)
    };
    let longest = lines.iter().map(last).fold(1.0 / 24.0, f64::max);
    let (at, up) = (|age: f64| left + (right - left) * age / longest, |share: f64| bottom - (bottom - top) * share);
    let mut svg = Svg::default();
    for tenth in [0.0, 0.25, 0.5, 0.75, 1.0] {
        svg.line(left, up(tenth), right, up(tenth), if tenth == 0.0 { "base" } else { "axis" });
        svg.text(left - 6.0, up(tenth) + 5.0, "end soft", &percent(tenth));
    }
    let ages = ages(longest, width);
    for age in &ages {
        svg.line(at(*age), bottom, at(*age), bottom + 5.0, "base");
        svg.text(at(*age), bottom + 20.0, "mid soft", &exact(*age));
    }
    svg.text(right, bottom + 38.0, "end soft", "dagar sedan ärendet började");
    svg.text(left, bottom + 60.0, "soft", "Så många följs då:");
    for (place, line) in lines.iter().enumerate() {
        one(&mut svg, about, line, longest, &at, &up);
        let y = bottom + 80.0 + 20.0 * place as f64;
        if lines.len() > 1 {
            svg.text(left - 12.0, y, "end soft", line.name);
        }
        for age in &ages {
            let risk = about.count(line.curve.at_risk(*age)).map_or("–".to_owned(), count);
            svg.text(at(*age).max(left + 18.0), y, "mid", &risk);
        }
        if let Some(median) = line.curve.median().filter(|median| *median <= longest) {
            svg.dot(at(median), up(0.5), 4.5, if line.class.is_empty() { "main" } else { "warm" });
            let (off, words) = if lines.len() > 1 { (18.0 * place as f64, line.name) } else { (0.0, "hälften") };
            svg.text(
                at(median) + 10.0,
                up(0.5) - 8.0 - off,
                "strong halo",
                &format!("{words}: {}", lasting(median * DAY)),
            );
        }
    }
    Drawing { height: bottom + 88.0 + 20.0 * (lines.len() - 1) as f64, body: svg.0 }
}

/// One curve and its band, as steps. Where people are concerned a step is drawn only when enough have ended since the last.
fn one(svg: &mut Svg, about: About, line: &Line<'_>, longest: f64, at: &impl Fn(f64) -> f64, up: &impl Fn(f64) -> f64) {
    let (mut along, mut above, mut below) = (format!("M{:.1} {:.1}", at(0.0), up(1.0)), String::new(), Vec::new());
    let (mut since, mut before, mut drawn) = (0, (1.0, 1.0), (at(0.0), up(1.0)));
    let seen = line.curve.points().partition_point(|point| point.time <= longest);
    for (place, point) in line.curve.points()[..seen].iter().enumerate() {
        since += point.ended;
        let (x, y) = (at(point.time), up(point.share));
        // Steps that nobody could see would only make the page heavy.
        let near = (x - drawn.0).abs() < 0.8 && (y - drawn.1).abs() < 0.8 && place + 1 < seen;
        if since == 0 || near || !about.shows(since) || !about.shows(point.at_risk) {
            continue;
        }
        (since, drawn) = (0, (x, y));
        along.push_str(&format!("H{x:.1}V{y:.1}"));
        let limits = point.limits().unwrap_or((point.share, point.share));
        let start = if above.is_empty() { 'M' } else { 'L' };
        above.push_str(&format!("{start}{x:.1} {:.1}L{x:.1} {:.1}", up(before.1), up(limits.1)));
        below.push(format!("L{x:.1} {:.1}L{x:.1} {:.1}", up(limits.0), up(before.0)));
        before = limits;
    }
    // The last cases were lost sight of open: the share stays what it was as long as they were watched.
    if let (About::Things, Some(last)) = (about, line.curve.points()[..seen].last()) {
        along.push_str(&format!("H{:.1}", at(last.time)));
    }
    below.reverse();
    if !above.is_empty() {
        svg.path(&format!("{above}{}Z", below.concat()), &format!("band{}", line.class));
    }
    svg.path(&along, &format!("line{}", line.class));
}

/// Ages below the axis: weeks and months as people count them.
fn ages(longest: f64, width: f64) -> Vec<f64> {
    let room = (width / 90.0).floor();
    let steps = [0.25, 0.5, 1.0, 2.0, 7.0, 14.0, 28.0, 30.0, 60.0, 90.0, 180.0, 365.0, 730.0, 1_825.0, 3_650.0];
    let step = steps.into_iter().find(|step| longest / step <= room).unwrap_or(longest);
    (0..=(longest / step).floor() as u32).map(|at| f64::from(at) * step).collect()
}
