//! Time, chance and law as arguments: whoever answers a request makes one moment and hands it down.

use law::Law;
use std::sync::Arc;
use store::{Ts, Uuid};

/// Where chance comes from: the operating system in the house, a seed in tests.
pub trait Chance: Send + Sync {
    /// Fills the bytes. Never fails: a house without chance does not start.
    fn fill(&self, bytes: &mut [u8]);
}

/// Who makes moments: the house with the clock on the wall, or a test with a frozen one.
pub trait Moments: Send + Sync {
    /// This very moment.
    fn now(&self) -> Moment;
}

/// The one instant at which a deed is done, with the law and the chance it may use.
#[derive(Clone)]
pub struct Moment {
    /// The instant, in whole microseconds.
    pub at: Ts,
    /// The rules of law, chosen by date.
    pub law: Arc<Law>,
    chance: Arc<dyn Chance>,
}

impl Moment {
    /// A moment at `at`.
    pub fn new(at: Ts, law: Arc<Law>, chance: Arc<dyn Chance>) -> Moment {
        Moment { at, law, chance }
    }

    /// The same moment without its seconds. For what somebody told without a name: a time to the microsecond could be
    /// laid beside another log and give them away.
    pub fn to_the_minute(&self) -> Moment {
        let minute = self.at.micros() - self.at.micros().rem_euclid(60_000_000);
        Moment { at: Ts::from_micros(minute).unwrap_or(self.at), ..self.clone() }
    }

    /// A new id that sorts by time (UUID version 7).
    pub fn id(&self) -> Uuid {
        let ms = u64::try_from(self.at.micros() / 1000).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(ms, &self.bytes()).into_uuid()
    }

    /// Chance of the wanted length.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        self.chance.fill(&mut out);
        out
    }
}
