//! Every page at work about a family that has gone the whole way, by the list of routes itself: each says whom it is about,
//! and none asks for what the house already holds.

mod fields;
mod strip;
mod walk;

use fields::Registry;
use town::{SEED, World, places::patterns, thread};
use walk::{Walk, beside};

/// Pages that the thread does not come by, each with the reason.
const NOT_ON_THE_WAY: [(&str, &str); 1] = [("/logga-in", "whoever is there already is led on")];

#[tokio::test]
async fn nothing_is_asked_twice_and_every_page_says_whom_it_is_about() {
    let registry = Registry::read();
    let town = World::on_sqlite(SEED).await.at_work().await;
    let mut walk = Walk::begin(&town, registry);
    thread::told(&mut walk, &town).await;
    beside(&mut walk).await;
    town.verified().await;
    town.end().await;
    walk.elsewhere().await;
    let unproved = walk.unproved().into_iter().cloned().collect::<Vec<_>>();
    let Walk { registry, asked, again, proved, faceless, opened, .. } = walk;
    let (new, gone) = registry.against(&asked);
    println!("{} pages, {} fields, {} known by value", opened.len(), asked.len(), proved.len());
    assert!(faceless.is_empty(), "These pages do not say whom they are about:\n{}", faceless.join("\n"));
    assert!(
        new.is_empty() && gone.is_empty(),
        "A form asks for something that stands in no line of town/tests/fields.table, or no longer asks for what stands \
         there. Look for the datum in the table. Is it asked for somewhere already? Then let the form come with what the \
         house holds, and write `known`. Is it new? Then write `first`, with a noun of LEXICON.md. Add:\n{}\nTake away:\n{}",
        new.join("\n"),
        gone.join("\n")
    );
    assert!(again.is_empty(), "The house holds these, and asks again:\n{}", again.join("\n"));
    assert!(unproved.is_empty(), "No walk has shown that these come filled in:\n{unproved:#?}");
    let unopened: Vec<&str> = patterns("GET").filter(|route| !opened.contains(*route)).collect();
    assert_eq!(unopened, NOT_ON_THE_WAY.map(|(route, _)| route), "pages that nobody came to");
}
