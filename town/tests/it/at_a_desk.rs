//! Steps that stories at a desk share.

use town::Paper;

/// Somebody of whom a contact tells: what it is about, name, number or age.
pub type Whom<'a> = (&'a str, &'a str, &'a str);

pub const CHILD: &str = "oro för barn eller ung";
pub const MONEY: &str = "ansökan om ekonomiskt bistånd";
pub const ADDICTION: &str = "missbruk eller beroende, vuxen";

const NTH: [&str; 4] = ["Den första", "Den andra", "Den tredje", "Person 4"];

/// Writes a call down on the page in front of us, without sending it.
pub async fn writes(page: &mut Paper, text: &str, teller: &str, whom: &[Whom<'_>]) {
    page.open("/registrera").await;
    for _ in 1..whom.len() {
        page.send("En person till").await;
    }
    page.fill("Vad gäller det?", text);
    page.fill("Vem berättar?", teller);
    for (n, (kind, name, who)) in whom.iter().enumerate() {
        page.fill(&format!("{} > Vad gäller det för personen?", NTH[n]), kind);
        page.fill(&format!("{} > Namn", NTH[n]), name);
        page.fill(&format!("{} > Personnummer eller ålder", NTH[n]), who);
    }
}

/// What was sent is registered, and the page says where it went.
#[track_caller]
pub fn is_handed_over(page: &Paper) {
    let there = page.path().starts_with("/mottagningen?klart=");
    assert!(page.status() == 200 && there, "{}: {}", page.path(), page.text());
    page.must_say("Klart. Så ligger det nu");
}

/// Registers a call.
pub async fn registers(page: &mut Paper, text: &str, teller: &str, whom: &[Whom<'_>]) {
    writes(page, text, teller, whom).await;
    page.send("Klart, lämna över").await;
    assert!(page.status() == 200 && page.path().starts_with("/mottagningen"), "{}: {}", page.path(), page.text());
}

/// The rent, the partner and the nine-year-old: one call, three persons.
pub async fn annika_rings(page: &mut Paper) {
    let whom = [(MONEY, "Annika Rosengren", "19841015-2386"), (CHILD, "Elsa", "9"), (ADDICTION, "Conny Lind", "45")];
    let text = "Annika: hyran är obetald.\nConny: dricker på helgerna.\nElsa: går till mormor.";
    registers(page, text, "personen själv", &whom).await;
}

/// The address behind the words of a link on the page.
pub fn link(page: &Paper, words: &str) -> String {
    let found = page.links().iter().find(|(said, _)| said.contains(words)).map(|(_, to)| to.clone());
    found.unwrap_or_else(|| panic!("no link says {words:?}: {:?}", page.links()))
}
