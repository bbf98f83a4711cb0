//! The decision and the proposal for the committee: the same questions, and who may answer them.

pub mod backed;
pub mod made;
pub mod present;
pub mod propose;
pub mod sign;

use super::path;
use crate::{
    Kind,
    case::{Backed, Case},
    deeds::{Ends, Proposal},
};
use access::{No, StaffId, charge, office};
use askama::Template;
use backed::Besides;
use casefile::matter::decision::{Exception, Outcome};
use law::Day;
use page::staff::Ask;
use page::staff::form::{Block, Came, Drawer, LINE, Part, ROOM, Reader};
use page::{Names, Say, SignedList, ToldOnce};
use store::Tx;

/// Stored word and key of each outcome.
pub(super) const OUTCOMES: [(&str, &str); 4] = [
    ("granted", "decision-outcome-granted"),
    ("granted_in_part", "decision-outcome-in-part"),
    ("refused", "decision-outcome-refused"),
    ("ended_without", "decision-outcome-ended"),
];

const EXCEPTIONS: [(&str, &str); 3] = [
    ("as_asked", "decision-unheard-as-asked"),
    ("unnecessary", "decision-unheard-unnecessary"),
    ("cannot_wait", "decision-unheard-cannot-wait"),
];

/// What was typed of a decision, or of a proposal; what is wrong with it is noted on the form.
pub(super) fn read_proposal(form: &mut Reader<'_>, case: &Case, on: Day, besides: Option<Besides>) -> Option<Proposal> {
    let outcome: Option<Outcome> = form.chosen("outcome", "decision-wrong-outcome");
    let means = [
        ("means1", "decision-wrong-means-1"),
        ("means2", "decision-wrong-means-2"),
        ("means3", "decision-wrong-means-3"),
    ];
    let [first, second, third] = means.map(|(name, missing)| form.text(name, LINE, missing));
    let facts = form.text("facts", ROOM, "decision-wrong-facts");
    let ground = form.text("ground", ROOM, "decision-wrong-ground");
    let ends = if case.is_investigated() { Ends::named(form.fields.get("ends")) } else { Some(Ends::Finished) };
    if ends.is_none() {
        form.unchosen("ends", "decision-wrong-ends");
    }
    let follow_up = match form.fields.get("follow_up").trim() {
        "" => Some(None),
        typed => Day::parse(typed).ok().map(Some),
    };
    if follow_up.is_none() {
        form.unchosen("follow_up", "decision-wrong-day");
    }
    let unheard = if case.is_heard(on) { Some(None) } else { read_unheard(form) };
    let Besides { childs_view, consent_why } = besides?;
    Some(Proposal {
        outcome: outcome?,
        ends: ends?,
        ground: ground?,
        facts: facts?,
        means: [first?, second?, third?],
        follow_up: follow_up?,
        unheard: unheard?,
        childs_view,
        consent_why,
    })
}

fn read_unheard(form: &mut Reader<'_>) -> Option<Option<(Exception, casefile::Text)>> {
    let why: Option<Exception> = form.chosen("unheard", "decision-wrong-unheard");
    let words = form.text("unheard_why", ROOM, "decision-wrong-unheard-why");
    Some(Some((why?, words?)))
}

/// Who presents it.
pub(super) fn read_presenter(form: &mut Reader<'_>) -> Option<StaffId> {
    let who = form.fields.get("presenter").parse().ok().map(StaffId);
    if who.is_none() {
        form.unchosen("presenter", "decision-wrong-presenter");
    }
    who
}

/// The questions of a decision. `kinds` are those that can be chosen.
pub(super) fn parts(ask: &Ask, (case, backed): (&Case, &Backed), kinds: &[&Kind], came: &Came) -> Vec<Part> {
    let draw = Drawer::new(ask, came);
    let picks = kinds.iter().map(|kind| (kind.word.clone(), format!("{} ({})", kind.name, kind.paragraph))).collect();
    let mut all = vec![Part::Select(draw.select("kind", ("decision-q-kind", None, "decision-choose"), picks))];
    all.extend(proposal_parts(ask, case, kinds, came));
    all.extend(backed::parts(ask, (case, backed), kinds, came));
    all
}

/// The questions of what is decided, whatever it is about.
pub(super) fn proposal_parts(ask: &Ask, case: &Case, kinds: &[&Kind], came: &Came) -> Vec<Part> {
    let draw = Drawer::new(ask, came);
    let fits = |word: &str| kinds.iter().any(|kind| kind.outcomes.iter().any(|one| one.as_str() == word));
    let outcomes: Vec<_> = OUTCOMES.into_iter().filter(|(word, _)| fits(word)).collect();
    let mut all = vec![
        Part::Choice(draw.choice("outcome", "decision-q-outcome", &outcomes)),
        Part::Says(ask.say.s("decision-means-lead")),
        Part::Area(draw.area("means1", "decision-q-means-1", Some("decision-hint-means-1"), 2)),
        Part::Area(draw.area("means2", "decision-q-means-2", Some("decision-hint-means-2"), 2)),
        Part::Area(draw.area("means3", "decision-q-means-3", Some("decision-hint-means-3"), 2)),
        Part::Area(draw.area("facts", "decision-q-facts", Some("decision-hint-facts"), 5)),
        Part::Area(draw.area("ground", "decision-q-ground", Some("decision-hint-ground"), 6)),
    ];
    if case.is_investigated() {
        let ends = [("finished", "decision-ends-finished"), ("goes_on", "decision-ends-goes-on")];
        all.push(Part::Choice(draw.choice("ends", "decision-q-ends", &ends)));
    }
    let follow_up = draw.line("follow_up", "decision-q-follow-up", Some("decision-hint-follow-up"));
    all.push(Part::Line(follow_up.optional(&ask.say)));
    if !case.is_heard(ask.today()) {
        all.push(Part::Choice(draw.choice("unheard", "decision-q-unheard", &EXCEPTIONS)));
        all.push(Part::Area(draw.area("unheard_why", "decision-q-unheard-why", None, 2)));
    }
    all
}

/// Who can have presented it: the colleagues of the unit where the matter lies.
pub(super) async fn presenter(ask: &mut Ask, tx: &mut Tx, case: &Case, came: &Came) -> Result<Part, No> {
    let charge = charge::charge(tx, case.matter.id.uuid()).await?.ok_or(No::Absent)?;
    ask.fields.begin_with("presenter", &charge.carrier.to_string());
    let all = office::colleagues(tx, charge.unit).await?;
    let mut picks: Vec<(String, String)> = all.into_iter().map(|one| (one.id.to_string(), one.name)).collect();
    picks.dedup();
    if !picks.iter().any(|(id, _)| *id == charge.carrier.to_string()) {
        let names = Names::load(tx).await?;
        picks.insert(0, (charge.carrier.to_string(), names.staff(charge.carrier).to_owned()));
    }
    let draw = Drawer::new(ask, came);
    Ok(Part::Select(draw.select("presenter", ("decision-q-presenter", None, "decision-choose"), picks)))
}

/// What whoever decides reads first: what was told, and what has been signed.
pub(super) async fn reads(ask: &mut Ask, tx: &mut Tx, case: &Case, names: &Names) -> Result<Option<Block>, No> {
    let told = ToldOnce::of(ask, tx, &case.matter, names).await?;
    let by = access::Permit::for_matter(tx, ask.session.staff, access::Act::Read, case.matter.id.uuid()).await?;
    let signed = SignedList::of(ask.signed(tx, &by, names).await?);
    Block::of(&Reads { t: &ask.say, told, signed }).map(Some)
}

#[derive(Template)]
#[template(path = "decide/reads.html")]
struct Reads<'a> {
    t: &'a Say,
    told: ToldOnce,
    signed: SignedList,
}

/// Links from the decision to what belongs to it.
pub(super) fn around(ask: &Ask, case: &Case, to: &[(&str, &str)]) -> Vec<(String, String)> {
    let home = path(case.matter.id.uuid());
    to.iter().map(|(page, key)| (format!("{home}{page}"), ask.say.s(key))).collect()
}
