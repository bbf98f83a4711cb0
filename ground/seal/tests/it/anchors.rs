//! What only a head noted outside can show.

use seal::{Broken, Hash, Head, NotAHead, Place, Verifier, report, verify_reader, verify_reader_through};

use crate::made::{GENESIS, event_id, export, export_with, head, mixed, note, sealed};

#[test]
fn a_cut_tail_under_the_old_head_is_found() {
    let entries = sealed(&mixed());
    let (said, kept) = (head(&entries), &entries[..8]);
    let fault = verify_reader(export_with(kept, said).as_slice());
    assert_eq!(fault, Err(Broken::Head { said, found: head(kept) }));
}

/// This is the limit of every hash chain, and the reason for anchors.
#[test]
fn a_cut_tail_under_a_rewritten_head_is_not_found_without_an_anchor() {
    let entries = sealed(&mixed());
    let kept = &entries[..8];
    let result = verify_reader(export_with(kept, head(kept)).as_slice());
    assert_eq!(result.as_ref().map(|verdict| verdict.events), Ok(8));
    assert!(report(&result).contains("cannot show that a tail was cut off and the head rewritten"));
}

#[test]
fn a_cut_tail_under_a_rewritten_head_is_found_with_an_anchor() {
    let entries = sealed(&mixed());
    let (anchor, kept) = (head(&entries), &entries[..8]);
    let fault = verify_reader_through(export_with(kept, head(kept)).as_slice(), &[anchor]);
    assert_eq!(fault, Err(Broken::AnchorBeyond { anchor, found: head(kept) }));
}

#[test]
fn a_chain_built_anew_is_found_with_an_anchor_only() {
    let anchor = head(&sealed(&[note("what was"), note("b")]));
    let anew = sealed(&[note("what was not"), note("b"), note("c")]);
    let file = export_with(&anew, head(&anew));
    assert!(verify_reader(file.as_slice()).is_ok());
    let fault = verify_reader_through(file.as_slice(), &[anchor]);
    assert_eq!(fault, Err(Broken::Anchor { anchor, found: head(&anew[..2]) }));
}

#[test]
fn a_chain_passes_through_its_own_heads() {
    let entries = sealed(&mixed());
    let file = export_with(&entries, head(&entries));
    let heads: Vec<_> = (0..=entries.len()).map(|end| head(&entries[..end])).collect();
    let verdict = verify_reader_through(file.as_slice(), &heads).unwrap();
    assert_eq!(verdict.anchored, Some(9));
    for anchor in heads {
        let result = verify_reader_through(file.as_slice(), &[anchor]);
        assert_eq!(result.as_ref().unwrap().anchored, Some(anchor.seq));
        assert!(report(&result).contains(&format!("the last at event {}.", anchor.seq)));
    }
    assert_eq!(verify_reader(file.as_slice()).unwrap().anchored, None);
}

#[test]
fn two_anchors_that_contradict_each_other_cannot_both_be_met() {
    let entries = sealed(&mixed());
    let right = head(&entries[..4]);
    let wrong = Head { seq: 4, hash: Hash::of_bytes([9; 32]) };
    let fault = verify_reader_through(export(&mixed()).as_slice(), &[right, wrong]);
    assert_eq!(fault, Err(Broken::Anchor { anchor: wrong, found: right }));
}

#[test]
fn an_anchor_at_zero_names_the_board() {
    let wrong = Head { seq: 0, hash: Hash::of_bytes([9; 32]) };
    let fault: Result<seal::Verdict, _> = Err(Broken::Anchor { anchor: wrong, found: head(&[]) });
    for rows in [vec![], mixed()] {
        let file = export(&rows);
        assert_eq!(verify_reader_through(file.as_slice(), &[head(&[])]).unwrap().anchored, Some(0));
        assert_eq!(verify_reader_through(file.as_slice(), &[wrong]), fault);
    }
    assert_eq!(Verifier::new(GENESIS).with_anchors(&[wrong]).check(&sealed(&mixed())[0]), fault.map(drop));
}

#[test]
fn an_anchor_is_read_in_its_printed_form_only() {
    let anchor = head(&sealed(&mixed()));
    assert_eq!(anchor.to_string().parse(), Ok(anchor));
    let hash = anchor.hash;
    for text in [format!("-1:{hash}"), format!("+9:{hash}"), format!("09:{hash}"), format!("-0:{hash}")] {
        assert_eq!(text.parse::<Head>(), Err(NotAHead), "{text}");
    }
    for text in ["", ":", "9", "9:", "9:ab", &format!("9:{hash}0"), &format!("9:{}", hash.to_string().to_uppercase())] {
        assert_eq!(text.parse::<Head>(), Err(NotAHead), "{text}");
    }
}

#[test]
fn events_of_another_chain_or_out_of_order_are_found() {
    let entries = sealed(&mixed());
    let mut verifier = Verifier::new(GENESIS);
    let second = verifier.check(&entries[1]);
    assert_eq!(second, Err(Broken::OutOfOrder { at: Place { seq: 2, id: event_id(2) }, expected: 1 }));
    let mut other = entries[0].clone();
    other.envelope.chain = 1;
    let fault = Verifier::new(GENESIS).check(&other);
    assert_eq!(fault, Err(Broken::OtherChain { at: Place { seq: 1, id: event_id(1) }, chain: 1, expected: 0 }));
    let another_board = seal::Genesis { tenant: event_id(1), ..GENESIS };
    let fault = Verifier::new(another_board).check(&entries[0]);
    assert_eq!(fault, Err(Broken::Hash { at: Place { seq: 1, id: event_id(1) } }));
}
