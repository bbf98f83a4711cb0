//! Stories of Älvsala: one file each, in plain English, on both databases.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "where a step cannot be done, the story has failed")]

mod a_burst;
mod a_letter_is_changed;
mod a_neighbour_tells_without_a_name;
mod a_teacher_tells_with_her_name;
mod a_text_on_its_way;
mod a_thousand_edits;
mod bad_input;
mod edit;
mod golden;
mod lix;
mod nothing_remains_of_the_anonymous;
mod same_seed_same_head;
mod sent_twice;
mod statements;
mod steps;
mod the_house_refuses;
mod words_are_there;
