//! Support begins: which, from which day, and who gives it.

use super::{BEGIN, CONSENT, HUB, View, of, sheet};
use crate::{
    case::Case,
    deeds::{self, Begin, Giver, What},
};
use access::{Act, No, office};
use casefile::MatterId;
use casefile::matter::measure::holds::{Consenting, State};
use law::consent::Measure;
use page::staff::form::{Came, Content, Drawer, Form, LINE, Part, Reader, Wrong, sent};
use page::{
    Leaf, Names,
    kit::Line,
    staff::{Ask, Out},
};
use store::{Tx, Uuid};

/// What a select sends where it is said in words.
const NAMED: &str = "named";

/// The form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Support, ask.id()?).await?;
    ask.show(tx, page).await
}

/// Begins it, or says what is to be put right.
pub async fn begin(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let done = async { Ok(deeds::begin(&mut tx, &by, &ask.moment, read(&ask, MatterId::of(id))?).await?) }.await;
    ask.led(tx, done, of(HUB, id), page).await
}

fn read(ask: &Ask, matter: MatterId) -> Result<Begin, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let id = |name| ask.fields.get(name).parse::<Uuid>().ok();
    let what = match id("what") {
        Some(decision) => Some(What::Granted(decision)),
        None => form.text("called", LINE, "support-wrong-called").map(What::Named),
    };
    let giver = match id("order") {
        Some(order) => Some(Giver::Order(order)),
        None => form.text("giver", LINE, "support-wrong-giver").map(Giver::Named),
    };
    let since = form.day("since", "support-wrong-day");
    match (what, giver, since) {
        (Some(what), Some(giver), Some(since)) if form.wrong.is_empty() => {
            Ok(Begin { matter, seen: sent(ask), what, giver, since })
        }
        _ => Err(form.wrong),
    }
}

async fn page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let view = View::load(ask, tx).await?;
    let (matter, version) = (view.case.matter.id.uuid(), view.case.matter.version);
    let granted: Vec<(String, String)> =
        view.case.granted().map(|one| (one.decision.to_string(), one.called.clone())).collect();
    let orders = orders(tx, &view.case, &view.names).await?;
    if came.is_fresh() {
        let first = |all: &[(String, String)]| all.first().map(|(id, _)| id.clone()).unwrap_or_default();
        let begin = [
            ("since", ask.today().to_string()),
            ("what", first(&granted)),
            ("order", first(&orders)),
            ("giver", if orders.is_empty() { view.names.staff(ask.session.staff).to_owned() } else { String::new() }),
        ];
        begin.iter().for_each(|(name, value)| ask.fields.begin_with(name, value));
    }
    let rests = rests(ask, tx, &view).await?;
    let t = &ask.say;
    let draw = Drawer::new(ask, &came);
    let pick = |name, label, all: Vec<(String, String)>, other: &str| {
        let picks = all.into_iter().chain([(NAMED.to_owned(), t.s(other))]).collect();
        Part::Select(draw.select(name, (label, None, "support-choose"), picks))
    };
    let what = (!granted.is_empty()).then(|| pick("what", "support-q-what", granted, "support-what-named"));
    let called = Part::Line(draw.line("called", "support-q-called", what.is_some().then_some("support-hint-called")));
    let order = (!orders.is_empty()).then(|| pick("order", "support-q-order", orders, "support-order-named"));
    let giver = Part::Line(draw.line("giver", "support-q-giver", order.is_some().then_some("support-hint-giver")));
    let since = Part::Line(Line { look: "", ..draw.line("since", "support-q-since", Some("support-hint-day")) });
    let parts = what.into_iter().chain([called]).chain(order).chain([giver, since]).collect();
    let says = Content {
        lead: vec![t.s("support-begin-lead")],
        notes: rests.iter().map(|one| one.0.clone()).collect(),
        links: rests.and_then(|one| one.1).into_iter().collect(),
        form: Some(Form::new(of(BEGIN, matter), parts, t.s("support-begin-save"))),
        ..Content::default()
    };
    sheet(ask, ("support-begin", version), view, says, &came)
}

/// The open orders: id, and the unit with those who give it by name.
async fn orders(tx: &mut Tx, case: &Case, names: &Names) -> Result<Vec<(String, String)>, No> {
    let units = [office::units(tx).await?, office::resources(tx).await?].concat();
    let unit = |id| units.iter().find(|(one, _)| *one == id).map_or("", |(_, name)| name.as_str());
    let says = |one: &access::charge::Ordered| {
        let who: Vec<&str> = one.performers.iter().map(|id| names.staff(*id)).collect();
        if who.is_empty() { unit(one.unit).to_owned() } else { format!("{}: {}", unit(one.unit), who.join(", ")) }
    };
    Ok(case.ordered.iter().map(|one| (one.order.to_string(), says(one))).collect())
}

/// Who gives some support: those of its order by name, or as it was said.
pub(super) async fn giver(
    tx: &mut Tx,
    view: &View,
    one: &casefile::matter::support::Support,
) -> Result<Option<String>, No> {
    let order = one.assignment.map(|id| id.to_string());
    let all = orders(tx, &view.case, &view.names).await?;
    let ordered = all.into_iter().find(|(id, _)| Some(id) == order.as_ref()).map(|(_, says)| says);
    Ok(ordered.or_else(|| one.giver.clone()))
}

/// Whether what the support rests on holds today, where somebody has written down what that is; and where it is read more
/// about, for those who may read it. Nothing is blocked by it.
pub(super) async fn rests(
    ask: &Ask,
    tx: &mut Tx,
    view: &View,
) -> Result<Option<(String, Option<(String, String)>)>, No> {
    const SUPPORT: [Measure; 3] = [Measure::Support, Measure::OpenSupport, Measure::Placement];
    let now = Consenting::load(tx, &ask.moment, &view.case.matter).await?;
    let kinds = now.measures.iter().filter(|one| SUPPORT.contains(&one.kind));
    let states = kinds.map(|one| now.state(one, &ask.moment.law)).filter(|state| *state != State::Ended);
    let states: Vec<State> = states.collect();
    let runs = states.contains(&State::Runs);
    let waits = states.iter().any(|state| !matches!(state, State::Runs | State::Stopped));
    let key = match (states.is_empty(), runs && !waits) {
        (true, _) => return Ok(None),
        (false, true) => "support-rests",
        (false, false) => "support-rests-not",
    };
    let link = view.case.reads.then(|| (of(CONSENT, view.case.matter.id.uuid()), ask.say.s("support-to-consent")));
    Ok(Some((ask.say.s(key), link)))
}
