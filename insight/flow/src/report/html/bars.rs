//! Parts whose picture is a few bars: deadlines, ways cases went, rework, funnels.

use super::draw::Svg;
use super::part::{Cell, Drawing, Table, figure, part};
use super::words::{between, count, lasting, lines, percent};
use crate::figure::cohorts::Cohort;
use crate::figure::deadlines::Deadlines;
use crate::figure::variants::Variant;
use crate::number::Share;
use crate::report::Figures;
use crate::{Log, Word};

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

/// A bar of so many of some, and the same as cells of a table.
fn share_bar(name: String, of: Share, class: &'static str) -> Bar {
    Bar { name, length: of.hits() as f64, shown: format!("{} ({})", count(of.hits()), percent(of.value())), class }
}

fn share_cells(of: Share) -> [Cell; 3] {
    [Cell::Count(of.hits()), Cell::Number(percent(of.value()), of.value()), Cell::Words(between(of))]
}

/// Deadlines kept: `cells` are those closed in time, closed late, open and overdue, open and not yet due; `more` is what is
/// said below the picture.
pub(super) fn deadlines(met: Share, cells: [u64; 4], more: &str) -> String {
    let names = [
        ("Avslutade i tid", "main"),
        ("Avslutade för sent", "warm"),
        ("Öppna, tiden har gått ut", "warm-soft"),
        ("Öppna, tiden är inte slut", "hatch"),
    ];
    let says = format!(
        "Tiden hölls i {} av {} ärenden där det går att avgöra: {} (troligen {}).",
        count(met.hits()),
        count(met.n()),
        percent(met.value()),
        between(met)
    );
    let bar = |((name, class), n): ((&str, &'static str), u64)| Bar {
        name: name.to_owned(),
        length: n as f64,
        shown: count(n),
        class,
    };
    let rows: Vec<Bar> = names.into_iter().zip(cells).map(bar).collect();
    let caption = "Grönt är i tid, bärnsten är för sent, streckat är ännu inte avgjort.";
    let drawn = picture("tider-bild", "Tider som hölls", caption, &rows);
    let row = |((name, _), n): ((&str, &str), u64)| vec![Cell::Words(name.to_owned()), Cell::Count(n)];
    let table = Table {
        caption: "ärenden med en sista dag".to_owned(),
        head: vec!["Läge", "Ärenden"],
        rows: names.into_iter().zip(cells).map(row).collect(),
    };
    let how = "Det går att avgöra när ärendet är avslutat, och när det är öppet och sista dagen har passerat. Ett öppet ärende vars dag inte har kommit räknas varken som hållet eller brutet. ”Troligen” är Wilsons intervall, 95 %.";
    part("tider", "Tider som hölls", &says, how, &(drawn + &table.folded("tider") + more))
}

/// How late the late ones were.
pub(super) fn late(median_days: f64, n: u64) -> String {
    format!(
        "<p class=\"n\">Av dem som avslutades för sent var hälften högst {} sena (n = {}).</p>",
        lasting(median_days * 86_400.0),
        count(n)
    )
}

pub(super) fn kept(of: &Deadlines) -> String {
    let Some(met) = of.met() else { return String::new() };
    let mut more = String::new();
    if let Some(naive) = of.met_of_closed().map(|of| *of.of_closed_only()) {
        more.push_str(&format!(
            "<p class=\"n\">Räknar man bara avslutade ärenden blir det {} i stället: de som är sena och ännu ligger kvar räknas då inte.</p>",
            percent(naive.value())
        ));
    }
    if let Some(of) = of.days_late.as_ref().map(|late| late.of_closed_only()) {
        more.push_str(&late(of.median, of.n));
    }
    deadlines(met, [of.closed_in_time, of.closed_late, of.open_overdue, of.open_not_yet_due], &more)
}

pub(super) fn variants(log: &Log, figures: &Figures) -> String {
    let all = &figures.variants;
    let cases = u64::from(log.cases());
    let share = |variant: &Variant| Share::new(variant.cases, cases);
    let Some(first) = all.all.first().and_then(share) else { return String::new() };
    let says = format!(
        "Ärendena gick {} olika vägar. Den vanligaste gick {} av {} ärenden ({}); {} vägar räcker för fyra av fem.",
        count(all.all.len() as u64),
        count(first.hits()),
        count(cases),
        percent(first.value()),
        count(all.cover80)
    );
    let bar = |(place, variant): (usize, &Variant)| {
        let name = format!("Väg {} ({} steg)", place + 1, all.way(log, *variant).len());
        Some(share_bar(name, share(variant)?, "main"))
    };
    let rows: Vec<Bar> = all.all.iter().take(BARS).enumerate().filter_map(bar).collect();
    let row = |(place, variant): (usize, &Variant)| {
        let names: Vec<&str> = all.way(log, *variant).iter().map(|word| log.word(*word)).collect();
        let way = [Cell::Words(format!("Väg {}", place + 1))].into_iter();
        Some(way.chain(share_cells(share(variant)?)).chain([Cell::Words(names.join(" → "))]).collect())
    };
    let table = Table {
        caption: "vägarna, vanligast först".to_owned(),
        head: vec!["Väg", "Ärenden", "Andel", "Troligen (95 %)", "Stegen"],
        rows: all.all.iter().take(200).enumerate().filter_map(row).collect(),
    };
    let how = format!(
        "n = {} ärenden. Två ärenden gick samma väg när de har samma händelser i samma ordning. {} vägar gick bara ett ärende.",
        count(cases),
        count(all.singletons)
    );
    let caption = "Varje stapel är en väg. Stegen i varje väg står i tabellen.";
    let drawn = picture("vagar-bild", "De vanligaste vägarna", caption, &rows);
    part("vagar", "Vägar", &says, &how, &(drawn + &table.folded("vagar")))
}

/// How many cases do anything again, as a sentence.
pub(super) fn again(any: Share) -> String {
    format!(
        "I {} av {} ärenden ({}; troligen {}) görs något steg mer än en gång.",
        count(any.hits()),
        count(any.n()),
        percent(any.value()),
        between(any)
    )
}

/// What rework is.
pub(super) const AGAIN: &str =
    "Ett omtag är att samma steg finns mer än en gång i ärendet, vad som än ligger emellan. Alla omtag är inte fel.";

pub(super) fn rework(log: &Log, figures: &Figures) -> String {
    let of = &figures.rework;
    let Some(any) = of.any else { return String::new() };
    let share = |(word, n): &(Word, u64)| Some((log.word(*word).to_owned(), Share::new(*n, any.n())?));
    let steps: Vec<(String, Share)> = of.cases_per_activity.iter().filter_map(share).collect();
    let rows: Vec<Bar> = steps.iter().take(BARS).map(|(name, of)| share_bar(name.clone(), *of, "warm")).collect();
    let row = |(name, of): (String, Share)| [Cell::Words(name)].into_iter().chain(share_cells(of)).collect();
    let table = Table {
        caption: "steg som görs om, och i hur många ärenden".to_owned(),
        head: vec!["Steg", "Ärenden", "Andel av alla", "Troligen (95 %)"],
        rows: steps.into_iter().map(row).collect(),
    };
    let caption = "Staplarna är antalet ärenden där steget görs mer än en gång.";
    let rest = match rows.is_empty() {
        true => String::new(),
        false => picture("omtag-bild", "Steg som görs om", caption, &rows) + &table.folded("omtag"),
    };
    let loops = count(figures.follows.self_loops);
    let how = format!("n = {} ärenden. {AGAIN} {loops} gånger följer ett steg direkt på sig självt.", count(any.n()));
    part("omtag", "Det som görs om", &again(any), &how, &rest)
}

pub(super) fn funnel(steps: &[String], cohorts: &[Cohort]) -> String {
    let total = |step: usize| cohorts.iter().map(|cohort| cohort.reached[step]).sum::<u64>();
    let Some(last) = steps.len().checked_sub(1).filter(|_| !cohorts.is_empty()) else { return String::new() };
    let Some(all) = Share::new(total(last), total(0)) else { return String::new() };
    let says = format!(
        "Av {} som tog första steget kom {} hela vägen: {} (troligen {}).",
        count(all.n()),
        count(all.hits()),
        percent(all.value()),
        between(all)
    );
    let bar = |(step, name): (usize, &String)| Bar {
        name: name.clone(),
        length: total(step) as f64,
        shown: count(total(step)),
        class: "main",
    };
    let rows: Vec<Bar> = steps.iter().enumerate().map(bar).collect();
    let row = |cohort: &Cohort, (step, name): (usize, &String)| {
        let of = cohort.share(step)?;
        let [reached, share, likely] = share_cells(of);
        Some(vec![
            Cell::Words(cohort.name.replace("all", "Alla")),
            Cell::Words(name.clone()),
            reached,
            Cell::Count(of.n()),
            share,
            likely,
        ])
    };
    let table = Table {
        caption: "hur långt de kom som började samtidigt".to_owned(),
        head: vec!["Började", "Steg", "Kom hit", "Av", "Andel", "Troligen (95 %)"],
        rows: cohorts
            .iter()
            .flat_map(|cohort| steps.iter().enumerate().filter_map(move |at| row(cohort, at)))
            .collect(),
    };
    let caption = "Staplarna är hur många som tog varje steg, i ordning.";
    let drawn = picture("tratt-bild", "Hur långt de kom", caption, &rows);
    let how = "De räknas till den tid då de tog första steget, hur långt de än kom. De som började nyss kan ännu komma längre.";
    part("tratt", "Hur långt de kom", &says, how, &(drawn + &table.folded("hur-langt")))
}
