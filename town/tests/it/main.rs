//! Stories of Älvsala: one file each, in plain English, on both databases.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "where a step cannot be done, the story has failed")]

mod a_burst;
mod a_decision_is_made;
mod a_family_is_handed_over;
mod a_letter_at_the_desk;
mod a_letter_is_changed;
mod a_letter_leaves;
mod a_long_note;
mod a_neighbour_tells_without_a_name;
mod a_number_of_another;
mod a_teacher_tells_with_her_name;
mod a_text_on_its_way;
mod a_thousand_edits;
mod an_investigation_is_done;
mod an_investigation_that_is_not_theirs;
mod at_a_desk;
mod bad_input;
mod bad_input_at_work;
mod consent_is_taken_back;
mod edit;
mod fired_twice;
mod friday_1640;
mod golden;
mod judged_the_same_day;
mod known_on_the_pages;
mod lix;
mod needs_protection_now;
mod not_sent_yet;
mod nothing_remains_of_the_anonymous;
mod one_call_three_persons;
mod rare;
mod same_seed_same_head;
mod sent_twice;
mod stands_on_somebodys_day;
mod statements;
mod steps;
mod the_house_refuses;
mod the_way_in;
mod the_week_through_the_pages;
mod told_afterwards;
mod traced;
mod two_windows;
mod what_has_a_day;
mod who_reads_what_came_in;
mod words_are_there;
