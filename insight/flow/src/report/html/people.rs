//! The page of a log about people, with what may be said of them.

use super::curves::{Line, Step};
use super::part::{Cell, Table, figure, part};
use super::words::{between, count, date, lasting, percent};
use super::{Part, bars, footer, header, in_time, map, strips, times, weeks, whole, words};
use crate::Log;
use crate::figure::weeks::Week;
use crate::report::Asked;
use crate::report::people::ends::{Ends, Group};
use crate::report::people::hands::{Hands, Times};
use crate::report::people::steps::{Edge, Steps};
use crate::report::people::weeks::Weeks;
use crate::report::people::{Held, People, month, percents, rounded};

pub(in crate::report) fn of(log: &Log, asked: &Asked, people: &People) -> String {
    let deadlines = people.ends.as_ref().and_then(|ends| ends.deadlines.as_ref()).and_then(|of| Some((of.met()?, of)));
    let parts: [Part; 8] = [
        ("flode", "Så går ärendena", people.steps.as_ref().map_or(String::new(), |of| steps(log, of))),
        ("byten", "Väntan vid byten", people.hands.as_ref().map_or(String::new(), |(held, of)| hands(*held, of))),
        ("veckor", "In, ut och kvar", weeks_of(people)),
        ("tid", "Hur lång tid det tar", time(asked, people)),
        ("slut", "Så slutar de", people.ends.as_ref().map_or(String::new(), endings)),
        (
            "tider",
            "Tider som hölls",
            deadlines.map_or(String::new(), |(met, of)| {
                let late = of.days_late.as_ref().and_then(|late| Some(bars::late(rounded(late.at(0.5)?), late.n)));
                bars::deadlines(met, of.cells, &late.unwrap_or_default())
            }),
        ),
        ("tratt", "Hur långt de kom", bars::funnel(&asked.steps, people.funnel.as_deref().unwrap_or_default())),
        (
            "omtag",
            "Det som görs om",
            people.rework.map_or(String::new(), |any| {
                part(
                    "omtag",
                    "Det som görs om",
                    &bars::again(any),
                    &format!("n = {} ärenden. {}", count(any.n()), bars::AGAIN),
                    "",
                )
            }),
        ),
    ];
    let (span, counts) = match &people.months {
        Some((first, last)) => (
            format!("Från {} till {}", words::month(first), words::month(last)),
            vec![people.cases, people.events, people.activities],
        ),
        None => ("Loggen är för liten för att säga något om den.".to_owned(), Vec::new()),
    };
    let said = [how_long(people), where_it_waits(people), deadlines.map(|(met, of)| in_time(met, of.cells[2]))];
    whole(asked, &header(asked, &span, &counts), said.into_iter().flatten(), parts, &foot(asked, people))
}

fn how_long(people: &People) -> Option<String> {
    if let Some(ends) = &people.ends {
        let median = rounded(ends.median?);
        let n = count(ends.all.lives.n());
        return Some(format!(
            "Hälften av ärendena är avslutade inom {} (n = {n}, de öppna inräknade).",
            lasting(median * times::DAY)
        ));
    }
    let of = people.duration_s.as_ref()?;
    Some(format!(
        "Från första till sista händelse går det högst {} för hälften av ärendena (n = {}).",
        lasting(rounded(of.at(0.5)?)),
        count(of.n)
    ))
}

fn where_it_waits(people: &People) -> Option<String> {
    let (_, of) = people.hands.as_ref()?;
    let (before, same) = (of.before_s.as_ref()?.at(0.5)?, of.same_s.as_ref()?.at(0.5)?);
    (before > 2.0 * same).then(|| {
        format!(
            "Väntan ligger i överlämningen: när ett ärende byter händer dröjer det i hälften av fallen mer än {}, annars {}.",
            lasting(rounded(before)),
            lasting(rounded(same))
        )
    })
}

/// A time that may be told, and one that may not.
fn cell(seconds: Option<f64>) -> Cell {
    seconds.map_or(Cell::None, |seconds| Cell::Number(lasting(rounded(seconds)), rounded(seconds)))
}

fn steps(log: &Log, of: &Steps) -> String {
    let name = |place: usize| of.names[place].map_or("Övriga", |word| log.word(word)).to_owned();
    if of.edges.is_empty() {
        return String::new();
    }
    let named = |edge: &&Edge| of.names[edge.from].is_some() && of.names[edge.to].is_some();
    let mean = |place: usize| of.names[place].map_or(f64::MAX, |word| map::mean_place(log, word));
    let places: Vec<f64> = (0..of.names.len()).map(mean).collect();
    let nodes = (0..of.names.len()).map(|place| (name(place), of.events[place])).collect();
    let map =
        map::Map::laid(nodes, &places, of.edges.iter().map(|edge| (edge.from, edge.to, edge.freq, 0.0)).collect());
    // That one of the others is followed by one of the others says nothing, however often it happens.
    let says = of.edges.iter().find(named).map_or(String::new(), |widest| {
        let (from, to) = (name(widest.from), name(widest.to));
        format!("Vanligast är att ”{from}” följs av ”{to}”: {} gånger.", count(widest.freq))
    });
    let tells = format!("I den ordning de oftast kommer: {}. Alla tal står i tabellerna.", map.names.join(", "));
    let caption = "Bredden är hur ofta det ena följer direkt på det andra. Grönt går framåt, blått tillbaka. Vad som är sällsynt står inte här.";
    let picture = figure("karta", "Så går ärendena", &tells, caption, |width| map.draw(width));
    let row = |edge: &Edge| {
        let ends = [Cell::Words(name(edge.from)), Cell::Words(name(edge.to)), Cell::Count(edge.freq)];
        ends.into_iter().chain([cell(edge.median_s), cell(edge.p90_s)]).collect()
    };
    let edges = Table {
        caption: "vad som följer direkt på vad, vanligast först (tiderna i filen är sekunder)".to_owned(),
        head: vec!["Från", "Till", "Antal", "Hälften inom", "Nio av tio inom"],
        rows: of.edges.iter().map(row).collect(),
    };
    let at = |list: &[(usize, u64)], place: usize| Cell::maybe(list.iter().find(|(at, _)| *at == place).map(|of| of.1));
    let row = |place: usize| {
        vec![Cell::Words(name(place)), Cell::Count(of.events[place]), at(&of.starts, place), at(&of.ends, place)]
    };
    let activities = Table {
        caption: "händelserna, och hur många ärenden som börjar och slutar med dem".to_owned(),
        head: vec!["Händelse", "Antal", "Först i ärendet", "Sist i ärendet"],
        rows: (0..of.names.len()).map(row).collect(),
    };
    let others = match of.others {
        0 => String::new(),
        n => format!(" Övriga är {} slags händelser tillsammans.", count(n)),
    };
    let how = format!(
        "Par av händelser som följer direkt på varandra i samma ärende, ordnade efter tid. Ett streck, eller en rad som saknas, är noll eller ett tal som inte visas; vilket säger sidan inte.{others}"
    );
    part(
        "flode",
        "Så går ärendena",
        &says,
        &how,
        &(picture + &edges.folded("floden") + &activities.folded("handelser")),
    )
}

fn hands(held: Held, of: &Hands) -> String {
    let (one, other) = match held {
        Held::ByPersons => ("person", "olika personer"),
        Held::ByGroups => ("grupp", "olika grupper"),
    };
    let row = |name: String, times: Option<&Times>| {
        let at = |p: f64| cell(times.and_then(|times| times.at(p)));
        let mut cells = vec![Cell::Words(name), Cell::maybe(times.map(|times| times.n))];
        cells.extend([0.1, 0.25, 0.5, 0.75, 0.9].map(at));
        cells
    };
    let table = strips::spread_of(vec![
        row(format!("Vid byte av {one}"), of.before_s.as_ref()),
        row(format!("Hos samma {one}"), of.same_s.as_ref()),
    ]);
    let (n, hits) = (count(of.changes.n()), count(of.changes.hits()));
    let says = format!("{hits} av {n} steg är byten av {one} ({}).", percent(of.changes.value()));
    let back = of.back_and_forth.map_or(String::new(), |back| {
        let (hits, n) = (count(back.hits()), count(back.n()));
        let share = percent(back.value());
        format!("<p>I {hits} av {n} ärenden ({share}; troligen {}) går ärendet fram och tillbaka.</p>", between(back))
    });
    let how = format!(
        "Ett byte är två händelser som följer direkt på varandra i ett ärende men görs av {other}. Steg där det inte står vem räknas inte. Fram och tillbaka betyder tre steg i följd: hos A, hos B och hos A igen."
    );
    part("byten", "Väntan när ärendet byter händer", &says, &how, &(back + &table.folded("vantan-vid-byten")))
}

fn weeks_of(people: &People) -> String {
    let how = if people.ends.is_some() { weeks::WITH_ENDS } else { weeks::BY_EVENTS };
    let (says, seen) = match &people.weeks {
        Some(Weeks::Whole(length, rows)) => match weeks::seen(*length, rows) {
            Some(seen) => seen,
            None => return String::new(),
        },
        Some(Weeks::In(length, rows)) => came_in(*length, rows),
        None => return String::new(),
    };
    part("veckor", "In, ut och kvar", &says, how, &seen)
}

fn came_in(length: usize, rows: &[Week]) -> (String, String) {
    let all: u64 = rows.iter().map(|week| week.inflow).sum();
    let row = |week: &Week| vec![Cell::Words(date(week.monday)), Cell::Count(week.inflow)];
    let table = Table {
        caption: format!("ärenden som kom in; en rad är {length} veckor från måndag"),
        head: vec!["Måndag", "In"],
        rows: rows.iter().map(row).collect(),
    };
    (format!("{} ärenden kom in.", count(all)), table.folded("veckor"))
}

fn time(asked: &Asked, people: &People) -> String {
    match &people.ends {
        Some(ends) => ends_of(asked, ends),
        None => people.duration_s.as_ref().map_or(String::new(), by_events),
    }
}

fn by_events(of: &Times) -> String {
    let Some(median) = of.at(0.5) else { return String::new() };
    let named =
        [(0.1, "En av tio"), (0.25, "En fjärdedel"), (0.5, "Hälften"), (0.75, "Tre fjärdedelar"), (0.9, "Nio av tio")];
    let row = |(p, name): (f64, &str)| Some(vec![Cell::Words(name.to_owned()), cell(Some(of.at(p)?))]);
    let table = Table {
        caption: "tid från första till sista händelse (i filen sekunder)".to_owned(),
        head: vec!["Andel av ärendena", "Klara inom"],
        rows: named.into_iter().filter_map(row).collect(),
    };
    let says =
        format!("Från första till sista händelse går det högst {} för hälften av ärendena.", lasting(rounded(median)));
    let how = format!(
        "n = {} ärenden. Tiden säger inte när ett ärende är avslutat, bara hur lång tid dess händelser spänner över.",
        count(of.n)
    );
    part("tid", "Hur lång tid det tar", &says, &how, &table.folded("tid"))
}

/// A curve at the ages that may be told.
fn line<'a>(name: &str, group: &'a Group, ages: &[f64]) -> Line<'a> {
    let step = |age: &f64| {
        let limits = group.curve.limits(*age).map(|(low, high)| (percents(low), percents(high)));
        Some(Step { age: *age, share: percents(group.curve.at(*age)?), limits })
    };
    let steps: Vec<Step> = ages.iter().filter_map(step).collect();
    let till = steps.last().map_or(0.0, |step| step.age);
    Line { name: name.to_owned(), from: 1.0, steps, till, median: None, watched: Box::new(|age| group.beyond(age)) }
}

fn ends_of(asked: &Asked, ends: &Ends) -> String {
    let told = Some(&*ends.ages);
    let mut rest = match ends.ages.is_empty() {
        true => String::new(),
        false => times::open(&[line("Alla", &ends.all, &ends.ages)], &ends.ages, told),
    };
    if let Some(closed) = ends.closed_days.as_ref().and_then(|of| of.at(0.5)) {
        rest.push_str(&format!(
            "<p class=\"n\">Bara avslutade ärenden, som jämförelse: hälften inom {}. Det talet smickrar, för det som tar längst tid är ännu öppet.</p>",
            lasting(rounded(closed) * times::DAY)
        ));
    }
    if let Some(of) = ends.periods.as_ref().filter(|_| !ends.ages.is_empty()) {
        let lines = [line("Tidigare", &of.earlier, &ends.ages), line("Senare", &of.later, &ends.ages)];
        let sides = [(None, of.earlier.lives.n()), (None, of.later.lives.n())];
        let curves = times::open(&lines, &ends.ages, told);
        rest.push_str(&times::faster(&month(of.split, asked), sides, of.difference.as_ref(), &curves));
    }
    let [n, ended, open] = [ends.all.lives.n(), ends.all.lives.ended(), ends.all.lives.open()].map(count);
    let how = format!(
        "n = {n} ärenden: {ended} avslutade, {open} öppna när loggen slutar ({}). {} Bara de åldrar visas mellan vilka tillräckligt många har slutat eller tappats ur sikte; ”följs” är hur många som följs efter den åldern.",
        month(ends.until, asked),
        times::AS_LONG_AS_WATCHED
    );
    let says = match ends.median {
        None => "Så här många är ännu öppna vid varje ålder.".to_owned(),
        median => times::half(median.map(rounded)),
    };
    part("tid", "Hur lång tid det tar", &says, &how, &rest)
}

fn endings(ends: &Ends) -> String {
    if ends.ways.is_empty() || ends.ages.is_empty() {
        return String::new();
    }
    let mut ways: Vec<_> = ends.ways.iter().collect();
    ways.sort_by_key(|(_, way)| std::cmp::Reverse(way.ended));
    let lines: Vec<Line<'_>> = ways
        .iter()
        .map(|(name, way)| {
            let step = |age: &f64| {
                let limits = way.limits(*age).map(|(low, high)| (percents(low), percents(high)));
                Some(Step { age: *age, share: percents(way.at(*age)?), limits })
            };
            let name = match name.as_deref() {
                None => "Övriga",
                Some("") => "Inget angivet",
                Some(name) => name,
            };
            Line { from: 0.0, steps: ends.ages.iter().filter_map(step).collect(), ..line(name, &ends.all, &ends.ages) }
        })
        .collect();
    times::ended(&lines, ways[0].1.ended, &ends.ages, Some(&ends.ages))
}

fn foot(asked: &Asked, people: &People) -> String {
    let least = people.least;
    let missing: Vec<&str> = people.withheld.iter().map(|part| part.1).collect();
    let missing = match missing.is_empty() {
        true => String::new(),
        false => format!(" Det här visas inte, för att ingen ska kunna räknas fram: {}.", missing.join("; ")),
    };
    let by = match &asked.person {
        None => "varje ärende räknas som en människa".to_owned(),
        Some(key) => format!("ärenden med samma värde i {} räknas som en människa", super::esc(key)),
    };
    let left = format!(
        "<p>Loggen handlar om människor. Inget tal vilar på färre än {least} olika människor, och {by}. Vad som skulle göra det är hopslaget, grövre indelat eller utelämnat, och det som går att summera har prövats mot någon som försöker räkna fram det dolda. Ingen nämns vid namn. Tider är avrundade.{missing} Händelser som saknar namn eller tid är inte med. Sidan är inte prövad mot det som har publicerats förut, och är inte till för att publiceras.</p>"
    );
    footer(asked, &left)
}
