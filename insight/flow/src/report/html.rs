//! The report as one page: no script, no request to anywhere, for a screen of any width and for paper.

mod bars;
mod curves;
mod draw;
mod map;
mod part;
mod people;
mod strips;
mod times;
mod weeks;
mod words;

use super::{Asked, Figures};
use crate::Log;
use crate::number::Share;
use words::{between, count, day, esc, lasting, percent};

const STYLE: &str = include_str!("html/style.css");
/// The hatching that pictures share.
const PATTERN: &str = "<svg class=\"patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs><pattern id=\"streck\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"faint\"/><rect width=\"2\" height=\"6\" class=\"main-soft\"/></pattern></defs></svg>";

/// One part of the page: its place, its name in the list of parts, and itself; empty when it has nothing to say.
type Part = (&'static str, &'static str, String);

pub(super) fn of(log: &Log, asked: &Asked, figures: &Figures) -> String {
    let deadlines = figures.ends.as_ref().and_then(|ends| ends.deadlines.as_ref());
    let parts = [
        ("flode", "Så går ärendena", map::of(log, figures)),
        ("byten", "Väntan vid byten", strips::of(log, figures)),
        ("veckor", "In, ut och kvar", weeks::of(figures)),
        ("tid", "Hur lång tid det tar", times::of(asked, figures)),
        ("slut", "Så slutar de", times::endings(figures)),
        ("tider", "Tider som hölls", deadlines.map_or(String::new(), bars::kept)),
        ("tratt", "Hur långt de kom", bars::funnel(&asked.steps, &figures.funnel)),
        ("vagar", "Vägar", bars::variants(log, figures)),
        ("omtag", "Det som görs om", bars::rework(log, figures)),
    ];
    let said = [how_long(figures), where_it_waits(log, figures), what_to_mind(figures)];
    whole(asked, &head(log, asked, figures), said.into_iter().flatten(), parts, &foot(log, asked))
}

pub(super) use people::of as of_people;

/// The page: its head, at most three sentences that stand out, its parts and its foot.
fn whole(
    asked: &Asked,
    head: &str,
    said: impl Iterator<Item = String>,
    parts: impl IntoIterator<Item = Part>,
    foot: &str,
) -> String {
    let parts: Vec<Part> = parts.into_iter().filter(|(_, _, html)| !html.is_empty()).collect();
    let links: String = parts.iter().map(|(id, name, _)| format!("<li><a href=\"#{id}\">{name}</a></li>")).collect();
    let nav = if links.is_empty() { links } else { format!("<nav aria-label=\"På sidan\"><ul>{links}</ul></nav>") };
    let body: String = parts.into_iter().map(|(_, _, html)| html).collect();
    let joined = |html: String| html.replace("n = ", "n\u{a0}=\u{a0}").replace("p = ", "p\u{a0}=\u{a0}");
    let (lead, body) = (joined(lead(said)), joined(body));
    format!(
        "<!doctype html>\n<html lang=\"sv\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>Så går ärendena: {title}</title><style>{STYLE}</style></head><body>{PATTERN}<a class=\"skip\" href=\"#innehall\">Till innehållet</a>{head}<main id=\"innehall\">{lead}{nav}{body}</main>{foot}</body></html>\n",
        title = esc(&asked.name),
    )
}

fn head(log: &Log, asked: &Asked, figures: &Figures) -> String {
    let span = figures.cases.first_and_last.map_or("Loggen har inga händelser.".to_owned(), |(first, last)| {
        format!("Från {} till {}", day(first, &asked.zone), day(last, &asked.zone))
    });
    let counts = [u64::from(log.cases()), u64::from(log.events()), figures.cases.activities.len() as u64];
    header(asked, &span, &counts)
}

/// The head of the page: from when to when, and how many cases, events and kinds of events.
fn header(asked: &Asked, span: &str, counts: &[u64]) -> String {
    let names = [("ärende", "ärenden"), ("händelse", "händelser"), ("slags händelse", "slags händelser")];
    let item = |(n, (one, many)): (&u64, (&str, &str))| {
        format!("<li><b>{}</b> {}</li>", count(*n), if *n == 1 { one } else { many })
    };
    format!(
        "<header><p class=\"over\">Så går ärendena</p><h1>{}</h1><p class=\"meta\">{span}</p><ul class=\"counts\">{}</ul></header>",
        esc(&asked.name),
        counts.iter().zip(names).map(item).collect::<String>(),
    )
}

/// What stands out: at most three sentences, each with its numbers.
fn lead(said: impl Iterator<Item = String>) -> String {
    let said: String = said.map(|says| format!("<li>{}</li>", esc(&says))).collect();
    let said = if said.is_empty() {
        "<p>Här är för få ärenden för att säga något om dem.</p>".to_owned()
    } else {
        format!("<ol>{said}</ol>")
    };
    format!(
        "<section class=\"stands-out\" aria-labelledby=\"forst-h\"><h2 id=\"forst-h\">Det som sticker ut</h2>{said}</section>"
    )
}

fn how_long(figures: &Figures) -> Option<String> {
    if let Some(ends) = figures.ends.as_ref().filter(|ends| ends.ended > 0) {
        let median = ends.curve.median()?;
        let still = [365.0, 180.0, 120.0, 90.0, 60.0, 28.0, 14.0, 7.0].into_iter().find_map(|age| {
            let share = ends.curve.at(age).filter(|share| (0.05..0.3).contains(share))?;
            Some(format!(", och efter {} är {} ännu öppna", lasting(age * 86_400.0), percent(share)))
        });
        return Some(format!(
            "Hälften av ärendena är avslutade inom {}{} (n = {}, de öppna inräknade).",
            lasting(median * 86_400.0),
            still.unwrap_or_default(),
            count(ends.ended + ends.open)
        ));
    }
    let of = figures.cases.duration_s.as_ref()?;
    Some(format!(
        "Från första till sista händelse går det högst {} för hälften av ärendena, men mer än {} för vart tionde (n = {}).",
        lasting(of.median),
        lasting(of.quantiles[4]),
        count(of.n)
    ))
}

fn where_it_waits(log: &Log, figures: &Figures) -> Option<String> {
    let holders = figures.resources.as_ref().or(figures.groups.as_ref());
    if let Some(of) = holders
        && let (Some(before), Some(same)) = (of.before_s.as_ref(), of.same_s.as_ref())
        && before.median > 2.0 * same.median
        && before.sum + same.sum > 0.0
    {
        return Some(format!(
            "Väntan ligger i överlämningen: när ett ärende byter händer dröjer det i hälften av fallen mer än {}, annars {}. {} av all tid mellan händelser ligger vid de {} bytena.",
            lasting(before.median),
            lasting(same.median),
            percent(before.sum / (before.sum + same.sum)),
            count(before.n)
        ));
    }
    let most = figures.follows.edges.iter().max_by(|one, other| one.sum_s.total_cmp(&other.sum_s))?;
    Some(format!(
        "Mest väntan ligger mellan ”{}” och ”{}”: {} av all tid mellan händelser, {} gånger.",
        log.word(most.from),
        log.word(most.to),
        percent(most.share_of_waiting?),
        count(most.freq)
    ))
}

fn what_to_mind(figures: &Figures) -> Option<String> {
    let deadlines = figures.ends.as_ref().and_then(|ends| ends.deadlines.as_ref());
    if let Some((of, met)) = deadlines.and_then(|of| Some((of, of.met()?))) {
        return Some(in_time(met, of.open_overdue));
    }
    figures.rework.any.map(bars::again)
}

/// Deadlines kept, and how many lie there overdue, as a sentence.
fn in_time(met: Share, overdue: u64) -> String {
    let lying = match overdue {
        0 => String::new(),
        n => format!(" {} är öppna fast tiden har gått ut.", count(n)),
    };
    format!(
        "Tiden hölls i {} av {} ärenden där det går att avgöra, {} (troligen {}).{lying}",
        count(met.hits()),
        count(met.n()),
        percent(met.value()),
        between(met)
    )
}

/// What stands in no figure, and what every figure rests on.
fn foot(log: &Log, asked: &Asked) -> String {
    let left = log.left_out();
    let items = [
        (left.events_without_activity, "händelser saknar namn på vad som hände"),
        (left.events_without_time, "händelser saknar tid"),
        (left.events_without_case, "händelser hör inte till något ärende"),
        (left.cases_without_event, "ärenden har ingen händelse som räknas"),
        (left.cases_without_name, "ärenden saknar namn och fick sin plats i filen som namn"),
        (left.cases_begun_again, "gånger börjar filen om med ett ärende som redan fanns; båda är samma ärende"),
    ];
    let said: String =
        items.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("<li>{} {what}</li>", count(*n))).collect();
    let left = if said.is_empty() {
        "<p>Alla händelser i loggen är med.</p>".to_owned()
    } else {
        format!("<p>Det här är inte med i siffrorna, eller fick avgöras:</p><ul>{said}</ul>")
    };
    footer(asked, &left)
}

/// The foot of the page: what is left out, and what every figure rests on.
fn footer(asked: &Asked, left: &str) -> String {
    format!(
        "<footer><h2>Hur siffrorna är gjorda</h2>{left}<p>Händelser ordnas efter ärende, tid och, vid samma tid, filens ordning. Dagar och veckor räknas efter klockan i {}. ”Troligen” är det intervall där det sanna värdet ligger i 95 fall av 100 (andelar: Wilson; kurvor: Greenwood och, för hur ärenden slutar, deltametoden).</p></footer>",
        esc(asked.zone.iana_name().unwrap_or("UTC"))
    )
}
