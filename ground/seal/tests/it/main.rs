//! The promises of the seal, tested on made-up journals: one file per promise.
//! (`cfg(test)` tells clippy that the made-up journals may unwrap as tests do.)

#[cfg(test)]
mod anchors;
#[cfg(test)]
mod bodies;
#[cfg(test)]
mod edits;
#[cfg(test)]
mod lines;
#[cfg(test)]
mod made;
#[cfg(test)]
mod program;
#[cfg(test)]
mod texts;
#[cfg(test)]
mod vectors;
