//! Some tell through the public door: what they write lies there by itself until somebody at the intake reads it.

use super::{
    Asks, Draft, Sort,
    register::{sentences, teller},
};
use crate::{
    office::WorkerNo,
    sim::{Next, Sim},
    words::{about, text},
};
use access::{Act, Keys, No, Permit, StaffId, policy};
use casefile::{Letter, Letterbox, Question, Route, Text, contact as letters, contact::Reply};
use contact::deeds::{read, reply};
use journal::Moment;
use law::reading::{Channel, ReporterKind};
use store::{Db, Fault, Ts, Tx, Uuid};

/// The slot in the town's public door, and what its codes are made with.
pub(crate) struct Door {
    slot: Letterbox,
    keys: Keys,
}

impl Door {
    pub fn new(db: &Db, keys: &Keys) -> Door {
        Door { slot: Letterbox::new(db.clone(), keys.clone()), keys: keys.clone() }
    }
}

impl Draft {
    /// Whether whoever tells this writes it in the form of the public door: it is for those who worry about a child.
    pub(super) fn is_written(&self) -> bool {
        self.channel == Channel::WebForm && matches!(self.sort, Sort::ChildReport | Sort::Unnamed)
    }
}

impl Sim {
    /// It is put in, and somebody registers it later, at an instant that is settled.
    pub(crate) async fn writes(&mut self, tx: &mut Tx, m: &Moment, (draft, then): (&Draft, Ts)) -> Result<Next, No> {
        let written = self.words_of(draft)?;
        let letter = self.letter(draft, &written)?;
        let slot = &self.door.slot;
        let receipt = slot.receive_in(tx, m, &slot.form_key(m), &letter).await?;
        let lost = || Fault::Unfit("a letter of the made-up town is not there".into());
        let code = receipt.code.ok_or_else(lost)?;
        let id = letters::by_code(tx, &self.door.keys, &code).await?.ok_or_else(lost)?;
        self.contact(then, Draft { letter: Some(id), written, ..draft.clone() });
        self.figures.add("letters through the public door");
        Ok(Next::Done)
    }

    /// The first names of those it is about, where anybody knows who they are.
    fn names_of(&self, draft: &Draft) -> Result<Vec<String>, No> {
        let Some(family) = draft.family else { return Ok(Vec::new()) };
        draft.about.iter().map(|place| Ok(self.people.member(family, *place)?.first.clone())).collect()
    }

    /// What is told of each, in a paragraph that begins with the name.
    fn words_of(&mut self, draft: &Draft) -> Result<Vec<Text>, No> {
        let mut names = self.names_of(draft)?;
        if names.is_empty() {
            names.push("Barnet".to_owned());
        }
        names.iter().map(|name| about(&mut self.aside, sentences(draft), name)).collect()
    }

    /// What stands in it: what happened to each child, and where somebody gives a name, who they are.
    fn letter(&mut self, draft: &Draft, written: &[Text]) -> Result<Letter, No> {
        let told: Vec<&str> = written.iter().map(Text::as_str).collect();
        let mut answers = vec![(Question::What, text(&told.join("\n"))?)];
        let names = self.names_of(draft)?;
        if !names.is_empty() {
            answers.push((Question::Child, text(&names.join(", "))?));
        }
        answers.push((Question::Today, text(self.aside.pick(&["no", "no", "unknown"], "no"))?));
        answers.push((Question::Knows, text(self.aside.pick(&["self", "child", "other"], "other"))?));
        let route = match draft.reporter {
            ReporterKind::Anonymous => Route::Anonymous,
            kind => {
                answers.push((Question::Name, text(teller(kind))?));
                answers.push((Question::Work, text(work(kind))?));
                if draft.asks == Asks::Yes {
                    answers.push((Question::Phone, text("08-465 004 20")?));
                    answers.push((Question::Feedback, text("yes")?));
                }
                Route::Named
            }
        };
        Ok(Letter::new(route, "sv", answers).map_err(|_| Fault::Unfit("a made-up letter is none".into()))?)
    }

    /// Whether somebody at the intake may read what is nobody's matter yet: not whoever works with income support alone
    /// (PUL-1).
    pub(super) fn may_read(&self, who: WorkerNo) -> bool {
        let one = self.office.worker(who).ok();
        policy().is_ok_and(|policy| one.is_some_and(|one| policy.reads_unread(&one.areas)))
    }

    /// Whoever is to register it has read it first, and says so to the one who wrote.
    pub(super) async fn reads(&mut self, tx: &mut Tx, m: &Moment, (id, by): (Uuid, StaffId)) -> Result<(), No> {
        let permit = Permit::for_staff(tx, by, Act::ReportRead).await?;
        read(tx, &permit, m, id).await?;
        let says = if self.aside.falls(0.15) { Reply::PleaseRing } else { Reply::Thanks };
        let permit = Permit::for_staff(tx, by, Act::ReportReply).await?;
        reply(tx, &permit, m, id, says).await
    }
}

/// The answer to the question whether they tell it in their work with children.
fn work(kind: ReporterKind) -> &'static str {
    match kind {
        ReporterKind::Police => "police",
        ReporterKind::School => "school",
        ReporterKind::Preschool => "preschool",
        ReporterKind::HealthCare => "health_care",
        ReporterKind::DentalCare => "dental_care",
        kind if kind.is_mandated() => "other",
        _ => "private",
    }
}
