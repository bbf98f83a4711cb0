//! The report as one page: no script, no request to anywhere, for a screen of any width and for paper.

mod bars;
mod curves;
mod draw;
mod map;
mod part;
mod strips;
mod weeks;
mod words;

use super::{About, Asked, Figures};
use crate::Log;
use words::{between, count, day, esc, lasting, percent};

const STYLE: &str = include_str!("html/style.css");
/// The hatching that pictures share.
const PATTERN: &str = "<svg class=\"patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs><pattern id=\"streck\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"faint\"/><rect width=\"2\" height=\"6\" class=\"main-soft\"/></pattern></defs></svg>";

pub(super) fn of(log: &Log, asked: &Asked, figures: &Figures) -> String {
    let deadlines = figures.ends.as_ref().and_then(|ends| ends.deadlines.as_ref());
    let parts: Vec<(&str, &str, String)> = [
        ("flode", "Så går ärendena", map::of(log, asked, figures)),
        ("byten", "Väntan vid byten", strips::of(log, asked, figures)),
        ("veckor", "In, ut och kvar", weeks::of(asked, figures)),
        ("tid", "Hur lång tid det tar", curves::of(asked, figures)),
        ("tider", "Tider som hölls", deadlines.map_or(String::new(), |of| bars::deadlines(asked, of))),
        ("tratt", "Hur långt de kom", bars::funnel(asked, figures)),
        ("vagar", "Vägar", bars::variants(log, asked, figures)),
        ("omtag", "Det som görs om", bars::rework(log, asked, figures)),
    ]
    .into_iter()
    .filter(|(_, _, html)| !html.is_empty())
    .collect();
    let links: String = parts.iter().map(|(id, name, _)| format!("<li><a href=\"#{id}\">{name}</a></li>")).collect();
    let nav = if links.is_empty() { links } else { format!("<nav aria-label=\"På sidan\"><ul>{links}</ul></nav>") };
    let body: String = parts.into_iter().map(|(_, _, html)| html).collect();
    let whole = |html: String| html.replace("n = ", "n\u{a0}=\u{a0}").replace("p = ", "p\u{a0}=\u{a0}");
    let (lead, body) = (whole(lead(log, asked, figures)), whole(body));
    format!(
        "<!doctype html>\n<html lang=\"sv\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>Så går ärendena: {title}</title><style>{STYLE}</style></head><body>{PATTERN}<a class=\"skip\" href=\"#innehall\">Till innehållet</a>{head}<main id=\"innehall\">{lead}{nav}{body}</main>{foot}</body></html>\n",
        title = esc(&asked.name),
        head = head(log, asked, figures),
        foot = foot(log, asked),
    )
}

fn head(log: &Log, asked: &Asked, figures: &Figures) -> String {
    let span = figures.cases.first_and_last.map_or("Loggen har inga händelser.".to_owned(), |(first, last)| {
        format!("Från {} till {}", day(first, &asked.zone), day(last, &asked.zone))
    });
    let item =
        |n: u64, one: &str, many: &str| format!("<li><b>{}</b> {}</li>", count(n), if n == 1 { one } else { many });
    format!(
        "<header><p class=\"over\">Så går ärendena</p><h1>{}</h1><p class=\"meta\">{span}</p><ul class=\"counts\">{}{}{}</ul></header>",
        esc(&asked.name),
        item(u64::from(log.cases()), "ärende", "ärenden"),
        item(u64::from(log.events()), "händelse", "händelser"),
        item(figures.cases.activities.len() as u64, "slags händelse", "slags händelser"),
    )
}

/// What stands out: at most three sentences, each with its numbers.
fn lead(log: &Log, asked: &Asked, figures: &Figures) -> String {
    let all = [how_long(asked, figures), where_it_waits(log, asked, figures), what_to_mind(asked, figures)];
    let said: String = all.into_iter().flatten().map(|says| format!("<li>{}</li>", esc(&says))).collect();
    let said = if said.is_empty() {
        "<p>Här är för få ärenden för att säga något om dem.</p>".to_owned()
    } else {
        format!("<ol>{said}</ol>")
    };
    format!(
        "<section class=\"stands-out\" aria-labelledby=\"forst-h\"><h2 id=\"forst-h\">Det som sticker ut</h2>{said}</section>"
    )
}

fn how_long(asked: &Asked, figures: &Figures) -> Option<String> {
    if let Some(ends) =
        figures.ends.as_ref().filter(|ends| ends.ended > 0 && asked.about.shows_quantile(ends.ended + ends.open, 0.1))
    {
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
    let of = figures.cases.duration_s.as_ref().filter(|of| asked.about.shows_quantile(of.n, 0.1))?;
    Some(format!(
        "Från första till sista händelse går det högst {} för hälften av ärendena, men mer än {} för vart tionde (n = {}).",
        lasting(of.median),
        lasting(of.quantiles[4]),
        count(of.n)
    ))
}

fn where_it_waits(log: &Log, asked: &Asked, figures: &Figures) -> Option<String> {
    let holders = figures.resources.as_ref().or(figures.groups.as_ref());
    let enough = |of: &&crate::number::Summary| asked.about.shows_quantile(of.n, 0.5);
    if let Some(of) = holders
        && let (Some(before), Some(same)) = (of.before_s.as_ref().filter(enough), of.same_s.as_ref().filter(enough))
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
    let most = figures
        .follows
        .edges
        .iter()
        .filter(|edge| asked.about.shows_quantile(edge.freq, 0.5))
        .max_by(|one, other| one.sum_s.total_cmp(&other.sum_s))?;
    Some(format!(
        "Mest väntan ligger mellan ”{}” och ”{}”: {} av all tid mellan händelser, {} gånger.",
        log.word(most.from),
        log.word(most.to),
        percent(most.share_of_waiting?),
        count(most.freq)
    ))
}

fn what_to_mind(asked: &Asked, figures: &Figures) -> Option<String> {
    let deadlines = figures.ends.as_ref().and_then(|ends| ends.deadlines.as_ref());
    if let Some((of, met)) =
        deadlines.and_then(|of| Some((of, of.met()?))).filter(|(_, met)| asked.about.shows_share(*met))
    {
        let lying = asked.about.count(of.open_overdue).filter(|n| *n > 0);
        let lying = lying.map_or(String::new(), |n| format!(" {} är öppna fast tiden har gått ut.", count(n)));
        return Some(format!(
            "Tiden hölls i {} av {} ärenden där det går att avgöra, {} (troligen {}).{lying}",
            count(met.hits()),
            count(met.n()),
            percent(met.value()),
            between(met)
        ));
    }
    let any = figures.rework.any.filter(|any| asked.about.shows_share(*any))?;
    Some(format!(
        "I {} av {} ärenden görs något steg mer än en gång, {} (troligen {}).",
        count(any.hits()),
        count(any.n()),
        percent(any.value()),
        between(any)
    ))
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
    let people = match asked.about {
        About::Things => String::new(),
        About::People { least } => format!(
            "<p>Loggen handlar om människor. Inget antal mellan 1 och {} visas, små rader är hopslagna eller borttagna, och ingen nämns vid namn.</p>",
            least.saturating_sub(1)
        ),
    };
    format!(
        "<footer><h2>Hur siffrorna är gjorda</h2>{left}{people}<p>Händelser ordnas efter ärende, tid och, vid samma tid, filens ordning. Dagar och veckor räknas efter klockan i {}. ”Troligen” är det intervall där det sanna värdet ligger i 95 fall av 100 (andelar: Wilson; kurvor: Greenwood).</p></footer>",
        esc(asked.zone.iana_name().unwrap_or("UTC"))
    )
}
