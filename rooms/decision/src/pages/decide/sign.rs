//! Making a decision: what is read first, what may be decided by the reader, and who decides the rest.

use super::{
    around,
    backed::{self, read_besides},
    parts, present, presenter, read_presenter, read_proposal, reads,
};
use crate::{
    Kind,
    case::{Backed, Case},
    deeds::{self, Decide},
    kinds,
    pages::{DECIDE, Names, Strip, heard::list, of, sheet},
};
use access::{Act, No, Permit, Refusal, holders, mandate};
use casefile::{
    MatterId,
    matter::{decision::presented, execution},
};
use page::staff::form::{Came, Content, Drawer, Form, LINE, Part, Reader, Wrong, sent};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use std::collections::BTreeMap;
use store::Tx;

/// The word of the refusal where the delegation scheme does not name the one who asks.
const NOT_NAMED: &str = "access-no-mandate";

/// What is read first, and the form for what the reader may decide.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Makes the decision that was typed.
pub async fn sign(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Decide, id).await?;
    let case = Case::load(&mut tx, MatterId::of(id), ask.today()).await?;
    let backed = Backed::load(&mut tx, &ask.moment, &case.matter).await?;
    let done = async { Ok(deeds::decide(&mut tx, &by, &ask.moment, read(&ask, &case, &backed)?).await?) }.await;
    // Who has closed the matter with it may still read it: its carrier, and its head.
    ask.led(tx, done, of(DECIDE, id), form_page).await
}

fn read(ask: &Ask, case: &Case, backed: &Backed) -> Result<Decide, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let kind = ask.fields.get("kind").to_owned();
    if kind.is_empty() {
        form.unchosen("kind", "decision-wrong-kind");
    }
    let besides = read_besides(&mut form, case, backed);
    let made = read_proposal(&mut form, case, ask.today(), besides);
    let presenter = read_presenter(&mut form);
    let others = match ask.fields.get("others").trim() {
        "" => None,
        _ => form.text("others", LINE, "decision-wrong-kind"),
    };
    let replaces = ask.fields.get("replaces").parse().ok();
    match (made, presenter) {
        (Some(made), Some(presenter)) if form.wrong.is_empty() => {
            Ok(Decide { matter: case.matter.id, seen: sent(ask), kind, made, presenter, others, replaces })
        }
        _ => Err(form.wrong),
    }
}

/// What the reader may decide here, and for the rest who does.
struct Choices {
    kinds: Vec<&'static Kind>,
    notes: Vec<String>,
    /// Something here is only for the board, or for nobody else.
    board: bool,
}

async fn choices(ask: &Ask, tx: &mut Tx, case: &Case) -> Result<Choices, No> {
    let mut all = Choices { kinds: Vec::new(), notes: Vec::new(), board: false };
    if let Err(no) = case.can_be_decided() {
        all.notes.push(ask.say.s(no.word));
        return Ok(all);
    }
    let mut by_right: BTreeMap<&str, Vec<&'static Kind>> = BTreeMap::new();
    for kind in kinds()?.all.iter().filter(|kind| kind.is_for(case.matter.stage)) {
        match (case.can_be(kind), kind.right()) {
            (Err(no), _) => all.notes.push(ask.say.s(no.word)),
            (Ok(()), Some(right)) => by_right.entry(right).or_default().push(kind),
            (Ok(()), None) => all.board = true,
        }
    }
    for (right, of_right) in by_right {
        match refused(ask, tx, case, right).await? {
            None => all.kinds.extend(of_right),
            Some(no) => {
                let names: Vec<String> =
                    holders(tx, right, case.matter.id.uuid()).await?.into_iter().map(|one| one.name).collect();
                all.board |= names.is_empty();
                let what: Vec<&str> = of_right.iter().map(|kind| kind.name.as_str()).collect();
                let who = ask.say.deciders(&names);
                let says = ask.say.w("decision-who", &[("what", &what.join(", ")), ("who", &who)]);
                // That the scheme names somebody else is said by naming them.
                let why = if no.word == NOT_NAMED { says } else { format!("{} {says}", ask.say.s(no.word)) };
                all.notes.push(why);
            }
        }
    }
    Ok(all)
}

/// Why the reader may not use a right in this matter; nothing where they may.
async fn refused(ask: &Ask, tx: &mut Tx, case: &Case, right: &str) -> Result<Option<Refusal>, No> {
    let asked = match Permit::for_matter(tx, ask.session.staff, Act::Decide, case.matter.id.uuid()).await {
        Ok(permit) => mandate(tx, &ask.moment, &permit, right).await.map(drop),
        Err(no) => Err(no),
    };
    match asked {
        Ok(()) => Ok(None),
        Err(No::Refusal(no)) => Ok(Some(no)),
        Err(no) => Err(no),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id, ask.today()).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    ask.sight.shows(case.addressees.iter().map(|one| one.person.id.uuid()));
    let choices = choices(ask, tx, &case).await?;
    let stands = Backed::load(tx, &ask.moment, &case.matter).await?;
    let form = match choices.kinds.as_slice() {
        [] => None,
        may => Some(form(ask, tx, (&case, &stands), may, &came).await?),
    };
    let laid = presented::all(tx, id).await?;
    let mut to = vec![("/kommunicera", "decision-to-communicate")];
    // Whose it is stands in the notes: there the way to them is.
    to.extend(
        (!choices.notes.is_empty() && case.can_be_decided().is_ok())
            .then_some(("/beslut/lagg-fram", "decision-to-present")),
    );
    to.extend((form.is_some() && present::open(&laid).is_some()).then_some(("/beslut/fraga-forst", "decision-to-ask")));
    let granted = !execution::open(tx, id).await?.is_empty();
    to.extend(granted.then_some(("/uppdrag", "decision-to-assignment")));
    to.extend(choices.board.then_some(("/beslut/forslag", "decision-to-propose")));
    to.extend(case.open_item().map(|_| ("/utskottet", "decision-to-minute")));
    to.extend((!case.decisions.is_empty()).then_some(("/beslut/brev", "decision-to-letter")));
    to.push(("/ordforandebeslut", "decision-to-chair"));
    let heard = list(&ask.say, &case, &names, ask.today());
    let content = Content {
        lead: vec![ask.say.s("decision-lead")],
        notes: present::note(ask, &laid, &names).into_iter().chain(choices.notes).collect(),
        lists: backed::list(&ask.say, &case, &stands).into_iter().chain([heard]).collect(),
        block: reads(ask, tx, &case, &names).await?,
        form,
        links: around(ask, &case, &to),
        ..Content::default()
    };
    sheet(ask, ("decision-title", case.matter.version), head, content, &came)
}

async fn form(
    ask: &mut Ask,
    tx: &mut Tx,
    (case, stands): (&Case, &Backed),
    may: &[&'static Kind],
    came: &Came,
) -> Result<Form, No> {
    let presenter = presenter(ask, tx, case, came).await?;
    let mut parts = parts(ask, (case, stands), may, came);
    parts.push(presenter);
    let draw = Drawer::new(ask, came);
    let others = draw.line("others", "decision-q-others", None);
    parts.push(Part::Line(others.optional(&ask.say)));
    if !case.decisions.is_empty() {
        let old = |made: &casefile::matter::decision::Decision| {
            (made.id.to_string(), format!("{}, {}", made.called, ask.say.long_day(made.day)))
        };
        let picks = case.decisions.iter().map(old).collect();
        parts.push(Part::Select(draw.select(
            "replaces",
            ("decision-q-replaces", None, "decision-replaces-none"),
            picks,
        )));
    }
    Ok(Form::new(of(DECIDE, case.matter.id.uuid()), parts, ask.say.s("decision-sign")))
}
