//! Whatever single thing is done to an exported journal, it is found.

use proptest::prelude::*;
use seal::{Broken, verify_reader};

use crate::made::{Dice, Row, Stands, export, mixed, note, verify};

fn lines(file: &[u8]) -> Vec<Vec<u8>> {
    file.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

/// One edit of a random sort at a random place; a few of them change nothing.
fn edit(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = file.to_vec();
    let place = dice.below(bytes.len());
    match dice.below(9) {
        0 => bytes[place] ^= 1 << dice.below(8),
        1 => bytes[place] = dice.below(256) as u8,
        2 => bytes.insert(place + dice.below(2), dice.below(256) as u8),
        3 => drop(bytes.remove(place)),
        4 => bytes.swap(place, dice.below(file.len())),
        5 => bytes.truncate(place),
        sort => {
            let mut lines = lines(file);
            let (one, other) = (dice.below(lines.len()), dice.below(lines.len()));
            match sort {
                6 => drop(lines.remove(one)),
                7 => lines.swap(one, other),
                _ => lines.insert(other, lines[one].clone()),
            }
            bytes = lines.concat();
        }
    }
    bytes
}

#[test]
fn a_thousand_random_edits_are_all_found() {
    let file = export(&mixed());
    assert!(verify_reader(file.as_slice()).is_ok());
    let mut dice = Dice(2026);
    let mut made = 0;
    while made < 1_000 {
        let edited = edit(&file, &mut dice);
        if edited == file {
            continue;
        }
        made += 1;
        let found = verify_reader(edited.as_slice());
        let edited = String::from_utf8_lossy(&edited).into_owned();
        assert!(matches!(&found, Err(fault) if !matches!(fault, Broken::Unreadable { .. })), "{found:?}\n{edited}");
    }
}

#[test]
fn every_bit_and_every_byte_of_a_short_journal_counts() {
    let file = export(&[note("å"), note("gone").gone(), crate::made::disposal(&[2])]);
    for place in 0..file.len() {
        for bit in 0..8 {
            let mut edited = file.clone();
            edited[place] ^= 1 << bit;
            assert!(verify_reader(edited.as_slice()).is_err(), "bit {bit} of byte {place}");
        }
        let mut shorter = file.clone();
        shorter.remove(place);
        assert!(verify_reader(shorter.as_slice()).is_err(), "without byte {place}");
        assert!(verify_reader(&file[..place]).is_err(), "cut at byte {place}");
    }
}

#[test]
fn an_empty_journal_is_whole_and_its_only_two_lines_count_too() {
    let file = export(&[]);
    assert_eq!(verify_reader(file.as_slice()).unwrap().events, 0);
    for place in 0..file.len() {
        let mut edited = file.clone();
        edited[place] ^= 1;
        assert!(verify_reader(edited.as_slice()).is_err(), "byte {place}");
    }
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let micros = -377_705_023_201_000_000..=253_402_207_200_000_000_i64;
    let row = (any::<String>(), any::<String>(), any::<bool>(), micros).prop_map(|(kind, text, here, at)| Row {
        kind,
        text,
        stands: if here { Stands::Here } else { Stands::LeftOut },
        at: jiff::Timestamp::from_microsecond(at).unwrap(),
    });
    proptest::collection::vec(row, 0..6)
}

fn quiet() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(quiet())]

    #[test]
    fn what_is_sealed_and_written_is_whole(rows in rows()) {
        let verdict = verify(&rows).unwrap();
        prop_assert_eq!(verdict.events, rows.len() as i64);
        prop_assert_eq!(verdict.bodies + verdict.left_out, rows.len() as u64);
    }

    #[test]
    fn any_one_edit_of_any_journal_is_found(rows in rows(), seed in any::<u64>()) {
        let file = export(&rows);
        let edited = edit(&file, &mut Dice(seed));
        prop_assert_eq!(verify_reader(edited.as_slice()).is_ok(), edited == file);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(junk in any::<Vec<u8>>(), keep in 0_usize..4) {
        prop_assert!(verify_reader(junk.as_slice()).is_err());
        let after = [lines(&export(&mixed()))[..keep].concat(), junk].concat();
        prop_assert!(verify_reader(after.as_slice()).is_err());
    }
}
