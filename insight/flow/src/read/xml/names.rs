//! The names of the open elements, each inside the one before it.

use super::tag::short;

/// Names one after another in one text, so that an element that begins and ends needs no room of its own.
#[derive(Default)]
pub(super) struct Names {
    text: String,
    begins: Vec<usize>,
}

impl Names {
    pub(super) fn is_empty(&self) -> bool {
        self.begins.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.begins.len()
    }

    /// The outermost name, where there is no other.
    pub(super) fn only(&self) -> Option<&str> {
        (self.len() == 1).then_some(&*self.text)
    }

    pub(super) fn push(&mut self, name: &str) {
        self.begins.push(self.text.len());
        self.text.push_str(name);
    }

    /// Takes the innermost name away, which must be the one that was found.
    pub(super) fn pop(&mut self, found: &str) -> Result<(), String> {
        let Some(begins) = self.begins.pop() else {
            return Err(format!("`</{}>` ends what has not begun.", short(found)));
        };
        if &self.text[begins..] != found {
            let (found, expected) = (short(found), short(&self.text[begins..]));
            let order = "elements end in the order in which they began";
            return Err(format!("`</{found}>` stands where `</{expected}>` must: {order}."));
        }
        self.text.truncate(begins);
        Ok(())
    }
}
