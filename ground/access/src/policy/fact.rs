//! The yes/no facts about a worker and a matter on which every rule stands. Each is counted once, in `views.sql`.

use store::{Res, Row};

macro_rules! facts {
    ($($(#[$about:meta])* $fact:ident = $word:literal: $says:literal,)+) => {
        /// One yes or no about one worker and one matter.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Fact { $($(#[$about])* $fact,)+ }

        impl Fact {
            /// Every fact, in the order of the columns of `standing`.
            pub const ALL: &'static [Fact] = &[$(Fact::$fact,)+];

            /// The column of `standing`, and the word in the policy text.
            pub fn name(self) -> &'static str {
                match self { $(Fact::$fact => $word,)+ }
            }

            /// What it means, in Swedish, for the one who reads the table.
            pub fn says(self) -> &'static str {
                match self { $(Fact::$fact => $says,)+ }
            }
        }
    };
}

facts! {
    /// Carries the matter; of a closed one: carried it when it was closed.
    Own = "own": "har ärendet",
    /// Is the responsible head, the head's deputy while the head is away, or leads the work in the matter's area in its unit.
    Head = "head": "ansvarar för ärendet, är ersättare för den som är borta eller leder arbetet i området på enheten",
    /// Works in the unit where the matter lies.
    Unit = "unit": "arbetar på ärendets enhet",
    /// Is versed in the matter's area; holds for all where the matter asks for none.
    Area = "area": "arbetar med ärendets område",
    /// Nobody has taken the matter: it waits in the queue, carried by the head.
    Waiting = "waiting": "ingen har tagit ärendet",
    /// Has been asked for advice and the time for it has not run out.
    Consulted = "consulted": "är tillfrågad",
    /// Registered the matter.
    Registrar = "registrar": "har registrerat ärendet",
    /// The matter has been offered to this worker by name, or to the unit that the worker heads, leads in its area, or is
    /// deputy of while its head is away or the post is vacant.
    Receiving = "receiving": "ska ta emot ärendet, eller svarar för enheten som ska ta emot det",
    /// Gives the support that was ordered in the matter, by name, or answers for or leads the unit it was ordered from.
    Performs = "performs": "ger stödet i ärendet, eller svarar för enheten som ska ge det",
    /// The matter is closed, and this worker carries or answers for an open one about the same person in the same area.
    Returned = "returned": "har ett nytt ärende om samma person inom samma område",
    /// Opened the matter in an emergency less than 60 minutes ago.
    Glass = "glass": "har öppnat i en nödsituation",
    /// Stands close to a person of the matter or of the contact it came with.
    Kin = "kin": "står någon nära",
    /// The matter itself is guarded, or a person has a protected identity whose whereabouts its file would tell.
    Guarded = "guarded": "skyddade personuppgifter",
    /// May know of persons with a protected identity.
    Cleared = "cleared": "behörig till skyddade personuppgifter",
    /// The matter is closed.
    Closed = "closed": "ärendet är avslutat",
    /// Has the degree of SoL 25:1, or the matter asks for none.
    Degree = "degree": "har den examen som ärendet kräver",
    /// Works independently: is not in introduction, and the work is to assess.
    Independent = "independent": "arbetar självständigt",
    /// The engagement has begun and its last day has not passed.
    Active = "active": "är i tjänst",
    /// Is on leave, ill or otherwise away today.
    Away = "away": "är borta",
}

/// What holds about one worker and one matter: a set of facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(u32);

impl Facts {
    /// How many sets there are: two to the power of the number of facts.
    pub const WORLDS: u32 = 1 << Fact::ALL.len();

    /// The set whose number has bit n set where fact n of [`Fact::ALL`] holds. Higher bits are dropped.
    pub fn of_bits(bits: u32) -> Facts {
        Facts(bits & (Facts::WORLDS - 1))
    }

    /// The set of these.
    pub fn of(facts: &[Fact]) -> Facts {
        facts.iter().fold(Facts::default(), |all, f| all.with(*f))
    }

    /// This set and one more.
    #[must_use]
    pub fn with(self, f: Fact) -> Facts {
        Facts(self.0 | 1 << f as u32)
    }

    /// Whether the fact holds.
    pub fn has(self, f: Fact) -> bool {
        self.0 & (1 << f as u32) != 0
    }

    /// Whether everything here holds there too.
    pub fn within(self, other: Facts) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether nothing here holds there.
    pub fn apart(self, other: Facts) -> bool {
        self.0 & other.0 == 0
    }

    /// How many hold.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// Those that hold, in the order of the columns.
    pub fn each(self) -> impl Iterator<Item = Fact> {
        Fact::ALL.iter().copied().filter(move |f| self.has(*f))
    }

    /// Reads a row of `standing`.
    ///
    /// # Errors
    /// [`store::Fault`] where the row lacks a column.
    pub fn from_standing(row: &Row) -> Res<Facts> {
        let mut all = Facts::default();
        for f in Fact::ALL {
            if row.get::<bool>(f.name())? {
                all = all.with(*f);
            }
        }
        Ok(all)
    }
}
