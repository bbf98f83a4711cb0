//! Whatever is typed into whichever field of a form at work: the house never breaks. What is not taken comes back on the
//! page as it was typed, or lies saved for its author; what is taken is registered.

use crate::{
    at_a_desk::{ADDICTION, CHILD, link, registers, writes},
    bad_input::{stands, values_for},
    fired_twice::{decide, protect},
};
use town::{Paper, Request, World};

/// Lists and boxes: what was sent in their place was not typed, and has no place to stand.
const CHOSEN: [&str; 24] = [
    "outcome",
    "late",
    "told",
    "how",
    "channel",
    "teller",
    "asked",
    "language",
    "promise_who",
    "kind1",
    "acute1",
    "known1",
    "violence1",
    "addiction1",
    "child1",
    "open1",
    "evict1",
    "area1",
    "teller1",
    "interpreter1",
    "need",
    "talked",
    "sort",
    "rows",
];

/// One form of a page: its path, its fields as they stand there, filled in so that the rest would be taken.
struct Form {
    path: String,
    fields: Vec<(String, String)>,
}

async fn form(page: &mut Paper, path: &str, button: &str, filled: &[(&str, &str)]) -> Form {
    page.open(path).await;
    let mut fields = page.form(button);
    for (name, value) in filled {
        fields.retain(|(n, _)| n != name);
        fields.push(((*name).into(), (*value).into()));
    }
    Form { path: path.into(), fields }
}

/// Sends the form with this in one field, under a key of its own.
async fn sent(town: &World, cookie: &str, form: &Form, n: usize, field: &str, value: &str) -> town::Reply {
    let key = format!("{n:032x}");
    let mut fields: Vec<(&str, &str)> =
        form.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).filter(|(n, _)| *n != field && *n != "key").collect();
    fields.extend([("key", key.as_str()), (field, value)]);
    town.ask_staff(Request::post(&form.path, &fields).with("cookie", cookie)).await
}

/// Sends it, and looks at what came: whether a text that was not taken stands there as it was typed. Anything but an
/// answer of the house, or a text that came back as another one, fails.
async fn tried(town: &World, cookie: &str, form: &Form, n: usize, (field, value): (&str, &str)) -> bool {
    let reply = sent(town, cookie, form, n, field, value).await;
    let about = format!("{} {field} {:?}", form.path, value.chars().take(60).collect::<String>());
    assert!(matches!(reply.status, 200 | 303 | 409 | 422), "{about}: {}", reply.status);
    let typed = !CHOSEN.contains(&field) && reply.status == 422;
    let Some(now) = stands(reply.text(), field).filter(|_| typed) else { return false };
    assert!(now.replace("\r\n", "\n") == value.replace("\r\n", "\n"), "{about}: came back as another text");
    true
}

impl Form {
    /// The fields in which people answer.
    fn names(&self) -> impl Iterator<Item = String> {
        self.fields.iter().map(|(name, _)| name.clone()).filter(|n| !matches!(n.as_str(), "csrf" | "key" | "seen"))
    }
}

#[tokio::test]
async fn anything_typed_anywhere_at_work() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        registers(&mut amina, "Hon är ledsen.", "skolan", &[(CHILD, "Elsa Öhman", "9")]).await;
        let matter = link(&amina, "Elsa Öhman");
        amina.send("Ta Elsa Öhman, 9 år").await;
        let cookie: String = amina.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let call = [("text", "Någon ringer."), ("teller", "school"), ("name1", "Alva"), ("kind1", "child_concern")];
        let judged = [("need", "no"), ("rests_on", "Skolan."), ("talked", "yes")];
        let forms = [
            form(&mut amina, "/registrera", "Klart, lämna över", &call).await,
            form(&mut amina, &format!("{matter}/skydd"), "Skriv under skyddsbedömningen", &judged).await,
            form(&mut amina, &format!("{matter}/anteckning"), "Spara anteckningen", &[("sort", "fact")]).await,
            form(&mut amina, "/sok", "Sök", &[]).await,
        ];
        let (mut n, mut back) = (0, 0);
        let ticks = ["asked", "violence1", "open1"].map(str::to_owned);
        for form in &forms {
            let names: Vec<String> = form.names().chain(ticks.clone()).collect();
            for field in &names {
                for value in values_for(&town) {
                    n += 1;
                    back += usize::from(tried(&town, &cookie, form, n, (field, &value)).await);
                }
            }
        }
        println!("{n} posts on {}, {back} given back", town.db().engine());
        let few = town.db().engine() == "postgresql";
        assert!(if few { n > 100 && back > 30 } else { n > 1000 && back > 300 }, "{n} {back}");
        town.verified().await;
    })
    .await;
}

/// A child's matter that was taken and judged so long ago that a decision comes late, and the page for it.
async fn late_child(town: &World) -> (Paper, String) {
    town.set("2026-02-09T08:00:00Z");
    let mut birgit = Paper::of_colleague(town, "birgit").await;
    writes(&mut birgit, "Hon är ledsen.", "skolan", &[(CHILD, "Elsa Öhman", "9")]).await;
    birgit.tick("Vill veta vad som händer med anmälan");
    birgit.send("Klart, lämna över").await;
    let matter = link(&birgit, "Elsa Öhman");
    birgit.send("Ta Elsa Öhman, 9 år").await;
    protect(&mut birgit, &matter).await;
    birgit.send("Skriv under skyddsbedömningen").await;
    town.set("2026-03-02T08:41:00Z");
    (Paper::of_colleague(town, "birgit").await, matter)
}

/// The forms of the preliminary assessment, each filled in so that it would be taken, were it not for the version: a form
/// that speaks of another one than stands there is read whole, and never taken.
async fn decisions(town: &World) -> (Paper, Vec<Form>) {
    let (mut birgit, elsa) = late_child(town).await;
    let lo = crate::rare::parked(&mut birgit).await;
    let (seen, ground) = (("seen", "-1"), ("ground", "Det som skolan berättar behöver utredas."));
    let open = [
        seen,
        ground,
        ("outcome", "open"),
        ("told", "parked"),
        ("told_why", "Polisen."),
        ("late", "overdue"),
        ("late_why", "Sjuk."),
    ];
    let not_open = [seen, ground, ("outcome", "not_open"), ("late", "extraordinary"), ("late_why", "Förhör.")];
    let parked = [seen, ("how", "parked"), ("words", "Förhöret."), ("until", "2026-03-12")];
    let told = [seen, ("how", "told"), ("words", "Ringde pappa.")];
    let sign = "Skriv under beslutet";
    let mut forms = vec![
        form(&mut birgit, &format!("{elsa}/bedomning"), sign, &open).await,
        form(&mut birgit, &format!("{elsa}/bedomning"), sign, &not_open).await,
        form(&mut birgit, &format!("{lo}/berorda"), "Spara", &parked).await,
        form(&mut birgit, &format!("{lo}/berorda"), "Spara", &told).await,
    ];
    // What the one who reported is told can be written once it has been decided.
    registers_and_decides(&mut birgit).await;
    let nils = link_of(&mut birgit, "Nils Öhman").await;
    let answered = [seen, ("how", "told"), ("words", "Ringde rektorn.")];
    forms.push(form(&mut birgit, &format!("{nils}/aterkoppling"), "Spara svaret", &answered).await);
    (birgit, forms)
}

async fn registers_and_decides(page: &mut Paper) {
    writes(page, "Han är tyst.", "skolan", &[(CHILD, "Nils Öhman", "7")]).await;
    page.tick("Vill veta vad som händer med anmälan");
    page.send("Klart, lämna över").await;
    let nils = link(page, "Nils Öhman");
    page.send("Ta Nils Öhman, 7 år").await;
    decide(page, &nils, "Utredning inleds").await;
    page.send("Skriv under beslutet").await;
    assert_eq!(page.status(), 200, "{}", page.text());
}

async fn link_of(page: &mut Paper, name: &str) -> String {
    page.open("/min-dag").await;
    link(page, name)
}

/// The form about an adult, of the head, who may choose all ways but one.
async fn adult(town: &World) -> (Paper, Vec<Form>) {
    let mut tove = Paper::of_colleague(town, "tove").await;
    registers(&mut tove, "Han dricker.", "anhörig eller partner", &[(ADDICTION, "Conny Lind", "45")]).await;
    let conny = link(&tove, "Conny Lind");
    let mut karin = Paper::of_colleague(town, "karin").await;
    let (seen, ground) = (("seen", "-1"), ("ground", "Conny vill gå dit själv."));
    let referred = [seen, ground, ("outcome", "referred"), ("referred_to", "beroendemottagningen")];
    let by_law = [seen, ground, ("outcome", "by_law")];
    let path = format!("{conny}/bedomning");
    let forms = vec![
        form(&mut karin, &path, "Skriv under beslutet", &referred).await,
        form(&mut karin, &path, "Skriv under beslutet", &by_law).await,
    ];
    (karin, forms)
}

#[tokio::test]
async fn anything_typed_into_a_decision_comes_back_as_it_was_typed() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let desks = [decisions(&town).await, adult(&town).await];
        let before = town.verified().await.events;
        let mega = "å".repeat(500_000);
        let (mut n, mut typed, mut back) = (0, 0, 0);
        for (page, forms) in &desks {
            let cookie: String = page.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect();
            for form in forms {
                for field in form.names() {
                    for value in values_for(&town).into_iter().chain([mega.clone()]) {
                        n += 1;
                        typed += usize::from(!CHOSEN.contains(&field.as_str()));
                        back += usize::from(tried(&town, &cookie, form, n, (&field, &value)).await);
                    }
                }
            }
        }
        println!("{n} posts on {}, {back} of {typed} given back", town.db().engine());
        assert!(typed > 50 && back == typed, "{back} of {typed} texts came back");
        assert_eq!(town.verified().await.events, before, "nothing was decided");
    })
    .await;
}

#[tokio::test]
async fn a_strange_text_is_decided_with_and_read_as_it_was_typed() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let (mut birgit, elsa) = late_child(&town).await;
        decide(&mut birgit, &elsa, "Utredning inleds inte").await;
        let typed = "<script>alert(1)</script> & \"{{ t.s }}\" \u{202e}bakvänt\u{202c} 👧🏽 مرحبا بالعالم";
        birgit.fill("Varför?", typed);
        birgit.fill("De 14 dagarna har gått. Vad är skälet?", "Beslutet är försenat");
        birgit.fill("Berätta kort varför", typed);
        birgit.send("Skriv under beslutet").await;
        assert_eq!(birgit.status(), 200, "{}", birgit.text());
        birgit.must_say("<script>alert(1)</script> & \"{{ t.s }}\"");
        assert!(!birgit.reply().text().contains("<script>alert"));
    })
    .await;
}
