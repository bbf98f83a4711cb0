//! The clock on the wall and the chance of the operating system.

use journal::{Chance, Moment, Moments};
use law::Law;
use std::sync::Arc;
use store::Ts;

/// Makes moments of the real time.
pub struct Wall {
    law: Arc<Law>,
    chance: Arc<dyn Chance>,
}

struct System;

impl Chance for System {
    fn fill(&self, bytes: &mut [u8]) {
        #[expect(clippy::disallowed_methods, reason = "the one place where chance comes in")]
        let filled = getrandom::fill(bytes);
        // Without chance there are no safe codes, ids or salts: a house that goes on would do harm.
        if filled.is_err() {
            std::process::abort();
        }
    }
}

impl Wall {
    /// A clock under this law.
    pub fn new(law: Arc<Law>) -> Wall {
        Wall { law, chance: Arc::new(System) }
    }

    /// Chance of the wanted length, outside any deed: for keys.
    pub fn bytes<const N: usize>() -> [u8; N] {
        let mut out = [0; N];
        System.fill(&mut out);
        out
    }
}

impl Moments for Wall {
    fn now(&self) -> Moment {
        #[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
        let at = Ts::of(jiff::Timestamp::now());
        Moment::new(at, self.law.clone(), self.chance.clone())
    }
}
