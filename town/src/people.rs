//! The people of Älvsala. None of them exists; their personal numbers are of the series that nobody is given.

use access::Who;

/// Somebody who comes to the door.
pub struct Resident {
    /// First name and family name.
    pub name: &'static str,
    /// As people write it.
    pub phone: &'static str,
    /// As people write it.
    pub email: &'static str,
    /// Who they are to the child.
    pub relation: &'static str,
    /// Where they work.
    pub workplace: &'static str,
}

/// Somebody whom others are worried about.
pub struct Child {
    /// The first name.
    pub name: &'static str,
    /// In years, as people write it.
    pub age: &'static str,
    /// Twelve digits and a dash.
    pub number: &'static str,
    /// Where the child is in the daytime.
    pub place: &'static str,
}

/// Lives wall to wall with Elsa, and does not want to say who she is.
pub const VERA: Resident = Resident {
    name: "Vera Öhrn",
    phone: "070-174 06 58",
    email: "vera@post.example",
    relation: "granne",
    workplace: "",
};

/// Teaches Elsa's class, and must report.
pub const MARIA: Resident = Resident {
    name: "Maria Lindgren",
    phone: "031-390 06 10",
    email: "maria.lindgren@ekbacken.example",
    relation: "lärare",
    workplace: "Ekbackens skola, klass 3B",
};

/// Nine years old.
pub const ELSA: Child =
    Child { name: "Elsa", age: "9 år", number: "20160614-2386", place: "Ekbackens skola, fritids till 17" };

/// Reads and answers letters on the house's own machine.
pub fn karin() -> Who {
    Who::Operator("karin".into())
}
