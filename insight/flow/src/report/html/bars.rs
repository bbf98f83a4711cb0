//! Parts whose picture is a few bars: deadlines, ways cases went, rework, funnels.

use super::draw::Svg;
use super::part::{Cell, Drawing, Table, figure, part};
use super::words::{between, count, lasting, lines, percent};
use crate::Log;
use crate::figure::deadlines::Deadlines;
use crate::number::Share;
use crate::report::{Asked, Figures};

/// One bar: its name, its length, what is written at its end, its colour.
struct Bar {
    name: String,
    length: f64,
    shown: String,
    class: &'static str,
}

/// How many bars a picture has room for.
const BARS: usize = 8;

fn bars(rows: &[Bar], width: f64) -> Drawing {
    let longest = rows.iter().map(|row| row.length).fold(f64::MIN_POSITIVE, f64::max);
    let beside = width > 600.0;
    let (left, room) = if beside { (330.0, 190.0) } else { (2.0, 120.0) };
    let slot = if beside { 40.0 } else { 54.0 };
    let mut svg = Svg::default();
    for (place, row) in rows.iter().enumerate() {
        let y = slot * place as f64 + 6.0;
        let letters = if beside { 44 } else { 46 };
        let name = lines(&row.name, letters, 1).join(" ");
        let bar = if beside { y } else { y + 18.0 };
        let length = (width - left - room) * row.length / longest;
        match beside {
            true => svg.text(left - 14.0, y + 19.0, "end", &name),
            false => svg.text(left, y + 12.0, "", &name),
        };
        svg.rect(left, bar, length.max(1.5), 26.0, row.class).text(
            left + length + 10.0,
            bar + 18.0,
            "strong",
            &row.shown,
        );
    }
    Drawing { height: slot * rows.len() as f64 + 6.0, body: svg.0 }
}

fn picture(id: &str, title: &str, caption: &str, rows: &[Bar]) -> String {
    let tells: String = rows.iter().map(|row| format!("{}: {}. ", row.name, row.shown)).collect();
    figure(id, title, &tells, caption, |width| bars(rows, width))
}

pub(super) fn deadlines(asked: &Asked, of: &Deadlines) -> String {
    let cells = [
        ("Avslutade i tid", of.closed_in_time, "main"),
        ("Avslutade för sent", of.closed_late, "warm"),
        ("Öppna, tiden har gått ut", of.open_overdue, "warm-soft"),
        ("Öppna, tiden är inte slut", of.open_not_yet_due, "hatch"),
    ];
    let Some(met) = of.met().filter(|_| cells.iter().all(|(_, count, _)| asked.about.shows(*count))) else {
        return String::new();
    };
    let says = format!(
        "Tiden hölls i {} av {} ärenden där det går att avgöra: {} (troligen {}).",
        count(met.hits()),
        count(met.n()),
        percent(met.value()),
        between(met)
    );
    let rows: Vec<Bar> = cells
        .iter()
        .map(|(name, n, class)| Bar { name: (*name).to_owned(), length: *n as f64, shown: count(*n), class })
        .collect();
    let mut rest = picture(
        "tider-bild",
        "Tider som hölls",
        "Grönt är i tid, bärnsten är för sent, streckat är ännu inte avgjort.",
        &rows,
    );
    let row = |(name, n, _): &(&str, u64, &str)| vec![Cell::Words((*name).to_owned()), Cell::Count(*n)];
    let table = Table {
        caption: "ärenden med en sista dag".to_owned(),
        head: vec!["Läge", "Ärenden"],
        rows: cells.iter().map(row).collect(),
    };
    rest.push_str(&table.folded("tider"));
    if let Some(naive) = of.met_of_closed().map(|of| *of.of_closed_only()) {
        rest.push_str(&format!(
            "<p class=\"n\">Räknar man bara avslutade ärenden blir det {} i stället: de som är sena och ännu ligger kvar räknas då inte.</p>",
            percent(naive.value())
        ));
    }
    if let Some(late) =
        of.days_late.as_ref().map(|late| late.of_closed_only()).filter(|of| asked.about.shows_summary(of))
    {
        rest.push_str(&format!(
            "<p class=\"n\">Av dem som avslutades för sent var hälften högst {} sena (n = {}).</p>",
            lasting(late.median * 86_400.0),
            count(late.n)
        ));
    }
    let how = "Det går att avgöra när ärendet är avslutat, och när det är öppet och sista dagen har passerat. Ett öppet ärende vars dag inte har kommit räknas varken som hållet eller brutet. ”Troligen” är Wilsons intervall, 95 %.";
    part("tider", "Tider som hölls", &says, how, &rest)
}

pub(super) fn variants(log: &Log, asked: &Asked, figures: &Figures) -> String {
    let all = &figures.variants;
    let listed = asked.about.list(&all.all, |variant| variant.cases);
    let Some(first) = listed.rows.first() else { return String::new() };
    let cases = u64::from(log.cases());
    let share = |n: u64| Share::new(n, cases);
    let says = format!(
        "Ärendena gick {} olika vägar. Den vanligaste gick {} av {} ärenden ({}); {} vägar räcker för fyra av fem.",
        count(all.all.len() as u64),
        count(first.cases),
        count(cases),
        share(first.cases).map_or(String::new(), |of| percent(of.value())),
        count(all.cover80)
    );
    let bar = |(place, n): (usize, u64)| Bar {
        name: format!("Väg {} ({} steg)", place + 1, all.way(log, listed.rows[place]).len()),
        length: n as f64,
        shown: format!("{} ({})", count(n), share(n).map_or(String::new(), |of| percent(of.value()))),
        class: "main",
    };
    let rows: Vec<Bar> = listed.rows.iter().map(|variant| variant.cases).take(BARS).enumerate().map(bar).collect();
    let row = |(place, variant): (usize, &crate::figure::variants::Variant)| {
        let names: Vec<&str> = all.way(log, *variant).iter().map(|word| log.word(*word)).collect();
        let of = share(variant.cases);
        vec![
            Cell::Words(format!("Väg {}", place + 1)),
            Cell::Count(variant.cases),
            of.map_or(Cell::None, |of| Cell::Number(percent(of.value()), of.value())),
            Cell::Words(of.map_or(String::new(), between)),
            Cell::Words(names.join(" → ")),
        ]
    };
    let table = Table {
        caption: "vägarna, vanligast först".to_owned(),
        head: vec!["Väg", "Ärenden", "Andel", "Troligen (95 %)", "Stegen"],
        rows: listed.rows.iter().take(200).enumerate().map(row).collect(),
    };
    let once = asked
        .about
        .count(all.singletons)
        .map_or(String::new(), |n| format!(" {} vägar gick bara ett ärende.", count(n)));
    let how = format!(
        "n = {} ärenden. Två ärenden gick samma väg när de har samma händelser i samma ordning.{once}",
        count(cases)
    );
    let drawn = picture(
        "vagar-bild",
        "De vanligaste vägarna",
        "Varje stapel är en väg. Stegen i varje väg står i tabellen.",
        &rows,
    );
    part("vagar", "Vägar", &says, &how, &(drawn + &table.folded("vagar")))
}

pub(super) fn rework(log: &Log, asked: &Asked, figures: &Figures) -> String {
    let of = &figures.rework;
    let Some(any) = of.any.filter(|any| asked.about.shows_share(*any)) else { return String::new() };
    let says = format!(
        "I {} av {} ärenden ({}; troligen {}) görs något steg mer än en gång.",
        count(any.hits()),
        count(any.n()),
        percent(any.value()),
        between(any)
    );
    let listed = asked.about.list(&of.cases_per_activity, |(_, count)| *count);
    let share = |n: u64| Share::new(n, any.n());
    let rows: Vec<Bar> = listed
        .rows
        .iter()
        .take(BARS)
        .map(|(word, n)| Bar {
            name: log.word(*word).to_owned(),
            length: *n as f64,
            shown: format!("{} ({})", count(*n), share(*n).map_or(String::new(), |of| percent(of.value()))),
            class: "warm",
        })
        .collect();
    let row = |(word, n): &(crate::Word, u64)| {
        let of = share(*n);
        vec![
            Cell::Words(log.word(*word).to_owned()),
            Cell::Count(*n),
            of.map_or(Cell::None, |of| Cell::Number(percent(of.value()), of.value())),
            Cell::Words(of.map_or(String::new(), between)),
        ]
    };
    let table = Table {
        caption: "steg som görs om, och i hur många ärenden".to_owned(),
        head: vec!["Steg", "Ärenden", "Andel av alla", "Troligen (95 %)"],
        rows: listed.rows.iter().map(row).collect(),
    };
    let mut rest = String::new();
    if !rows.is_empty() {
        rest = picture(
            "omtag-bild",
            "Steg som görs om",
            "Staplarna är antalet ärenden där steget görs mer än en gång.",
            &rows,
        );
        rest.push_str(&table.folded("omtag"));
    }
    let loops = asked.about.count(figures.follows.self_loops);
    let loops = loops.map_or(String::new(), |n| format!(" {} gånger följer ett steg direkt på sig självt.", count(n)));
    let how = format!(
        "n = {} ärenden. Ett omtag är att samma steg finns mer än en gång i ärendet, vad som än ligger emellan. Alla omtag är inte fel.{loops}",
        count(any.n())
    );
    part("omtag", "Det som görs om", &says, &how, &rest)
}

pub(super) fn funnel(asked: &Asked, figures: &Figures) -> String {
    let cohorts = &figures.funnel;
    if cohorts.is_empty() {
        return String::new();
    }
    let total = |step: usize| cohorts.iter().map(|cohort| cohort.reached[step]).sum::<u64>();
    let steps: Vec<(usize, &String)> = asked.steps.iter().enumerate().collect();
    let Some(last) = Share::new(total(steps.len() - 1), total(0)).filter(|of| asked.about.shows_share(*of)) else {
        return String::new();
    };
    let says = format!(
        "Av {} som tog första steget kom {} hela vägen: {} (troligen {}).",
        count(last.n()),
        count(last.hits()),
        percent(last.value()),
        between(last)
    );
    let bar = |(step, name): &(usize, &String)| Bar {
        name: (*name).clone(),
        length: total(*step) as f64,
        shown: asked.about.count(total(*step)).map_or("–".to_owned(), count),
        class: "main",
    };
    let rows: Vec<Bar> = steps.iter().map(bar).collect();
    let row = |cohort: &crate::figure::cohorts::Cohort, (step, name): (usize, &String)| {
        let of = cohort.share(step).filter(|of| asked.about.shows_share(*of));
        vec![
            Cell::Words(cohort.name.clone()),
            Cell::Words(name.clone()),
            Cell::maybe(of.map(|of| of.hits())),
            Cell::maybe(of.map(|of| of.n())),
            of.map_or(Cell::None, |of| Cell::Number(percent(of.value()), of.value())),
            of.map_or(Cell::None, |of| Cell::Words(between(of))),
        ]
    };
    let table = Table {
        caption: "hur långt de kom som började samtidigt".to_owned(),
        head: vec!["Började", "Steg", "Kom hit", "Av", "Andel", "Troligen (95 %)"],
        rows: cohorts.iter().flat_map(|cohort| steps.iter().map(move |step| row(cohort, *step))).collect(),
    };
    let drawn =
        picture("tratt-bild", "Hur långt de kom", "Staplarna är hur många som tog varje steg, i ordning.", &rows);
    let how = "De räknas till den tid då de tog första steget, hur långt de än kom. De som började nyss kan ännu komma längre.";
    part("tratt", "Hur långt de kom", &says, how, &(drawn + &table.folded("hur-langt")))
}
