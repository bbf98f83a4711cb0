//! A letter with a decision in it, as a room fills it: what it says, and nothing of how paper looks.

mod delivery;
mod paper;
mod plain;
mod press;

pub use delivery::{Address, Delivery, Protected};
pub use paper::{Paper, Part};
pub use plain::Plain;
pub use press::{BadLetter, Pdf, Press, Presses};

use crate::Municipality;
use law::Day;

/// A decision letter (UTR-16: date, content, who decided, who presented, who took part, reasons). Every text in it is a
/// [`Plain`], and an address only an [`Address`]: what is guarded fits nowhere in it.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Who writes.
    pub sender: Sender,
    /// Whom it is for.
    pub recipient: Recipient,
    /// The day of the decision.
    pub day: Day,
    /// The matter's short number: [`Plain::matter`].
    pub matter: Plain,
    /// What was decided, in one line: "Beslut om kontaktperson".
    pub heading: Plain,
    /// What the decision means for the one who reads, in three sentences that stand before everything else.
    pub means: [Plain; 3],
    /// The decision, its reasons, the rules and facts that decided it.
    pub blocks: Vec<Block>,
    /// Who decided: a named human, or the board.
    pub decider: Signer,
    /// Who presented the matter to them, where somebody did.
    pub presenter: Option<Signer>,
    /// Who else took part in the final handling.
    pub others: Vec<Signer>,
    /// How it can be appealed.
    pub appeal: Appeal,
    /// Whom to ask: a name. The telephone is the sender's.
    pub contact: Plain,
}

/// One piece of the running text. Line ends in a text are kept; an empty line begins a new paragraph.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading above what follows.
    Heading(Plain),
    /// Running text, also of many pages.
    Paragraph(Plain),
    /// Items that belong together.
    List(Vec<Plain>),
    /// Names and values: "Gäller från", "1 april 2026".
    Facts(Vec<(Plain, Plain)>),
}

/// Who writes: a unit of the municipality, and where it is reached.
#[derive(Clone, Debug)]
pub struct Sender {
    municipality: Plain,
    unit: Plain,
    phone: Plain,
    post: Plain,
}

impl Sender {
    /// A unit of this municipality.
    pub fn of(municipality: &Municipality, unit: Plain) -> Sender {
        let [municipality, phone, post] =
            [&municipality.name, &municipality.phone, &municipality.post].map(|text| Plain::of(text));
        Sender { municipality, unit, phone, post }
    }
}

/// Whom a letter is for.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// What they are called.
    pub name: Plain,
    /// How the letter reaches them.
    pub delivery: Delivery,
}

/// Somebody who answers for the decision or took part in it.
#[derive(Clone, Debug)]
pub struct Signer {
    /// A name, or that of the board.
    pub name: Plain,
    /// "socialsekreterare"; none for a board.
    pub title: Option<Plain>,
}

/// How a decision can be appealed (UTR-17).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appeal {
    /// To the administrative court, by those it concerns. It is sent to us, within three weeks from the day they got the
    /// decision; we look whether it came in time and send it on (UTR-18, FL 43-46).
    ToCourt,
    /// What the board may but need not give: whether it was lawful can be tried by the court, within three weeks from the
    /// day the notice board said that the minutes were approved (KL 13:5). It is sent to the court.
    LegalityReview,
    /// It cannot be, as that an investigation is opened.
    Not,
}
