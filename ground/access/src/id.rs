//! Names of staff and units that cannot be taken for each other. Matters and persons are casefile's, and come as plain ids.

use store::{Cell, Res, Row, Uuid, Val};

macro_rules! id {
    ($(#[$of:meta])* $name:ident) => {
        $(#[$of])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl From<$name> for Uuid {
            fn from(id: $name) -> Uuid {
                id.0
            }
        }

        impl From<$name> for Val {
            fn from(id: $name) -> Val {
                id.0.into()
            }
        }

        impl Cell for $name {
            fn cell(row: &Row, col: &str) -> Res<Self> {
                Uuid::cell(row, col).map($name)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id! {
    /// One who works here or acts for us.
    StaffId
}

id! {
    /// A unit: people who share a queue and a head.
    UnitId
}
