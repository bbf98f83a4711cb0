//! Somebody goes the whole way with a family, and at some stations opens every page there is about them.

use super::{
    fields::{How, Line, Registry},
    strip,
};
use crate::fired_twice::ready;
use std::collections::{BTreeMap, BTreeSet};
use town::{
    Paper, SEED, World,
    hand::{Hand, PaperDesk},
    places::{Places, patterns, route_of},
    thread,
};

/// Where every page is opened: the names that the story gives to what is worth a look.
const STATIONS: [&str; 4] = ["arendet", "brev", "insatsen", "avsluta"];
/// Where those are opened that nobody has come to before: the family has been here, and its matter is closed.
const LAST: &str = "tidigare";

/// One walk, and what was seen on it.
pub struct Walk {
    town: World,
    desk: PaperDesk,
    places: Places,
    pub registry: Registry,
    /// What has been typed so far, by datum.
    held: BTreeMap<String, BTreeSet<String>>,
    /// Every datum that anybody typed.
    typed: BTreeSet<String>,
    /// The changing routes whose forms were met.
    pub met: BTreeSet<String>,
    /// Every field: route, name, kind, question.
    pub asked: BTreeSet<(String, String, &'static str, String)>,
    /// What is asked for although the house holds it.
    pub again: Vec<String>,
    /// Lines of which it was seen that the form came with what the house holds.
    pub proved: BTreeSet<Line>,
    /// Pages that do not say whom they are about.
    pub faceless: Vec<String>,
    /// The routes that were opened.
    pub opened: BTreeSet<String>,
}

impl Walk {
    pub fn begin(town: &World, registry: Registry) -> Walk {
        Walk {
            town: town.clone(),
            desk: PaperDesk::of(town),
            places: Places::default(),
            registry,
            held: BTreeMap::new(),
            typed: BTreeSet::new(),
            met: BTreeSet::new(),
            asked: BTreeSet::new(),
            again: vec![],
            proved: BTreeSet::new(),
            faceless: vec![],
            opened: BTreeSet::new(),
        }
    }

    /// What lies on the desk.
    fn glance(&mut self) {
        let page = self.desk.paper().clone();
        self.places.take(&page);
        self.read("", &page);
    }

    /// What a page asks for, against what the house holds.
    fn read(&mut self, station: &str, page: &Paper) {
        if let Some(route) = route_of("GET", page.path()) {
            self.opened.insert(route.to_owned());
        }
        // A button alone is met where the table knows no field of its route.
        let buttons = page.actions().iter().filter_map(|to| route_of("POST", to)).collect::<BTreeSet<_>>();
        self.met.extend(buttons.into_iter().filter(|route| !self.registry.has(route)).map(str::to_owned));
        for one in page.asks() {
            let Some(route) = route_of("POST", &one.to) else { continue };
            self.met.insert(route.to_owned());
            self.asked.insert((route.to_owned(), one.name.clone(), one.kind, one.question.clone()));
            let Some(line) = self.registry.of(&one) else { continue };
            let Some(held) = self.held.get(&line.datum) else { continue };
            let there = [one.value.trim(), one.says.trim()];
            // What is chosen may be said with more around it, such as the paragraph of a decision.
            let stands = |text: &str| {
                held.iter().any(|h| h == text || (!text.is_empty() && h.starts_with(&format!("{text} ("))))
            };
            if there.into_iter().any(stands) {
                self.proved.insert(line.clone());
            } else if self.registry.comes_filled(line) {
                let says = format!(
                    "{station} {} {} ({}): {} is {held:?}, and here stands {:?}",
                    page.path(),
                    one.name,
                    one.question,
                    line.datum,
                    one.value
                );
                self.again.push(says);
            }
        }
    }

    /// Keeps what is sent by a button.
    fn holds(&mut self, page: &Paper, button: &str) {
        let (to, pairs) = (page.action(button), page.form(button));
        let asks = page.asks();
        for (name, value) in pairs {
            let Some(one) = asks.iter().find(|one| one.name == name && one.to == to) else { continue };
            let Some(line) = self.registry.of(one).filter(|_| !value.trim().is_empty()) else { continue };
            self.typed.insert(line.datum.clone());
            let held = self.held.entry(line.datum.clone()).or_default();
            held.extend([value.trim().to_owned(), one.says.trim().to_owned()]);
        }
    }

    /// Opens every page there is about the family.
    async fn around(&mut self, station: &str) {
        let opened = self.opened.clone();
        let wants = |route: &str| station != LAST || !opened.contains(route);
        for found in self.places.around(&self.town, wants).await {
            self.read(station, &found.page);
            let missing = strip::missing(found.route, &found.page, &strip::OF_ELSA);
            self.faceless.extend(missing.map(|why| format!("{station} {}: {why}", found.route)));
        }
    }
}

/// What the thread does not do: a call that is put away and taken up again, a note that is put right.
pub async fn beside(walk: &mut Walk) {
    walk.sit("amina").await;
    walk.open("/mottagningen").await;
    let matter = walk.link(thread::ELSA.0).await;
    walk.open(&format!("{matter}/anteckning")).await;
    walk.fill("Är det en uppgift eller en bedömning?", "Uppgift").await;
    walk.fill("Vad vill du anteckna?", "Mormor hämtar i dag.").await;
    walk.fill("Varifrån kommer det?", "Samtal med mormor.").await;
    walk.send("Spara anteckningen").await;
    walk.follow("Rätta").await;
    // Somebody else, of whom the house knows nothing yet.
    walk.held.clear();
    walk.open("/registrera").await;
    for (label, value) in [
        ("Vad gäller det?", "Skolan ringer om Nils."),
        ("Vem berättar?", "skolan"),
        ("Den första > Namn", "Nils Lind"),
        ("Den första > Personnummer eller ålder", "8"),
        ("Den första > Vad gäller det för personen?", "oro för barn eller ung"),
        ("Den första > Kan någon vara i fara i dag?", "behöver bedömas"),
        ("Den första > Varför bråttom?", "Han är ensam i kväll."),
        ("Den första > Det som hör till just den här personens ärende", "Nils säger inte mycket."),
        ("Den första > Den som berättar är, för den här personen", "anhörig eller partner"),
        ("Den första > Område", "barn"),
        ("Den första > Tolk, till personen eller en vårdnadshavare", "tigrinja"),
        ("Den första > Söker tillsammans med", "Eva Lind"),
        ("Den första > Omhändertagen, beslut den", "2027-06-01"),
        ("Den första > Omhändertagen, verkställt den", "2027-06-02"),
    ] {
        walk.fill(label, value).await;
    }
    for label in [
        "Våld av någon närstående",
        "Missbruk eller beroende",
        "Barn finns med",
        "Öppna utredning genast",
        "Uppsägning eller vräkning",
    ] {
        walk.tick(&format!("Den första > {label}")).await;
    }
    walk.tick("Vill veta vad som händer med anmälan").await;
    walk.send("Lägg undan, nästa samtal").await;
    let contact = walk.link("Kontakt från skolan").await;
    walk.open(&contact).await;
    // Who needs an interpreter is said on the telephone.
    walk.held.clear();
    walk.open("/registrera").await;
    for (label, value) in [
        ("Vad gäller det?", "Skolan ringer om Sami."),
        ("Vem berättar?", "skolan"),
        ("Den första > Namn", "Sami Tesfay"),
        ("Den första > Personnummer eller ålder", "9"),
        ("Den första > Vad gäller det för personen?", "oro för barn eller ung"),
        ("Den första > Tolk, till personen eller en vårdnadshavare", "tigrinja"),
    ] {
        walk.fill(label, value).await;
    }
    walk.send("Klart, lämna över").await;
    let sami = walk.link("Sami Tesfay").await;
    walk.send("Ta Sami Tesfay, 9 år").await;
    walk.open(&format!("{sami}/utredning")).await;
}

impl Walk {
    /// The ways to the changing routes that no family came by, each in a town of its own, with everything filled in: what is
    /// written down on one is known on the next.
    pub async fn elsewhere(&mut self) {
        self.held.clear();
        let unmet: BTreeSet<&str> = patterns("POST").filter(|route| !self.met.contains(*route)).collect();
        let before = self.registry.before(&unmet);
        for route in patterns("POST").filter(|route| unmet.contains(route) || before.contains(*route)) {
            let town = World::on_sqlite(SEED).await.at_work().await;
            if let Some((page, button)) = ready(&town, route).await {
                self.read(route, &page);
                self.holds(&page, button);
            }
            town.end().await;
        }
    }

    /// Lines of which no walk has shown that the form comes filled in, although somebody wrote the datum down, or although
    /// nothing else on that form has been shown either.
    pub fn unproved(&self) -> Vec<&Line> {
        let shown = |route: &str| self.proved.iter().any(|line| line.route == route && line.how != How::First);
        let open = self.registry.known().filter(|line| !self.proved.contains(*line));
        open.filter(|line| self.typed.contains(&line.datum) || !shown(&line.route)).collect()
    }
}

impl Hand for Walk {
    async fn sit(&mut self, login: &str) {
        self.desk.sit(login).await;
    }

    async fn open(&mut self, path: &str) {
        self.desk.open(path).await;
        self.glance();
    }

    async fn follow(&mut self, words: &str) {
        self.desk.follow(words).await;
        self.glance();
    }

    async fn row(&mut self, name: &str, says: &str) {
        self.desk.row(name, says).await;
        self.glance();
    }

    async fn fill(&mut self, label: &str, value: &str) {
        self.desk.fill(label, value).await;
    }

    async fn tick(&mut self, label: &str) {
        self.desk.tick(label).await;
    }

    async fn send(&mut self, button: &str) {
        let page = self.desk.paper().clone();
        self.holds(&page, button);
        self.desk.send(button).await;
        self.glance();
    }

    async fn text(&mut self) -> String {
        self.desk.text().await
    }

    async fn path(&mut self) -> String {
        self.desk.path().await
    }

    async fn link(&mut self, words: &str) -> String {
        self.desk.link(words).await
    }

    async fn look(&mut self, name: &str) {
        if STATIONS.contains(&name) || name == LAST {
            self.around(name).await;
        }
    }
}
