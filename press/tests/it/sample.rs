//! A letter about a made-up child in a made-up town.

use casefile::{MatterId, Text};
use law::{Day, OfficeHours};
use page::{
    Lang, Municipality, Say, Words,
    letter::{Appeal, Block, Delivery, Letter, Paper, Plain, Press, Recipient, Sender, Signer},
};
use std::sync::Arc;
use store::Uuid;

/// A text as somebody typed it.
pub fn text(typed: &str) -> Plain {
    Text::parse(typed, 1_000_000).unwrap().into()
}

pub fn say(lang: Lang) -> Say {
    Say::new(Arc::new(Words::of(&[]).unwrap()), lang)
}

fn town() -> Municipality {
    let hours = OfficeHours::new("08:00".parse().unwrap(), "16:30".parse().unwrap()).unwrap();
    Municipality {
        name: "Älvsala kommun".into(),
        address: "oro.alvsala.example".into(),
        phone: "031-390 06 00".into(),
        post: "Socialnämnden, Älvsala kommun, 123 45 Älvsala".into(),
        after_hours: "031-390 06 99".into(),
        phone_hours: hours,
        reading_hours: hours,
        exit: "/".into(),
        needs: None,
    }
}

const REASONS: &str = "Elsa är nio år och bor med sin mamma Sara. Sara har varit sjuk sedan i höstas. Hon orkar inte alltid \
    hämta Elsa från fritids, och Elsa har ofta varit ensam på eftermiddagarna.\n\nElsa har berättat att hon saknar någon att \
    göra saker med. Hon tycker om att bada och vill lära sig spela fotboll. Hon vill bo kvar hemma hos mamma.\n\nSara vill \
    ha hjälp och har sagt ja till en kontaktperson. Skolan ser att Elsa mår bra de dagar då någon vuxen har tid för henne. \
    Vi bedömer att en kontaktperson är det stöd som hjälper Elsa mest just nu.";

/// "Beslut om kontaktperson", two pages.
pub fn letter() -> Letter {
    let signer = |name: &str, title: &str| Signer { name: text(name), title: Some(text(title)) };
    let heading = |words: &str| Block::Heading(text(words));
    Letter {
        sender: Sender::of(&town(), text("Barn och unga, Norra")),
        recipient: Recipient { name: text("Sara Påhittad"), delivery: Delivery::ByHand },
        day: Day::new(2026, 3, 2).unwrap(),
        matter: Plain::matter(MatterId::of(Uuid::from_u128(0x0199_a1b2_0000_7000_8000_0000_7f3a_91c2))),
        heading: text("Beslut om kontaktperson för Elsa"),
        means: [
            text("Elsa får en kontaktperson som hon träffar en gång i veckan."),
            text("Det börjar den 16 mars och kostar inget."),
            text("Mira Sand ringer dig före fredag och berättar vem det blir."),
        ],
        blocks: vec![
            heading("Vad vi har beslutat"),
            Block::Paragraph(text("Elsa Påhittad får stöd av en kontaktperson enligt 11 kap. 1 § socialtjänstlagen.")),
            Block::Facts(vec![
                (text("Vem det gäller"), text("Elsa Påhittad, född 2016")),
                (text("Gäller från"), text("16 mars 2026")),
                (text("Gäller till"), text("16 september 2026, sedan tittar vi på det igen")),
            ]),
            heading("Varför vi har beslutat så"),
            Block::Paragraph(text(REASONS)),
            heading("Vad kontaktpersonen gör"),
            Block::List(vec![
                text("Träffar Elsa två timmar i veckan, på en dag som ni väljer."),
                text("Hittar på något som Elsa tycker om, till exempel att bada."),
                text("Talar med dig varje månad om hur det går."),
            ]),
            heading("Regler"),
            Block::Paragraph(text(
                "Socialnämnden ska ge den stöd som inte själv kan få sina behov tillgodosedda. Barnets bästa ska komma \
                 först. Så säger 11 kap. 1 § och 2 kap. 1 § socialtjänstlagen.",
            )),
        ],
        decider: signer("Gunilla Berg", "enhetschef"),
        presenter: Some(signer("Mira Sand", "socialsekreterare")),
        others: vec![signer("Yusuf Ali", "socialsekreterare")],
        appeal: Appeal::ToCourt,
        contact: text("Mira Sand"),
    }
}

/// The same letter with these reasons.
pub fn with_reasons(reasons: &str) -> Letter {
    Letter { blocks: vec![Block::Heading(text("Skäl")), Block::Paragraph(text(reasons))], ..letter() }
}

/// On paper, in Swedish.
pub fn paper(letter: &Letter) -> Paper {
    letter.paper(&say(Lang::Sv))
}

/// Pressed.
pub fn pressed(paper: &Paper) -> Vec<u8> {
    press::Engine.press(paper).unwrap_or_else(|bad| panic!("{bad}")).as_bytes().to_vec()
}
