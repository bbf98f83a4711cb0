//! Every page there is at work about one family: by the program's own list of routes, at the addresses that were seen on the
//! way, for whoever of several colleagues finds it.

use crate::{Paper, World};
use std::{collections::BTreeSet, sync::LazyLock};
use store::Uuid;

/// The program's own list of what can be reached.
static TABLE: LazyLock<Vec<String>> = LazyLock::new(|| page::access_table(&house::way::rooms()));

/// Those who have to do with the family of the thread, each with pages that the others do not have: who may write first.
const READERS: [&str; 4] = ["frida", "vera", "omar", "lena"];

/// The routes of the staff face that are asked in this way: `GET` or `POST`.
pub fn patterns(method: &str) -> impl Iterator<Item = &'static str> {
    let lines = TABLE.iter().map(|line| line.split_whitespace().collect::<Vec<_>>());
    lines.filter_map(move |words| match words.as_slice() {
        &["Staff", asked, path, ..] if asked == method => Some(path),
        _ => None,
    })
}

/// Whether the address is one of that route.
#[must_use]
pub fn fits(route: &str, path: &str) -> bool {
    let bare = path.split(['?', '#']).next().unwrap_or_default();
    let (route, path): (Vec<&str>, Vec<&str>) = (route.split('/').collect(), bare.split('/').collect());
    route.len() == path.len() && route.iter().zip(&path).all(|(want, is)| want.starts_with('{') || want == is)
}

/// The route of an address: of several that fit the one that says most.
#[must_use]
pub fn route_of(method: &str, path: &str) -> Option<&'static str> {
    patterns(method).filter(|route| fits(route, path)).min_by_key(|route| route.matches('{').count())
}

/// A page that somebody found.
pub struct Found {
    /// Its route.
    pub route: &'static str,
    /// The page, in the browser of whoever found it.
    pub page: Paper,
}

impl Found {
    /// Whether something can be written on it in a matter.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.page.asks().iter().any(|one| one.to.starts_with("/arende/"))
    }
}

/// What was seen of one matter on the way: every address, every id.
#[derive(Default)]
pub struct Places {
    matter: String,
    links: Vec<String>,
    ids: BTreeSet<String>,
    /// Addresses at which nobody found anything.
    empty: BTreeSet<String>,
}

impl Places {
    /// Remembers what stands on a page. The first matter whose page it is, is the one that this is about.
    pub fn take(&mut self, page: &Paper) {
        if self.matter.is_empty() && page.path().starts_with("/arende/") {
            self.matter = page.path().split('/').take(3).collect::<Vec<_>>().join("/");
        }
        let links = page.links().iter().map(|(_, to)| to.clone());
        let forms = page.asks().into_iter().map(|one| one.to);
        for path in links.chain(forms).chain([page.path().to_owned()]) {
            let words = path.split(['/', '?', '=', '&', '#']).filter(|word| word.parse::<Uuid>().is_ok());
            self.ids.extend(words.map(str::to_owned));
            if path.starts_with('/') && !self.links.contains(&path) {
                self.links.push(path);
            }
        }
    }

    /// Where the pages of that route may stand: those that were linked, the last first, else with every id there is.
    fn addresses(&self, route: &str) -> Vec<String> {
        let own = route.replace("/arende/{id}", &self.matter);
        let here = |path: &&String| path.starts_with(&self.matter) || !route.starts_with("/arende/");
        let linked = self.links.iter().rev().filter(|path| route_of("GET", path) == Some(route)).filter(here);
        let linked: Vec<String> = linked.take(6).cloned().collect();
        let around = own.split_once('{').and_then(|(start, rest)| Some((start, rest.split_once('}')?.1)));
        let Some((start, end)) = around else {
            return [own].into_iter().chain(linked.into_iter().filter(|path| path.contains('?'))).collect();
        };
        if !linked.is_empty() {
            return linked;
        }
        let made = self.ids.iter().map(|id| format!("{start}{id}{end}"));
        made.filter(|path| !self.empty.contains(path)).collect()
    }

    /// Opens every page there is of the routes that are wanted: of each as each colleague finds it, until one of them can
    /// write there.
    pub async fn around(&mut self, town: &World, wants: impl Fn(&str) -> bool) -> Vec<Found> {
        let (mut readers, mut all) = (vec![], vec![]);
        for login in READERS {
            readers.push(Paper::of_colleague(town, login).await);
        }
        for route in patterns("GET").filter(|route| wants(route)) {
            let before = all.len();
            // Those who give support find its pages and the lists; the file is for the other two.
            let gives = route.contains("/insats") || route.contains("/uppdrag") || !route.starts_with("/arende/");
            for reader in readers.iter_mut().skip(if gives { 0 } else { 2 }) {
                if let Some(found) = self.found(route, reader).await {
                    self.take(&found.page);
                    let writes = found.asks();
                    all.push(found);
                    if writes {
                        break;
                    }
                }
            }
            if all.len() == before {
                let nobody = self.addresses(route);
                self.empty.extend(nobody);
            }
        }
        all
    }

    /// The page of that route, at the first address at which this reader finds it.
    async fn found(&self, route: &'static str, reader: &mut Paper) -> Option<Found> {
        for path in self.addresses(route) {
            reader.open(&path).await;
            if reader.status() == 200 && route_of("GET", reader.path()) == Some(route) {
                return Some(Found { route, page: reader.clone() });
            }
        }
        None
    }
}
