//! The made-up people who work in the made-up town of the demo. None of them exists.

use access::{
    Act, No, Password, Permit, Rank, Who,
    office::{self, Post, UnitKind},
    session::Secret,
};
use generator::{Founder, engage};
use journal::Moment;
use law::{
    credentials::{Degree, Experience},
    reading::Competence::{self, Addiction, Child, Economy, Records, Violence},
};
use store::{Db, Fault};

/// The password of everybody in the demo. A real house refuses the demo's board, and so these people.
pub const PASSWORD: &str = "alvsala-hela-vagen";

/// One of the demo's staff.
pub struct Colleague {
    /// The name to log in with.
    pub login: &'static str,
    /// The whole name.
    pub name: &'static str,
    /// What they do, in their own words.
    pub role: &'static str,
    /// What they are versed in.
    pub areas: &'static [Competence],
    /// The unit where they work.
    pub unit: &'static str,
    post: Post,
    degree: Degree,
    experience: Experience,
}

const fn colleague(
    login: &'static str,
    name: &'static str,
    role: &'static str,
    areas: &'static [Competence],
) -> Colleague {
    let (post, degree, experience) = (Post::Member, Degree::Fulfils25_1, Experience::Independent);
    Colleague { login, name, role, areas, unit: INTAKE, post, degree, experience }
}

/// Where contacts come in.
const INTAKE: &str = "Mottagningen";
/// Where children's matters go on.
const INQUIRY: &str = "Utredning barn";
/// Where support is given to families.
const RESOURCE: &str = "Resursenheten";
const UNITS: [(&str, UnitKind); 3] =
    [(INTAKE, UnitKind::Intake), (INQUIRY, UnitKind::Authority), (RESOURCE, UnitKind::Resource)];

/// The joint intake of Älvsala, the unit that it hands children's matters over to, and the one that gives families support.
pub const STAFF: [Colleague; 13] = [
    Colleague { post: Post::Head, ..colleague("karin", "Karin Sjölund", "enhetschef", &[]) },
    Colleague {
        post: Post::Lead,
        ..colleague("birgit", "Birgit Åström", "förste socialsekreterare", &[Child, Violence, Records])
    },
    colleague("amina", "Amina Warsame", "socialsekreterare, barn och våld", &[Child, Violence]),
    colleague("johan", "Johan Öberg", "socialsekreterare, barn", &[Child]),
    Colleague {
        experience: Experience::Introduction,
        ..colleague("nils", "Nils Ek", "socialsekreterare, ny", &[Child])
    },
    Colleague { degree: Degree::Other, ..colleague("petra", "Petra Lind", "handläggare, ekonomi", &[Economy]) },
    colleague("tove", "Tove Hjälm", "socialsekreterare, beroende", &[Addiction]),
    Colleague {
        degree: Degree::Other,
        experience: Experience::Introduction,
        ..colleague("eva", "Eva Rask", "mottagningssekreterare", &[])
    },
    Colleague { unit: INQUIRY, post: Post::Head, ..colleague("maja", "Maja Ek", "enhetschef", &[]) },
    Colleague {
        unit: INQUIRY,
        post: Post::Lead,
        ..colleague("lena", "Lena Sand", "förste socialsekreterare, barn", &[Child, Violence])
    },
    Colleague { unit: INQUIRY, ..colleague("omar", "Omar Haddad", "utredare, barn", &[Child]) },
    Colleague { unit: RESOURCE, post: Post::Head, ..colleague("vera", "Vera Holm", "enhetschef", &[]) },
    Colleague {
        unit: RESOURCE,
        degree: Degree::Other,
        experience: Experience::Introduction,
        ..colleague("frida", "Frida Norén", "familjebehandlare", &[])
    },
];

/// The delegation scheme: what, who, who stands in.
const RIGHTS: [(&str, &[&str], &[&str]); 11] = [
    ("protective assessment", &["birgit", "amina", "johan", "lena", "omar"], &[]),
    ("open a child investigation", &["birgit", "amina", "johan", "lena", "omar"], &[]),
    ("not open a child investigation", &["birgit"], &["karin"]),
    ("open an adult investigation", &["amina", "petra", "tove"], &["karin"]),
    ("not open an adult investigation", &["karin"], &[]),
    ("open an investigation under LVM", &["karin"], &[]),
    ("extend a child investigation", &["maja", "birgit"], &["lena"]),
    ("decide on support for a child", &["lena", "birgit"], &["maja"]),
    ("end a child investigation without support", &["lena", "birgit"], &["maja"]),
    ("decide on support for an adult", &["tove", "petra", "birgit"], &["karin"]),
    ("emergency income support", &["petra", "tove"], &[]),
];

/// Who may know of persons with a protected identity: a matter of such a person must be somebody's to take.
const CLEARED: [&str; 2] = ["karin", "birgit"];

/// Those of them who work here: nobody, where the town was made with people of its own.
///
/// # Errors
/// [`No`] where the database fails.
pub async fn at_work(db: &Db) -> Result<Vec<&'static Colleague>, No> {
    let (mut tx, mut here) = (db.snapshot().await?, Vec::new());
    for colleague in &STAFF {
        here.extend(office::by_login(&mut tx, colleague.login).await?.map(|_| colleague));
    }
    Ok(here)
}

/// Lets them begin to work here, unless somebody works here already.
///
/// # Errors
/// [`No`] where the database fails.
pub async fn settle_in(db: &Db, m: &Moment) -> Result<(), No> {
    if office::anybody(&mut db.snapshot().await?).await? {
        return Ok(());
    }
    let password = Password::parse(PASSWORD).map_err(|_| Fault::Unfit("the demo's password is too short".into()))?;
    let secret = Secret::of(&password, m)?;
    let by = Permit::ask(Who::Operator("demo".into()), Act::Office)?;
    let first = m.law.settings().zone.day(m.at.instant());
    let mut tx = db.begin().await?;
    for (name, kind) in UNITS {
        let unit = office::add_unit(&mut tx, m, &by, name, kind).await?;
        for c in STAFF.iter().filter(|c| c.unit == name) {
            engage(&mut tx, m, &by, (&c.founder(), unit), (first, Some(&secret))).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Them as those who begin a made-up town that has years behind it. Whoever leads may know of protected identities there:
/// each unit must have somebody who can receive such a matter.
pub fn founders() -> Vec<Founder> {
    STAFF.iter().map(|c| Founder { cleared: c.is_cleared() || c.post != Post::Member, ..c.founder() }).collect()
}

impl Colleague {
    fn is_cleared(&self) -> bool {
        CLEARED.contains(&self.login)
    }

    fn founder(&self) -> Founder {
        let held = |of: &[&str], rank| of.contains(&self.login).then_some(rank);
        let rights = RIGHTS.iter().filter_map(|(right, first, second)| {
            Some((*right, held(first, Rank::First).or_else(|| held(second, Rank::Substitute))?))
        });
        Founder {
            login: self.login.into(),
            name: self.name.into(),
            role: self.role.into(),
            unit: self.unit.into(),
            post: self.post,
            degree: self.degree,
            experience: self.experience,
            areas: self.areas.to_vec(),
            rights: rights.collect(),
            cleared: self.is_cleared(),
        }
    }
}
