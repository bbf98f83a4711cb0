//! How many work here, for so many inhabitants, and their first day: those whom the plan names, and as many beside them as
//! the work asks for.

use super::{Founder, Office, Task, Unit, UnitNo, Worker, WorkerNo, founder::engage};
use crate::{
    chance::Dice,
    people::{Sex, Tongue},
    yearly::Yearly,
};
use access::{
    Act, No, Permit, Rank, Who,
    office::{self, Post, UnitKind},
    session::Secret,
};
use journal::Moment;
use law::{
    Day,
    credentials::{Degree, Experience},
    reading::Competence::{self, Addiction, Child, Economy, Records, Violence},
};
use store::Tx;

/// Child reports that one at the joint intake takes care of in a year, those about grown-ups beside them.
const REPORTS_EACH: f64 = 160.0;
/// Investigations that one carries at a time.
const INVESTIGATIONS_EACH: f64 = 13.0;
/// How many investigate in one unit.
const IN_A_UNIT: usize = 9;
/// How many work with matters in another unit: a city has a joint intake in each of its districts.
const TOGETHER: usize = 20;
/// How many grown-ups' matters, support that runs among them, one carries at a time.
const GROWN_EACH: f64 = 45.0;
/// Families to which one gives support at a time.
const FAMILIES_EACH: f64 = 14.0;

const CHILD_RIGHTS: [&str; 2] = ["protective assessment", "open a child investigation"];
const CHILD_LEAD_RIGHTS: [&str; 4] = [
    "not open a child investigation",
    "extend a child investigation",
    "decide on support for a child",
    "end a child investigation without support",
];
const GROWN_RIGHTS: [&str; 3] =
    ["open an adult investigation", "decide on support for an adult", "emergency income support"];
const GROWN_LEAD_RIGHTS: [&str; 2] = ["not open an adult investigation", "open an investigation under LVM"];

/// May arrange the office.
pub(crate) fn boss() -> Result<Permit, No> {
    Permit::ask(Who::Operator("town".into()), Act::Office)
}

/// Everybody who is to begin: what they log in with, and those who are named.
pub(crate) struct Hires<'a> {
    pub secret: Option<&'a Secret>,
    pub founders: &'a [Founder],
}

/// The units and everybody in them, from a day on.
pub(crate) async fn found(
    tx: &mut Tx,
    m: &Moment,
    dice: &mut Dice,
    (yearly, hires): (&Yearly, Hires<'_>),
    first: Day,
) -> Result<Office, No> {
    let mut office = Office::default();
    for (name, kind, task, members) in units(yearly) {
        let id = office::add_unit(tx, m, &boss()?, &name, kind).await?;
        office.units.push(Unit { id, task });
        let unit = UnitNo(office.units.len() - 1);
        let leads = members.div_ceil(12);
        let mut posts = vec![Post::Head];
        posts.extend(std::iter::repeat_n(Post::Lead, leads));
        posts.extend(std::iter::repeat_n(Post::Member, members));
        for one in hires.founders.iter().filter(|one| one.unit == name) {
            founds(tx, m, &mut office, (one, unit, hires.secret), first).await?;
            // Each of them fills a post that was to be filled.
            if let Some(at) = posts.iter().position(|post| *post == one.post) {
                posts.remove(at);
            }
        }
        for (nth, post) in posts.into_iter().enumerate() {
            let new = Opening { unit, post, areas: areas(task, post, nth), first, introduced: None };
            hire(tx, m, dice, &mut office, (new, hires.secret)).await?;
        }
    }
    Ok(office)
}

/// The units: what each is called and does, and how many work with matters there.
fn units(yearly: &Yearly) -> Vec<(String, UnitKind, Task, usize)> {
    let investigators = ((yearly.investigations() * 95.0 / 365.0 / INVESTIGATIONS_EACH).ceil() as usize).max(2);
    let units = investigators.div_ceil(IN_A_UNIT);
    let intake = ((yearly.child_reports / REPORTS_EACH).round() as usize).max(4);
    let grown = ((yearly.grown_open() / GROWN_EACH).ceil() as usize).max(2);
    let support = ((yearly.supported() / FAMILIES_EACH).ceil() as usize).max(2);
    let mut all = several("Mottagningen", UnitKind::Intake, Task::Intake, (intake, intake.div_ceil(TOGETHER)));
    all.extend(several("Utredning barn", UnitKind::Authority, Task::Children, (investigators, units)));
    all.extend(several("Vuxenenheten", UnitKind::Authority, Task::Grown, (grown, grown.div_ceil(TOGETHER))));
    all.extend(several("Resursenheten", UnitKind::Resource, Task::Support, (support, support.div_ceil(TOGETHER))));
    all
}

/// So many units with a task, and how those who work with it are divided among them. The first has the bare name.
fn several(
    name: &str,
    kind: UnitKind,
    task: Task,
    (of, units): (usize, usize),
) -> Vec<(String, UnitKind, Task, usize)> {
    let named = |nth: usize| if nth == 0 { name.to_owned() } else { format!("{name} {}", nth + 1) };
    let share = |nth: usize| (of + units).saturating_sub(1 + nth) / units.max(1);
    (0..units).map(|nth| (named(nth), kind, task, share(nth))).collect()
}

/// Somebody whom the plan names begins.
async fn founds(
    tx: &mut Tx,
    m: &Moment,
    office: &mut Office,
    (one, unit, secret): (&Founder, UnitNo, Option<&Secret>),
    first: Day,
) -> Result<(), No> {
    let id = engage(tx, m, &boss()?, (one, office.unit(unit)?.id), (first, secret)).await?;
    office.workers.push(Worker {
        id,
        name: one.name.clone(),
        login: one.login.clone(),
        role: one.role.clone(),
        unit,
        post: one.post,
        areas: one.areas.clone(),
        rights: one.rights.clone(),
        cleared: one.cleared,
        first,
        last: None,
        // Whoever is new is so until the end: colleagues read of it in the town that is shown.
        introduced: (one.experience == Experience::Introduction).then(|| first.plus_days(u16::MAX)),
        stays: true,
        away: Vec::new(),
        carries: 0,
        close_to: Vec::new(),
    });
    Ok(())
}

/// What somebody in a unit is versed in: who leads, in all of it; of the others at the intake most in children, and the
/// first of them in money, the second in addiction.
fn areas(task: Task, post: Post, nth: usize) -> Vec<Competence> {
    match (task, post, nth % 8) {
        (Task::Intake, Post::Member, 0) => vec![Economy, Records],
        (Task::Intake, Post::Member, 1) => vec![Addiction, Violence],
        (Task::Intake, Post::Member, 2 | 5) => vec![Child, Violence],
        (Task::Intake, Post::Member, _) => vec![Child],
        (Task::Intake, ..) => vec![Child, Violence, Addiction, Economy, Records],
        (Task::Children, Post::Member, _) if !nth.is_multiple_of(3) => vec![Child],
        (Task::Children, ..) => vec![Child, Violence],
        (Task::Grown, ..) => vec![Economy, Addiction, Violence, Records],
        (Task::Support, ..) => vec![],
    }
}

/// A post to be filled.
pub(super) struct Opening {
    pub unit: UnitNo,
    pub post: Post,
    pub areas: Vec<Competence>,
    pub first: Day,
    pub introduced: Option<Day>,
}

fn role(task: Task, post: Post) -> &'static str {
    match (post, task) {
        (Post::Head, _) => "enhetschef",
        (Post::Lead | Post::Deputy, _) => "förste socialsekreterare",
        (Post::Member, Task::Intake) => "socialsekreterare, mottagning",
        (Post::Member, Task::Children) => "utredare, barn och unga",
        (Post::Member, Task::Grown) => "socialsekreterare, vuxna",
        (Post::Member, Task::Support) => "familjebehandlare",
    }
}

/// Somebody begins. Gives who.
pub(super) async fn hire(
    tx: &mut Tx,
    m: &Moment,
    dice: &mut Dice,
    office: &mut Office,
    (new, secret): (Opening, Option<&Secret>),
) -> Result<WorkerNo, No> {
    let unit = office.unit(new.unit)?;
    let (unit_id, task) = (unit.id, unit.task);
    let sex = dice.pick(&[Sex::Girl, Sex::Girl, Sex::Girl, Sex::Boy], Sex::Girl);
    let tongue = if dice.falls(0.85) { Tongue::Swedish } else { Tongue::drawn(dice) };
    let name = format!("{} {}", tongue.first(sex, dice), tongue.family(dice));
    let login = login(office, &name)?;
    let experience = if new.introduced.is_some() { Experience::Introduction } else { Experience::Independent };
    let leads = new.post != Post::Member;
    let rights: Vec<_> = rights(&new.areas, task, leads).into_iter().map(|right| (right, Rank::First)).collect();
    let one = Founder {
        login,
        name,
        role: role(task, new.post).into(),
        unit: String::new(),
        post: new.post,
        degree: Degree::Fulfils25_1,
        experience,
        areas: new.areas,
        rights,
        // One in four may know of protected identities besides those who lead; of each area somebody.
        cleared: leads || office.workers.len().is_multiple_of(4),
    };
    let id = engage(tx, m, &boss()?, (&one, unit_id), (new.first, secret)).await?;
    office.workers.push(Worker {
        id,
        name: one.name,
        login: one.login,
        role: one.role,
        unit: new.unit,
        post: new.post,
        areas: one.areas,
        rights: one.rights,
        cleared: one.cleared,
        first: new.first,
        last: None,
        introduced: new.introduced,
        stays: false,
        away: Vec::new(),
        carries: 0,
        close_to: Vec::new(),
    });
    Ok(WorkerNo(office.workers.len() - 1))
}

/// What the delegation scheme gives to whoever works so. Those who lead hold all of it themselves: while one of them is
/// away another decides.
fn rights(areas: &[Competence], task: Task, leads: bool) -> Vec<&'static str> {
    let child = areas.contains(&Child);
    let grown = areas.iter().any(|area| matches!(area, Economy | Addiction)) && (task == Task::Grown || leads);
    let opens = areas.contains(&Addiction) && !grown;
    let mut all = Vec::new();
    all.extend(child.then_some(CHILD_RIGHTS).into_iter().flatten());
    all.extend((child && leads).then_some(CHILD_LEAD_RIGHTS).into_iter().flatten());
    all.extend(grown.then_some(GROWN_RIGHTS).into_iter().flatten());
    all.extend(opens.then_some("open an adult investigation"));
    all.extend((grown && leads).then_some(GROWN_LEAD_RIGHTS).into_iter().flatten());
    all
}

/// A login name that nobody has: the name in small letters, with a number where another has it.
fn login(office: &Office, name: &str) -> Result<String, No> {
    let plain: String = name.to_lowercase().chars().filter(|c| c.is_alphabetic() || *c == ' ').collect();
    let same = office.workers.iter().filter(|one| one.name == name).count();
    let typed = plain.replace(' ', ".") + &if same == 0 { String::new() } else { (same + 1).to_string() };
    Ok(typed)
}
