//! Small made-up journals, sealed as the house seals them.

use jiff::Timestamp;
use seal::{
    Body, Broken, DISPOSED_KIND, Disposal, Entry, Envelope, Genesis, Hash, Head, Verdict, leaf, verify_reader,
    write_entry, write_first, write_last,
};
use uuid::Uuid;

pub const GENESIS: Genesis = Genesis { tenant: Uuid::from_u128(0x0189_0a5d_ac96_774b_bcce_b302_099a_8057), chain: 0 };

/// How a body stands in the export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    Here,
    Disposed,
    LeftOut,
}

/// What a test says about one event; the rest follows from its place.
#[derive(Debug, Clone)]
pub struct Row {
    pub kind: String,
    pub text: String,
    pub stands: Stands,
    pub at: Timestamp,
}

pub fn note(text: &str) -> Row {
    let at = "2026-01-07T08:30:00.000001Z".parse().unwrap();
    Row { kind: "note.written".into(), text: text.into(), stands: Stands::Here, at }
}

pub fn disposal(seqs: &[i64]) -> Row {
    let text = Disposal { disposed: seqs.iter().map(|seq| event_id(*seq)).collect(), rule: "GAL-1".into() }.text();
    Row { kind: DISPOSED_KIND.into(), ..note(&text) }
}

impl Row {
    pub fn gone(self) -> Self {
        Self { stands: Stands::Disposed, ..self }
    }

    pub fn left_out(self) -> Self {
        Self { stands: Stands::LeftOut, ..self }
    }
}

pub fn event_id(seq: i64) -> Uuid {
    Uuid::from_u128(0x0189_0a5d_ac97_7000_8000_0000_0000_0000 + seq as u128)
}

pub fn sealed(rows: &[Row]) -> Vec<Entry> {
    let mut prev = GENESIS.hash();
    let entries = rows.iter().zip(1..).map(|(row, seq)| {
        let entry = entry(row, seq, &prev);
        prev = entry.hash;
        entry
    });
    entries.collect()
}

pub fn entry(row: &Row, seq: i64, prev: &Hash) -> Entry {
    let salt = [seq as u8; 32];
    let envelope = Envelope {
        chain: GENESIS.chain,
        seq,
        id: event_id(seq),
        kind: row.kind.clone(),
        happened_at: row.at,
        recorded_at: row.at,
        matter: (seq % 2 == 0).then(|| Uuid::from_u128(7)),
        actor: "worker:åsa".into(),
        unit: (seq % 3 == 0).then(|| Uuid::from_u128(8)),
        source: "page".into(),
        activity: (seq % 4 == 0).then(String::new),
        leaf: leaf(&salt, &row.text),
    };
    let body = match row.stands {
        Stands::Here => Body::Here { salt, text: row.text.clone() },
        Stands::Disposed => Body::Disposed,
        Stands::LeftOut => Body::LeftOut,
    };
    Entry { hash: envelope.seal(prev), envelope, body }
}

pub fn head(entries: &[Entry]) -> Head {
    let empty = Head { seq: 0, hash: GENESIS.hash() };
    entries.last().map_or(empty, |last| Head { seq: last.envelope.seq, hash: last.hash })
}

pub fn export_with(entries: &[Entry], head: Head) -> Vec<u8> {
    let mut file = Vec::new();
    write_first(&mut file, &GENESIS).unwrap();
    for entry in entries {
        write_entry(&mut file, entry).unwrap();
    }
    write_last(&mut file, &head).unwrap();
    file
}

pub fn export(rows: &[Row]) -> Vec<u8> {
    let entries = sealed(rows);
    export_with(&entries, head(&entries))
}

pub fn verify(rows: &[Row]) -> Result<Verdict, Broken> {
    verify_reader(export(rows).as_slice())
}

/// A journal with a body of every sort: 9 events.
pub fn mixed() -> Vec<Row> {
    vec![
        note("Första kontakten: å ä ö"),
        note(""),
        note("deleted by law").gone(),
        note("not exported").left_out(),
        note("🧒🏽 مرحبا \"quoted\" \\ \n\u{0}"),
        note("deleted too").gone(),
        disposal(&[3]),
        disposal(&[6]),
        note("the last one"),
    ]
}

/// The same numbers in every run: splitmix64.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}
