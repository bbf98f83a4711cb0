//! Week by week: what came in and went out, and what lay there.

use super::draw::{Svg, ticks};
use super::part::{Cell, Drawing, Table, figure, part};
use super::words::{count, date, short};
use crate::figure::weeks::Week;
use crate::report::Figures;

pub(super) fn of(figures: &Figures) -> String {
    let ends = figures.ends.as_ref();
    let by_ends = ends.and_then(|ends| ends.weeks.as_deref());
    let Some(weeks) = by_ends.or(figures.weeks.as_deref()) else { return String::new() };
    let Some((says, seen)) = seen(1, weeks) else { return String::new() };
    let mut how = match by_ends {
        Some(_) => format!("n = {} ärenden. {WITH_ENDS}", count(ends.map_or(0, |ends| ends.spans.spans.len()) as u64)),
        None => BY_EVENTS.to_owned(),
    };
    if let Some(little) = figures.little {
        how.push_str(&format!(
            " Kontroll (Littles lag, från första till sista händelse): {} ärenden i genomsnitt = {} nya om dagen × {} dagar.",
            short(little.avg_wip_time_weighted),
            short(little.lambda_per_day),
            short(little.mean_w_days)
        ));
    }
    part("veckor", "In, ut och kvar", &says, &how, &seen)
}

/// How weeks are reckoned.
pub(super) const WITH_ENDS: &str = "Ett ärende kommer in när det börjar och går ut när det är avslutat. Öppna ärenden ligger kvar tills loggen slutar.";
pub(super) const BY_EVENTS: &str = "Ett ärende räknas här från sin första till sin sista händelse, för loggen säger inte när det är avslutat. De sista veckorna ser därför tommare ut än de var.";

/// Rows of so many weeks: the sentence that says what is seen, and the picture with its table.
pub(super) fn seen(length: usize, rows: &[Week]) -> Option<(String, String)> {
    let peak = rows.iter().max_by_key(|week| week.wip_end)?;
    let which = if length == 1 { "veckan".to_owned() } else { format!("de {length} veckorna") };
    let says = format!(
        "Som mest låg {} ärenden öppna samtidigt: i slutet av {which} från {}.",
        count(peak.wip_end),
        date(peak.monday)
    );
    let unit = if length == 1 { "en vecka".to_owned() } else { format!("{length} veckor") };
    let picture = figure(
        "veckor-bild",
        "Ärenden in, ut och kvar",
        &format!("{} rader från {} till {}. {says}", rows.len(), rows[0].monday, rows[rows.len() - 1].monday),
        &format!(
            "Överst: gröna staplar uppåt är ärenden som kom in, blå nedåt ärenden som gick ut. Underst: hur många som låg kvar när veckan var slut. En stapel är {unit}."
        ),
        |width| draw(rows, width),
    );
    let row = |week: &Week| {
        vec![
            Cell::Words(week.monday.to_string()),
            Cell::Count(week.inflow),
            Cell::Count(week.outflow),
            Cell::Count(week.wip_end),
        ]
    };
    let table = Table {
        caption: format!("ärenden in, ut och kvar; en rad är {unit} från måndag"),
        head: vec!["Måndag", "In", "Ut", "Kvar"],
        rows: rows.iter().map(row).collect(),
    };
    Some((says, picture + &table.folded("veckor")))
}

fn draw(weeks: &[Week], width: f64) -> Drawing {
    let (left, right) = (38.0, width - 4.0);
    let (upper, middle, lower) = (16.0, 200.0, 330.0);
    let (bars, flow_height, pile_height) = (weeks.len() as f64, middle - upper - 16.0, lower - middle - 24.0);
    let most = |of: fn(&Week) -> u64| weeks.iter().map(of).max().unwrap_or(0).max(1) as f64;
    let (into, out, pile) = (most(|week| week.inflow), most(|week| week.outflow), most(|week| week.wip_end));
    let unit = flow_height / (into + out);
    let zero = upper + into * unit;
    let slot = (right - left) / bars;
    let x = |place: usize| left + slot * place as f64;
    let mut svg = Svg::default();
    for tick in ticks(into, 3.0, 1.0) {
        svg.line(left, zero - tick * unit, right, zero - tick * unit, "axis");
        svg.text(left - 6.0, zero - tick * unit + 5.0, "end soft", &short(tick));
    }
    for tick in ticks(out, 3.0, 1.0).into_iter().skip(1) {
        svg.line(left, zero + tick * unit, right, zero + tick * unit, "axis");
        svg.text(left - 6.0, zero + tick * unit + 5.0, "end soft", &short(tick));
    }
    let bar = (slot * 0.78).max(0.8);
    for (place, week) in weeks.iter().enumerate() {
        let (up, down) = (week.inflow as f64 * unit, week.outflow as f64 * unit);
        svg.rect(x(place), zero - up, bar, up, "main").rect(x(place), zero, bar, down, "blue");
    }
    svg.line(left, zero, right, zero, "base");
    let base = lower;
    let up = |week: &Week| base - week.wip_end as f64 / pile * pile_height;
    for tick in ticks(pile, 3.0, 1.0) {
        let y = base - tick / pile * pile_height;
        svg.line(left, y, right, y, "axis").text(left - 6.0, y + 5.0, "end soft", &short(tick));
    }
    let mut along = format!("M{left:.1} {base:.1}");
    for (place, week) in weeks.iter().enumerate() {
        along.push_str(&format!("V{:.1}H{:.1}", up(week), x(place + 1)));
    }
    along.push_str(&format!("V{base:.1}Z"));
    svg.path(&along, "main-soft").line(left, base, right, base, "base");
    svg.text(left + 4.0, upper - 2.0, "strong halo", "In").text(left + 4.0, middle - 3.0, "strong halo", "Ut");
    svg.text(left + 4.0, middle + 24.0, "strong halo", "Kvar");
    dates(&mut svg, weeks, &x, (lower + 20.0, right));
    Drawing { height: lower + 28.0, body: svg.0 }
}

/// Months below the axis, as many as there is room for; the year where it changes.
fn dates(svg: &mut Svg, weeks: &[Week], x: &impl Fn(usize) -> f64, (y, right): (f64, f64)) {
    const MONTHS: [&str; 12] = ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"];
    let (mut last, mut month, mut year) = (f64::NEG_INFINITY, None, None);
    for (place, week) in weeks.iter().enumerate() {
        let date = week.monday;
        if month == Some((date.year(), date.month())) || x(place) - last < 62.0 || x(place) > right - 50.0 {
            continue;
        }
        month = Some((date.year(), date.month()));
        last = x(place);
        let name = MONTHS[usize::try_from(date.month() - 1).unwrap_or(0)];
        let text = if year == Some(date.year()) { name.to_owned() } else { format!("{name} {}", date.year()) };
        year = Some(date.year());
        svg.line(last, y - 20.0, last, y - 15.0, "base").text(last, y, "soft", &text);
        // A name with its year needs more room before the next.
        last += if text.len() > 5 { 26.0 } else { 0.0 };
    }
}
