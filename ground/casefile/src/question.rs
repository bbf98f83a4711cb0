//! Every question that a first contact can answer. Each is asked in one place only.

/// One question. The name is what is stored, so it is never changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// What happened, or what one is worried about.
    What,
    /// Which day it happened.
    When,
    /// What the child or the children are called.
    Child,
    /// Roughly how old the child is, in years.
    Age,
    /// The child's personal number.
    Number,
    /// Where the child is: home, school, with whom.
    Where,
    /// Whether the child needs help today.
    Today,
    /// How the one who tells knows it.
    Knows,
    /// The name of the one who tells.
    Name,
    /// Their telephone number.
    Phone,
    /// Their e-mail address.
    Email,
    /// Who they are to the child.
    Relation,
    /// Whether they tell it in their work with children, and which (INT-8).
    Work,
    /// Where they work.
    Workplace,
    /// Whether they want to know if an investigation is opened (INT-11).
    Feedback,
    /// Whether and why it could be dangerous for them if the family learns who told (INT-14).
    Danger,
}

impl Question {
    /// All questions, in the order in which they are asked and read.
    pub const ALL: [Question; 16] = [
        Question::What,
        Question::When,
        Question::Child,
        Question::Age,
        Question::Number,
        Question::Where,
        Question::Today,
        Question::Knows,
        Question::Name,
        Question::Phone,
        Question::Email,
        Question::Relation,
        Question::Work,
        Question::Workplace,
        Question::Feedback,
        Question::Danger,
    ];

    /// The name in forms and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Question::What => "what",
            Question::When => "when",
            Question::Child => "child",
            Question::Age => "age",
            Question::Number => "number",
            Question::Where => "where",
            Question::Today => "today",
            Question::Knows => "knows",
            Question::Name => "name",
            Question::Phone => "phone",
            Question::Email => "email",
            Question::Relation => "relation",
            Question::Work => "work",
            Question::Workplace => "workplace",
            Question::Feedback => "feedback",
            Question::Danger => "danger",
        }
    }

    /// The question of that name.
    pub fn of(name: &str) -> Option<Question> {
        Question::ALL.into_iter().find(|q| q.name() == name)
    }

    /// The stored names of answers that are chosen or ticked, not typed: none where it is typed.
    pub fn picks(self) -> &'static [&'static str] {
        match self {
            Question::Today => &["yes", "no", "unknown"],
            Question::Knows => &["self", "child", "other"],
            Question::Work => &["private", "preschool", "school", "health_care", "dental_care", "police", "other"],
            Question::Feedback => &["yes"],
            _ => &[],
        }
    }

    /// Questions about the one who tells. The anonymous route never asks them and cannot carry an answer.
    pub fn names_the_teller(self) -> bool {
        self >= Question::Name
    }

    /// How many signs an answer may have: room for what happened, less for the rest.
    pub fn room(self) -> usize {
        match self {
            Question::What => 20_000,
            Question::Child | Question::Where | Question::Danger => 2_000,
            _ => 200,
        }
    }
}
