//! Elsa's little brother: told of in the same call, with a matter of his own that goes no further.

use super::fills;
use crate::hand::Hand;

const MIO: (&str, &str) = ("Mio Öhman", "20190318-2390");

/// He is the second person of the call.
pub(super) async fn is_told_of(hand: &mut impl Hand) {
    hand.send("En person till").await;
    fills(
        hand,
        &[
            ("Den andra > Vad gäller det för personen?", "oro för barn eller ung"),
            ("Den andra > Namn", MIO.0),
            ("Den andra > Personnummer eller ålder", MIO.1),
        ],
    )
    .await;
}

/// Birgit, who may decide that, finds no reason to investigate.
pub(super) async fn is_well(hand: &mut impl Hand) {
    hand.sit("birgit").await;
    hand.follow("Mottagningen").await;
    hand.send("Ta Mio Öhman, 6 år").await;
    hand.follow("Gör skyddsbedömningen").await;
    fills(
        hand,
        &[
            ("Behöver barnet eller den unga skydd?", "Nej"),
            ("Vad bygger du det på?", "Rektorn: Mio är hos mamma om kvällarna."),
            ("Har någon av oss pratat med barnet eller den unga?", "Ja"),
            ("Din bedömning", "Mio behöver inte skydd."),
        ],
    )
    .await;
    hand.send("Skriv under skyddsbedömningen").await;
    hand.follow("Besluta om utredning").await;
    fills(hand, &[("Vad beslutar du?", "Utredning inleds inte"), ("Varför?", "Inget tyder på att Mio far illa.")])
        .await;
    hand.send("Skriv under beslutet").await;
}
