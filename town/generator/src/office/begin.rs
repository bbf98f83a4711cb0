//! How many work here, for so many inhabitants, and their first day. Each is hired, placed, entrusted and cleared by the
//! deeds of the office.

use super::{Office, Task, Unit, UnitNo, Worker, WorkerNo};
use crate::{
    chance::Dice,
    people::{Sex, Tongue},
    yearly::Yearly,
};
use access::{
    Act, No, Permit, Rank, Who,
    office::{self, LoginName, NewStaff, Post, UnitKind},
    session::Secret,
};
use journal::Moment;
use law::{
    Day,
    credentials::{Degree, Experience},
    reading::Competence::{self, Addiction, Child, Economy, Records, Violence},
};
use store::{Fault, Tx};

/// Child reports that one at the joint intake takes care of in a year, those about grown-ups beside them.
const REPORTS_EACH: f64 = 160.0;
/// Investigations that one carries at a time.
const INVESTIGATIONS_EACH: f64 = 13.0;
/// How many investigate in one unit.
const IN_A_UNIT: usize = 9;
/// How many grown-ups' matters, support that runs among them, one carries at a time.
const GROWN_EACH: f64 = 45.0;

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

/// The units and everybody in them, from a day on.
pub(crate) async fn found(
    tx: &mut Tx,
    m: &Moment,
    dice: &mut Dice,
    (yearly, secret): (&Yearly, Option<&Secret>),
    first: Day,
) -> Result<Office, No> {
    let mut office = Office::default();
    let investigators = ((yearly.investigations() * 95.0 / 365.0 / INVESTIGATIONS_EACH).ceil() as usize).max(2);
    let units = investigators.div_ceil(IN_A_UNIT);
    let intake = ((yearly.child_reports / REPORTS_EACH).round() as usize).max(4);
    let grown = ((yearly.grown_open() / GROWN_EACH).ceil() as usize).max(2);
    let mut plan = vec![("Mottagningen".to_owned(), UnitKind::Intake, Task::Intake, intake)];
    for nth in 0..units {
        let name = if units == 1 { "Utredning barn".to_owned() } else { format!("Utredning barn {}", nth + 1) };
        let share = (investigators + units - 1 - nth) / units;
        plan.push((name, UnitKind::Authority, Task::Children, share));
    }
    plan.push(("Vuxenenheten".to_owned(), UnitKind::Authority, Task::Grown, grown));
    for (name, kind, task, members) in plan {
        let id = office::add_unit(tx, m, &boss()?, &name, kind).await?;
        office.units.push(Unit { id, task });
        let unit = UnitNo(office.units.len() - 1);
        let leads = members.div_ceil(12);
        let posts = [Post::Head].into_iter().chain(std::iter::repeat_n(Post::Lead, leads));
        for (nth, post) in posts.chain(std::iter::repeat_n(Post::Member, members)).enumerate() {
            let new = Opening { unit, post, areas: areas(task, post, nth), first, introduced: None };
            hire(tx, m, dice, &mut office, (new, secret)).await?;
        }
    }
    Ok(office)
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
    let (by, unit) = (boss()?, office.unit(new.unit)?);
    let (unit_id, task) = (unit.id, unit.task);
    let sex = dice.pick(&[Sex::Girl, Sex::Girl, Sex::Girl, Sex::Boy], Sex::Girl);
    let tongue = if dice.falls(0.85) { Tongue::Swedish } else { Tongue::drawn(dice) };
    let name = format!("{} {}", tongue.first(sex, dice), tongue.family(dice));
    let login = login(office, &name)?;
    let experience = if new.introduced.is_some() { Experience::Introduction } else { Experience::Independent };
    let typed = login.as_str().to_owned();
    let staff = NewStaff {
        name: name.clone(),
        login,
        secret: secret.cloned(),
        role: role(task, new.post).into(),
        degree: Degree::Fulfils25_1,
        experience,
        first_day: new.first,
        last_day: None,
    };
    let id = office::add_staff(tx, m, &by, staff).await?;
    office::place(tx, m, &by, (id, unit_id, new.post), (new.first, None)).await?;
    for area in &new.areas {
        office::add_competence(tx, m, &by, id, *area).await?;
    }
    let leads = new.post != Post::Member;
    let rights: Vec<_> = rights(&new.areas, task, leads).into_iter().map(|right| (right, Rank::First)).collect();
    for (right, rank) in &rights {
        office::entrust(tx, m, &by, right, id, *rank).await?;
    }
    // One in four may know of protected identities besides those who lead; of each area somebody.
    let cleared = leads || office.workers.len().is_multiple_of(4);
    if cleared {
        office::clear(tx, m, &by, id).await?;
    }
    office.workers.push(Worker {
        id,
        name,
        login: typed,
        role: role(task, new.post),
        unit: new.unit,
        post: new.post,
        areas: new.areas,
        rights,
        cleared,
        first: new.first,
        last: None,
        introduced: new.introduced,
        away: Vec::new(),
        carries: 0,
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
fn login(office: &Office, name: &str) -> Result<LoginName, No> {
    let plain: String = name.to_lowercase().chars().filter(|c| c.is_alphabetic() || *c == ' ').collect();
    let same = office.workers.iter().filter(|one| one.name == name).count();
    let typed = plain.replace(' ', ".") + &if same == 0 { String::new() } else { (same + 1).to_string() };
    LoginName::parse(&typed).map_err(|_| Fault::Unfit("a made-up name is no login name".into()).into())
}
