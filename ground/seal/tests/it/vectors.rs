//! The bytes are fixed for ever. Every value here was computed by `vectors.py`, which knows hashlib and the crate's page
//! and nothing of this code.

use seal::{Body, Entry, Genesis, Hash, Line, Verifier, leaf, verify_reader, write_entry, write_first, write_last};
use uuid::Uuid;

const BY_PYTHON: &str = include_str!("by-python.jsonl");
const GENESIS: &str = "372d4292fef8080c6bb8db4cc3816ddb773b65371e82887931344495eccd7afc";
const HASHES: [(&str, &str); 5] = [
    (
        "7c3ddda3ae8b29251e0d4c62bd245008fb0f0e87b200b261d660666a271691fd",
        "2da57f02cad21e2214f2d0c3433a95502e7210f7f4d7f64224d9e2231f5f275f",
    ),
    (
        "a1caa025e1639baf7fc4c85882899c37a288585d1ce6b692d565318e12bd275b",
        "27b9c638abe0f2f6a02bfc355310da6fb2e8a1f644a82fe789b50ba28c8657f2",
    ),
    (
        "3f20371c4470b4e526b65d33d09d2810f770b2d8108ae4b5d52fb5be74d36c99",
        "918263d2862206daab01839a54c710bf770bb2ddf0531841fa7354113abdb30a",
    ),
    (
        "fa765c53da3f5a92babdc236c31afe93c9c5dce57e5d5243d199cab924059451",
        "a6808756943e0b66677e3f5ab00a49714d0680b06077e3ca62c9f496a03077e2",
    ),
    (
        "d958fa4bb96efaffca8752bf18cc7dd5518fca93acf1538369354e4fbf89580c",
        "055ef70886974010a481e219f5bccaba0933f5d0663f83570945773e1a4e72c2",
    ),
];

fn lines() -> Vec<Line> {
    BY_PYTHON.lines().zip(1..).map(|(text, number)| Line::parse(text.as_bytes(), number).unwrap()).collect()
}

fn entries() -> Vec<Entry> {
    let entries =
        lines().into_iter().filter_map(|line| if let Line::Event(entry) = line { Some(*entry) } else { None });
    entries.collect()
}

#[test]
fn the_genesis_is_the_fixed_one() {
    let tenant = Uuid::from_u128(0x0189_0a5d_ac96_774b_bcce_b302_099a_8057);
    assert_eq!(Genesis { tenant, chain: 0 }.hash().to_string(), GENESIS);
    let others =
        [Genesis { tenant, chain: 1 }, Genesis { tenant, chain: -1 }, Genesis { tenant: Uuid::nil(), chain: 0 }];
    assert!(others.iter().all(|other| other.hash().to_string() != GENESIS));
}

#[test]
fn leaves_and_hashes_are_the_fixed_ones() {
    let mut prev: Hash = GENESIS.parse().unwrap();
    assert_eq!(entries().len(), HASHES.len());
    for (entry, (leaf_hex, hash_hex)) in entries().iter().zip(HASHES) {
        if let Body::Here { salt, text } = &entry.body {
            assert_eq!(leaf(salt, text).to_string(), leaf_hex);
        }
        assert_eq!(entry.envelope.leaf.to_string(), leaf_hex);
        prev = entry.envelope.seal(&prev);
        assert_eq!(prev.to_string(), hash_hex);
    }
}

#[test]
fn a_file_written_by_python_is_whole_and_ours_byte_for_byte() {
    let verdict = verify_reader(BY_PYTHON.as_bytes()).unwrap();
    assert_eq!((verdict.events, verdict.bodies, verdict.disposed, verdict.left_out), (5, 3, 1, 1));
    assert_eq!((verdict.unconfirmed, verdict.undisposed), (0, 0));
    let mut ours = Vec::new();
    for line in lines() {
        match line {
            Line::First(genesis) => write_first(&mut ours, &genesis).unwrap(),
            Line::Event(entry) => write_entry(&mut ours, &entry).unwrap(),
            Line::Head(head) => write_last(&mut ours, &head).unwrap(),
        }
    }
    assert_eq!(String::from_utf8(ours).unwrap(), BY_PYTHON);
}

#[test]
fn every_column_is_inside_the_hash_and_absent_is_not_empty() {
    let prev: Hash = GENESIS.parse().unwrap();
    let first = entries().remove(0).envelope;
    let second = jiff::Timestamp::from_microsecond(5).unwrap();
    let change: [fn(&mut seal::Envelope, jiff::Timestamp); 14] = [
        |e, _| e.chain = 1,
        |e, _| e.seq = 2,
        |e, _| e.id = Uuid::nil(),
        |e, _| e.kind.push(' '),
        |e, at| e.happened_at = at,
        |e, at| e.recorded_at = at,
        |e, _| std::mem::swap(&mut e.happened_at, &mut e.recorded_at),
        |e, _| e.matter = None,
        |e, _| std::mem::swap(&mut e.matter, &mut e.unit),
        |e, _| e.actor.clear(),
        |e, _| e.unit = None,
        |e, _| e.source = "Page".into(),
        |e, _| e.activity = Some(String::new()),
        |e, _| e.leaf = Hash::of_bytes([0; 32]),
    ];
    let mut hashes: Vec<_> = change
        .iter()
        .map(|change| {
            let mut changed = first.clone();
            change(&mut changed, second);
            changed.seal(&prev)
        })
        .collect();
    hashes.push(first.seal(&prev));
    hashes.push(first.seal(&Hash::of_bytes([0; 32])));
    // A letter that moves from one column to the next must not leave the bytes the same.
    hashes.push(seal::Envelope { source: "p".into(), activity: Some("age".into()), ..first.clone() }.seal(&prev));
    hashes.push(seal::Envelope { source: "pa".into(), activity: Some("ge".into()), ..first }.seal(&prev));
    let all = hashes.len();
    hashes.sort();
    hashes.dedup();
    assert_eq!(hashes.len(), all);
}

#[test]
fn salt_and_body_are_not_one_text() {
    assert_ne!(leaf(&[b'a'; 32], "ab"), leaf(&[b'a'; 32], "b"));
    assert_ne!(leaf(&[0; 32], ""), leaf(&[1; 32], ""));
}

#[test]
fn the_verifier_alone_gives_the_same_verdict_as_the_file() {
    let tenant = Uuid::from_u128(0x0189_0a5d_ac96_774b_bcce_b302_099a_8057);
    let mut verifier = Verifier::new(Genesis { tenant, chain: 0 });
    entries().iter().for_each(|entry| verifier.check(entry).unwrap());
    assert_eq!(verifier.finish(None), verify_reader(BY_PYTHON.as_bytes()));
}
