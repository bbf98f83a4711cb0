//! The seal of the journal: the exact bytes of an event, their hashes, and the proof that an exported journal is whole.
//!
//! Everything that happens in the house is written once, as an event, and never changed. This crate says which bytes
//! an event is, how each event is tied to the one before it, and how anybody can check that afterwards, years later and
//! without the server. `journal` seals with it, `helhet verify-log` checks a database with it, and the program
//! `helhet-verify` is what an auditor runs on an exported file, on a machine of the auditor's own.
//!
//! It will never know a database, a clock, chance, a person, or what an event means. The one kind it knows by name is
//! [`DISPOSED_KIND`], because a body that the law has deleted must not look like a body that somebody has taken away.
//!
//! # What a whole journal proves, and what it cannot prove
//!
//! Proved: no event was changed, removed, added or moved inside the chain; every body that is here is the one that was
//! sealed; every body that is gone is named by a later event.
//!
//! Not proved: **a tail cut off together with a rewritten head, or a chain wholly rebuilt by somebody who can write to
//! the database, looks whole.** Only something outside can show it. Note the printed head (`SEQ:HASH`) on paper or with
//! another authority, and give it later as an anchor ([`Verifier::with_anchors`], `--anchor`): the chain must pass through
//! it. Nor is it proved that ids differ from each other (the database holds that), or that a body marked as left out
//! exists anywhere. Whoever asked for a full export must see `left out: 0`.
//!
//! # The bytes, version 1
//!
//! `H` is SHA-256. `‖` joins. Numbers are big-endian; `i64` is eight bytes in two's complement, `u32` four. The three
//! titles are ASCII and end in one byte 0A.
//!
//! ```text
//! genesis = H("helhet/genesis/1\n" ‖ tenant: 16 bytes ‖ chain: i64)
//! leaf    = H("helhet/leaf/1\n"    ‖ salt: 32 bytes   ‖ body: its UTF-8 bytes to the end)
//! hash    = H("helhet/event/1\n"   ‖ prev: 32 bytes   ‖ the twelve columns below, in this order)
//! ```
//!
//! `prev` is the hash of the event before, and for the first event (`seq` 1) the genesis. A column that is absent is the
//! single byte 00. A column that is present is the byte 01, the length of its value as `u32`, and its value:
//!
//! | column | value | may be absent |
//! |---|---|---|
//! | `chain` | `i64` | no |
//! | `seq` | `i64`, from 1, without gaps | no |
//! | `id` | 16 bytes, as in the text form of the UUID | no |
//! | `kind` | UTF-8 | no |
//! | `happened_at` | `i64`: whole microseconds since 1970-01-01T00:00:00Z, negative before, leap seconds not counted | no |
//! | `recorded_at` | as `happened_at` | no |
//! | `matter` | 16 bytes | yes |
//! | `actor` | UTF-8 | no |
//! | `unit` | 16 bytes | yes |
//! | `source` | UTF-8 | no |
//! | `activity` | UTF-8 | yes |
//! | `leaf` | 32 bytes | no |
//!
//! An empty text is present with length 0, which differs from absent. Texts are hashed as they stand: no Unicode
//! normalisation, no trimming. As every value carries its length, no two rows share the same bytes.
//!
//! # The exported file, version 1
//!
//! JSON Lines in UTF-8 without a byte order mark. Each line, the last one too, ends in one byte 0A and has at most
//! [`MAX_LINE`] bytes before it. No spaces outside strings, keys in the order shown, an absent column as `null`.
//! Strings escape only `"`, `\` and the characters below U+0020 (`\b \t \n \f \r`, the others as `\u00` and two
//! lower-case digits). Ids are lower-case with hyphens, hashes and salts 64 lower-case hexadecimal digits, times UTC
//! with exactly six decimals and `Z` (a year before 0 is written as a minus sign and six digits). A leap second has no
//! form of its own.
//!
//! ```text
//! {"helhet":"journal","version":1,"tenant":"…","chain":0}
//! {"chain":0,"seq":1,"id":"…","kind":"…","happened_at":"2026-01-07T08:30:00.000000Z","recorded_at":"…","matter":null,
//!  "actor":"…","unit":null,"source":"…","activity":null,"leaf":"…","hash":"…","body":{"here":{"salt":"…","text":"…"}}}
//! {"head":{"seq":1,"hash":"…"}}
//! ```
//!
//! (The second line is broken here for the page only.) `body` is the object shown, or `"disposed"`, or `"left_out"`.
//! A journal without events has the head `0:genesis`. A line that differs in any byte from what this crate would write
//! for the same content is refused; so is a file without its head line, which is how a file cut off on its way is found.
//!
//! # Bodies that are gone
//!
//! The hash covers the leaf, not the body, so a body can be deleted with its salt while the chain stands (`GAL-1`,
//! `GAL-12` in `law`). The deletion is itself an event of kind [`DISPOSED_KIND`] whose body is a [`Disposal`]. The rules:
//!
//! 1. An event with [`Body::Disposed`] must be named by a disposal event later in the same chain. An earlier one does not
//!    count: nothing can be deleted before it is written.
//! 2. A disposal event holds rule and event ids, no personal data. Its own body is never disposed; if it is, the
//!    journal is broken, or one deletion could hide another.
//! 3. If a disposal event's body was left out of the export, it may have named any earlier event. A disposed body that
//!    no visible event names, but which such an event follows, is counted as [`Verdict::unconfirmed`] and told.
//! 4. A name that meets no disposed body (the body is still here, was left out, or was named before) does not break the
//!    chain; it is counted as [`Verdict::undisposed`] and told, for a body may still be here that the law wanted gone.

mod broken;
mod entry;
mod envelope;
mod format;
mod hash;
mod verdict;
mod verifier;

pub use broken::{Broken, Place};
pub use entry::{Body, DISPOSED_KIND, Disposal, Entry};
pub use envelope::{Envelope, Genesis, leaf};
pub use format::{
    Line, MAX_LINE, verify_each, verify_reader, verify_reader_through, write_entry, write_first, write_last,
};
pub use hash::{Hash, Head, NotAHash, NotAHead};
pub use verdict::{Verdict, report};
pub use verifier::Verifier;
