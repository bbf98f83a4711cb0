//! A log that was gathered in parts, each by a builder of its own, as if one had gathered all of it.

use super::Builder;
use crate::log::values::Cell;
use crate::log::words::Word;

impl Builder {
    /// Adds what another builder has gathered from what stands behind this one's cases in the file. Words, cases, keys and
    /// counts come out as if this one had read on: a part's first words are new here in the order in which it met them.
    /// For builders whose cases are begun one after another, not found by their names.
    pub(crate) fn follow(&mut self, part: Builder) {
        let words: Vec<Word> = part.words.texts().map(|text| self.words.word(text)).collect();
        let here = |word: Word| words[word.index()];
        let from = self.follow_cases(&part);
        self.case.extend(part.case.iter().map(|case| from + case));
        self.activity.extend(part.activity.iter().copied().map(here));
        self.at.extend_from_slice(&part.at);
        let column = |to: &mut Vec<Option<Word>>, of: &[Option<Word>]| to.extend(of.iter().map(|word| word.map(here)));
        column(&mut self.resource, &part.resource);
        column(&mut self.group, &part.group);
        column(&mut self.lifecycle, &part.lifecycle);
        self.counted = part.counted;
        let moved = |cell: Cell| if let Cell::Text(word) = cell { Cell::Text(here(word)) } else { cell };
        for (key, column) in part.case_values {
            let place = self.key(&key);
            let cells = column.cells().map(|(case, cell)| (from as usize + case, moved(cell)));
            cells.for_each(|(case, cell)| self.case_values[place].1.put(case, cell));
        }
        let events = u32::try_from(self.at.len() - part.at.len()).expect("events are numbered in 32 bits");
        let values = part.event_values.into_iter();
        self.event_values.extend(values.map(|(event, key, cell)| (events + event, here(key), moved(cell))));
        self.left_out.add(&part.left_out);
    }

    /// Adds the cases of a part, and tells the number that its first one has here.
    fn follow_cases(&mut self, part: &Builder) -> u32 {
        let from = u32::try_from(self.name.len()).expect("cases are numbered in 32 bits");
        let mut named = Vec::with_capacity(part.named.len());
        let names = part.names.texts().zip(&part.named).map(|(name, case)| {
            let (word, seen) = self.names.seen(name);
            if seen {
                self.left_out.cases_begun_again += 1;
            } else {
                self.named.push(from + case);
            }
            named.push(self.named[word.index()]);
            word
        });
        let names: Vec<Word> = names.collect();
        for (name, of) in part.name.iter().zip(&part.part_of) {
            self.name.push(name.map(|name| names[name.index()]));
            self.part_of.push(name.map_or(from + of, |name| named[name.index()]));
        }
        from
    }
}
