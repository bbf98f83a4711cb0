//! What was told, as it is read at the desk and as it goes along into a child's file.

use access::{Act, No, Permit};
use casefile::{
    Question, Route, Text,
    contact::{Answer, answers, one},
    registration::Register,
};
use law::reading::Channel;
use page::{Say, staff::Ask};
use store::Tx;

/// One thing that was told.
pub struct Said {
    pub question: String,
    pub text: String,
    of: Of,
}

/// Whom it tells of.
#[derive(PartialEq)]
enum Of {
    Child,
    Teller,
}

impl Said {
    /// What was taken down at the desk, in the words of whoever took it down.
    fn taken_down(text: String) -> Said {
        Said { question: String::new(), text, of: Of::Child }
    }

    /// The answer to a question at the public door, a chosen one in the sentence that was chosen.
    fn answered(say: &Say, answer: Answer) -> Said {
        Said {
            question: say.s(&format!("contact-q-{}", answer.question.name())),
            of: if answer.question.names_the_teller() { Of::Teller } else { Of::Child },
            text: sentence(say, answer.question, answer.text),
        }
    }

    fn whole(self) -> String {
        if self.question.is_empty() { self.text } else { format!("{}\n{}", self.question, self.text) }
    }
}

fn sentence(say: &Say, question: Question, text: String) -> String {
    if !question.picks().contains(&text.as_str()) {
        return text;
    }
    match (question, text.as_str()) {
        // What stands beside the tick and beside "yes, today" is said to the one who tells.
        (Question::Today | Question::Feedback, "yes") => say.s("desk-told-yes"),
        _ => say.s(&format!("contact-{}-{}", question.name(), text.replace('_', "-"))),
    }
}

/// Whether it is a letter that came by the way without a name.
pub async fn nameless(tx: &mut Tx, page: &Register) -> Result<bool, No> {
    let found = one(tx, page.listed.contact).await?;
    Ok(page.listed.channel == Channel::WebForm && found.is_some_and(|c| c.route == Route::Anonymous))
}

/// What was told of the child, as one text: what was taken down, or the letter's answers. Who told it, and how they are
/// reached, stays in the letter: a file is shown to those it is about (INT-14).
pub async fn told_text(ask: &Ask, tx: &mut Tx, page: &Register) -> Result<Option<Text>, No> {
    let told = told(ask, tx, page).await?.0;
    let all: Vec<String> = told.into_iter().filter(|said| said.of != Of::Teller).map(Said::whole).collect();
    Ok(Text::parse(&all.join("\n\n"), 200_000).ok())
}

/// What was told with its questions, and whether it is a letter that nobody has opened yet.
pub async fn told(ask: &Ask, tx: &mut Tx, page: &Register) -> Result<(Vec<Said>, bool), No> {
    if let Some(told) = &page.told {
        return Ok((vec![Said::taken_down(told.clone())], false));
    }
    let id = page.listed.contact;
    let letter = page.listed.channel == Channel::WebForm;
    let opened = one(tx, id).await?.is_some_and(|c| c.read_at.is_some());
    if !letter || !opened {
        return Ok((vec![], letter));
    }
    let by = Permit::for_staff(tx, ask.session.staff, Act::ReportRead).await?;
    let all = answers(tx, &by, id).await?;
    Ok((all.into_iter().map(|answer| Said::answered(&ask.say, answer)).collect(), false))
}
