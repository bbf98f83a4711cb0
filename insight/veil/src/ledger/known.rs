//! What is out, sorted by what hangs together, with what was proven of it.
use std::collections::HashMap;

use super::atoms::meet;
use super::frame::{Frame, Region};
use super::joint::audit;
use super::proven::Proven;
use super::{Entry, Figure, Refused, Said};
use crate::rules::Rules;

/// Reckoned from the entries of a ledger and never written out. Two ledgers with the same entries are the same, whatever
/// has been proven so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    webs: Vec<Web>,
    said: HashMap<Region, Vec<Said>>,
    figures: usize,
}

/// Figures that hang together through shared people; those of other webs cannot teach anything about them.
#[derive(Debug, Clone, Default)]
struct Web {
    /// In the order in which they went out, each with its number in the ledger.
    figures: Vec<(usize, Figure)>,
    proven: Option<Proven>,
}

impl PartialEq for Known {
    fn eq(&self, _: &Known) -> bool {
        true
    }
}

impl Eq for Known {}

impl Known {
    /// What entries say. Nothing is taken as proven that only stands in a file.
    pub fn of(entries: &[Entry]) -> Known {
        let mut known = Known::default();
        for entry in entries {
            let touched = known.touched(&entry.figures);
            known.put(&touched, &entry.figures, None);
        }
        known
    }

    /// True where just this was said of a region.
    pub fn is_out(&self, region: &Region, said: Said) -> bool {
        self.said.get(region).is_some_and(|all| all.contains(&said))
    }

    /// Audits new figures together with all that hangs together with them, and adds them. Errors: what would be known too
    /// closely; nothing is then added.
    pub fn add(&mut self, frame: &Frame, rules: &Rules, new: &[Figure]) -> Result<(), Refused> {
        let touched = self.touched(new);
        if let [one] = touched[..] {
            let web = &mut self.webs[one];
            if web.proven.is_none() {
                web.proven = audit(frame, rules, &web.figures(), None).ok();
            }
        }
        let proven = {
            let kept = if let [one] = touched[..] { self.webs[one].proven.as_ref() } else { None };
            audit(frame, rules, &self.together(&touched, new), kept)?
        };
        self.put(&touched, new, Some(proven));
        Ok(())
    }

    fn together<'a>(&'a self, touched: &[usize], new: &'a [Figure]) -> Vec<&'a Figure> {
        let mut figures: Vec<&(usize, Figure)> = touched.iter().flat_map(|web| &self.webs[*web].figures).collect();
        figures.sort_by_key(|(number, _)| *number);
        figures.into_iter().map(|(_, figure)| figure).chain(new).collect()
    }

    /// The webs that share people with new figures.
    fn touched(&self, new: &[Figure]) -> Vec<usize> {
        let meets = |figure: &Figure| new.iter().any(|new| meet(&figure.region, &new.region));
        (0..self.webs.len()).filter(|web| self.webs[*web].figures.iter().any(|(_, figure)| meets(figure))).collect()
    }

    /// Makes one web of those that new figures touch.
    fn put(&mut self, touched: &[usize], new: &[Figure], proven: Option<Proven>) {
        let mut web = Web { figures: Vec::new(), proven };
        for one in touched.iter().rev() {
            web.figures.extend(self.webs.swap_remove(*one).figures);
        }
        web.figures.sort_by_key(|(number, _)| *number);
        for figure in new {
            self.said.entry(figure.region.clone()).or_default().push(figure.said);
            web.figures.push((self.figures, figure.clone()));
            self.figures += 1;
        }
        self.webs.push(web);
    }
}

impl Web {
    fn figures(&self) -> Vec<&Figure> {
        self.figures.iter().map(|(_, figure)| figure).collect()
    }
}
