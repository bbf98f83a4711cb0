//! How our own small types lie in columns: ids, words, days, and a `Debug` that says nothing about a person.

use law::Day;
use std::str::FromStr;
use store::{Fault, Res, Row};

/// Ids that cannot be taken for one another.
macro_rules! ids {
    ($($(#[$about:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(store::Uuid);

        impl $name {
            /// Takes an id that was made for this, or read from a place that holds nothing else.
            pub fn of(id: store::Uuid) -> $name {
                $name(id)
            }

            /// The bare id, for statements and for the journal.
            pub fn uuid(self) -> store::Uuid {
                self.0
            }
        }

        impl From<$name> for store::Val {
            fn from(id: $name) -> store::Val {
                store::Val::from(id.0)
            }
        }

        impl store::Cell for $name {
            fn cell(row: &store::Row, col: &str) -> store::Res<$name> {
                Ok($name(row.get(col)?))
            }
        }
    )+ };
}
pub(crate) use ids;

/// An enum whose values are stored words, never changed once written.
macro_rules! stored {
    ($(#[$of:meta])* $name:ident { $($(#[$about:meta])* $value:ident = $word:literal,)+ }) => {
        $(#[$of])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$about])* $value,)+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [$name] = &[$($name::$value,)+];

            /// The stored word.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$value => $word,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = law::reading::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.iter().find(|value| value.as_str() == word);
                found.copied().ok_or(law::reading::UnknownWord { list: stringify!($name) })
            }
        }
    };
}
pub(crate) use stored;

/// `Debug` for records about persons: the name of the type and nothing of what is in it.
macro_rules! quiet {
    ($($name:ident),+ $(,)?) => { $(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+ };
}
pub(crate) use quiet;

/// Reads a stored word. A word that its list does not have is [`Fault::Shape`].
pub(crate) fn word<T: FromStr>(row: &Row, col: &str) -> Res<T> {
    parsed(&row.get::<String>(col)?, col)
}

/// Reads a word that may be absent.
pub(crate) fn word_if<T: FromStr>(row: &Row, col: &str) -> Res<Option<T>> {
    row.get::<Option<String>>(col)?.map(|text| parsed(&text, col)).transpose()
}

fn parsed<T: FromStr>(text: &str, col: &str) -> Res<T> {
    text.parse().map_err(|_| Fault::Shape(format!("{col}: a word of no list")))
}

/// Reads a day.
pub(crate) fn day(row: &Row, col: &str) -> Res<Day> {
    day_if(row, col)?.ok_or_else(|| Fault::Shape(format!("{col}: no day")))
}

/// Reads a day that may be absent. Only the one spelling that we write is read.
pub(crate) fn day_if(row: &Row, col: &str) -> Res<Option<Day>> {
    let read = |text: String| match Day::parse(&text) {
        Ok(day) if day.to_string() == text => Ok(day),
        _ => Err(Fault::Shape(format!("{col}: not a day as we write it"))),
    };
    row.get::<Option<String>>(col)?.map(read).transpose()
}

/// Reads a small number that may be absent.
pub(crate) fn small<T: TryFrom<i64>>(row: &Row, col: &str) -> Res<Option<T>> {
    let read = |n: i64| T::try_from(n).map_err(|_| Fault::Shape(format!("{col}: {n} is out of range")));
    row.get::<Option<i64>>(col)?.map(read).transpose()
}

/// An ordinal as the database counts.
pub(crate) fn ordinal(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
