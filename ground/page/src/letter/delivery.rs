//! How a letter reaches the one it is for: what stands in the window of its envelope.

use super::Plain;
use casefile::person::guarded::Guarded;
use law::known::Protection;

/// How a letter reaches the one it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// By post, to this address.
    Post(Address),
    /// Given by somebody's hand. No address stands on it.
    ByHand,
    /// By a way that needs no address on the paper: digital post.
    Unaddressed,
    /// By *Skatteverket*, which forwards post to those whose address nobody else may know (SEK-8). No address stands on it.
    Forwarded(Protected),
}

/// An address that may stand on paper. It is made of what we know of somebody without protected identity, and of nothing
/// else:
/// ```
/// use {casefile::person::guarded::Guarded, page::letter::{Address, Delivery}};
/// fn by_post(address: &Guarded<String>) -> Option<Delivery> {
///     Address::open(address).map(Delivery::Post)
/// }
/// ```
/// An address that has been opened by clearance does not fit:
/// ```compile_fail,E0631
/// use {casefile::person::guarded::{Clearance, Guarded}, page::letter::{Address, Delivery}};
/// fn by_post(address: &Guarded<String>, by: &Clearance) -> Option<Delivery> {
///     address.open(by).and_then(Address::open).map(Delivery::Post)
/// }
/// ```
/// nor does a text that says the same:
/// ```compile_fail,E0308
/// use page::letter::{Delivery, Plain};
/// fn by_post(address: Plain) -> Delivery {
///     Delivery::Post(address)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(Plain);

impl Address {
    /// The address, where its person lives without protected identity. `None` for everybody else, whatever clearance the
    /// sender has: what is printed is seen by more people than the one who prints it.
    pub fn open(address: &Guarded<String>) -> Option<Address> {
        address.plain().map(|address| Address(Plain::of(address)))
    }

    /// The lines of it.
    pub fn lines(&self) -> Vec<String> {
        self.0.lines()
    }
}

/// That somebody has a protected identity: the reason why a letter carries no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protected(Protection);

impl Protected {
    /// The protection, where there is one.
    pub fn of(protection: Protection) -> Option<Protected> {
        (protection != Protection::None).then_some(Protected(protection))
    }

    /// Which one.
    pub fn protection(self) -> Protection {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_those_with_a_protected_identity_are_a_reason_to_leave_the_address_out() {
        assert_eq!(Protected::of(Protection::None), None);
        for degree in [Protection::Marking, Protection::Registration, Protection::Fictitious] {
            assert_eq!(Protected::of(degree).map(Protected::protection), Some(degree));
        }
    }
}
