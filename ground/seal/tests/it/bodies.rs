//! A body may be missing only when a later event says that the law deleted it.

use seal::{Body, Broken, DISPOSED_KIND, Disposal, Place, report};
use uuid::Uuid;

use crate::made::{Row, disposal, event_id, export, mixed, note, sealed, verify};

fn at(seq: i64) -> Place {
    Place { seq, id: event_id(seq) }
}

#[test]
fn a_body_that_is_gone_without_a_word_is_found() {
    assert_eq!(verify(&[note("a"), note("b").gone(), note("c").gone()]), Err(Broken::Unnamed { at: at(2) }));
}

#[test]
fn a_body_that_a_later_event_names_may_be_gone() {
    let verdict = verify(&[note("a"), note("b").gone(), note("c").gone(), disposal(&[3, 2])]).unwrap();
    assert_eq!((verdict.events, verdict.bodies, verdict.disposed), (4, 2, 2));
    assert_eq!((verdict.left_out, verdict.unconfirmed, verdict.undisposed), (0, 0, 0));
}

#[test]
fn naming_another_event_or_naming_too_early_excuses_nothing() {
    assert_eq!(verify(&[note("a"), note("b").gone(), disposal(&[1])]), Err(Broken::Unnamed { at: at(2) }));
    assert_eq!(verify(&[disposal(&[2]), note("b").gone()]), Err(Broken::Unnamed { at: at(2) }));
}

#[test]
fn a_note_that_only_quotes_a_disposal_excuses_nothing() {
    let quoting = Row { kind: "note.written".into(), ..disposal(&[1]) };
    assert_eq!(verify(&[note("a").gone(), quoting]), Err(Broken::Unnamed { at: at(1) }));
}

#[test]
fn the_record_of_a_disposal_is_never_disposed() {
    let rows = [note("a").gone(), disposal(&[1]).gone(), disposal(&[1, 2])];
    assert_eq!(verify(&rows), Err(Broken::DisposalDisposed { at: at(2) }));
}

#[test]
fn a_disposal_that_says_nothing_readable_is_found() {
    for text in ["", "{}", "null", r#"{"disposed":["x"],"rule":"GAL-1"}"#, r#"{"disposed":[]}"#] {
        let row = Row { kind: DISPOSED_KIND.into(), ..note(text) };
        assert_eq!(verify(&[row]), Err(Broken::NotADisposal { at: at(1) }), "{text}");
    }
}

#[test]
fn a_disposal_left_out_of_the_export_is_counted_and_told() {
    let result = verify(&[note("a").gone(), note("b").gone(), disposal(&[1]), disposal(&[2]).left_out()]);
    let verdict = result.clone().unwrap();
    assert_eq!((verdict.disposed, verdict.left_out, verdict.unconfirmed), (2, 1, 1));
    assert!(report(&result).contains("NOT CONFIRMED"));
    assert!(!report(&verify(&mixed())).contains("NOT CONFIRMED"));
}

#[test]
fn a_disposal_left_out_can_only_have_named_what_came_before_it() {
    let rows = [note("a").gone(), disposal(&[1]).left_out(), note("b").gone()];
    assert_eq!(verify(&rows), Err(Broken::Unnamed { at: at(3) }));
}

#[test]
fn a_body_still_here_though_a_disposal_names_it_is_told_but_breaks_nothing() {
    let result = verify(&[note("still here"), disposal(&[1])]);
    assert_eq!(result.as_ref().unwrap().undisposed, 1);
    assert!(report(&result).contains("TO LOOK INTO"));
    let rows = [note("a").gone(), disposal(&[1]), disposal(&[1])];
    assert_eq!(verify(&rows).unwrap().undisposed, 1);
}

#[test]
fn bodies_left_out_are_counted_and_never_called_checked() {
    let verdict = verify(&[note("a").left_out(), note("b").left_out()]).unwrap();
    assert_eq!((verdict.events, verdict.bodies, verdict.left_out), (2, 0, 2));
}

#[test]
fn a_changed_body_or_salt_is_found() {
    let change: [fn(&mut [u8; 32], &mut String); 3] =
        [|salt, _| salt[31] ^= 1, |_, text| text.push(' '), |_, text| *text = text.replace('å', "a\u{30a}")];
    for change in change {
        let mut entries = sealed(&[note("må"), note("b")]);
        let Body::Here { salt, text } = &mut entries[0].body else { panic!("the body is here") };
        change(salt, text);
        let mut verifier = seal::Verifier::new(crate::made::GENESIS);
        assert_eq!(verifier.check(&entries[0]), Err(Broken::Leaf { at: at(1) }));
    }
}

#[test]
fn one_name_never_excuses_two_events() {
    let mut entries = sealed(&[note("a").gone(), note("b").gone()]);
    entries[1].envelope.id = event_id(1);
    entries[1].hash = entries[1].envelope.seal(&entries[0].hash);
    let mut verifier = seal::Verifier::new(crate::made::GENESIS);
    assert_eq!(verifier.check(&entries[0]), Ok(()));
    assert_eq!(verifier.check(&entries[1]), Err(Broken::DisposedTwice { at: Place { seq: 2, id: event_id(1) } }));
}

#[test]
fn a_disposal_reads_back_as_it_was_written() {
    let disposal = Disposal { disposed: vec![event_id(1), Uuid::nil()], rule: "GAL-1".into() };
    assert_eq!(disposal.text(), format!(r#"{{"disposed":["{}","{}"],"rule":"GAL-1"}}"#, event_id(1), Uuid::nil()));
    assert_eq!(Disposal::parse(&disposal.text()), Some(disposal));
}

#[test]
fn words_of_a_body_reach_neither_debug_text_nor_faults() {
    let entries = sealed(&[note("secret words")]);
    assert!(!format!("{entries:?}").contains("secret"));
    let file = String::from_utf8(export(&[note("secret words")])).unwrap();
    for (from, to) in
        [("secret", "secret other"), ("\"text\"", "\"secret\""), ("\"here\"", "\"secret\""), ("\"salt\":", "")]
    {
        let fault = seal::verify_reader(file.replace(from, to).as_bytes()).unwrap_err();
        assert!(!format!("{fault} {fault:?}").contains("secret"), "{fault}");
    }
}
