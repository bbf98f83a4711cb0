//! What the staff face says by itself: that there is nothing here, that it may not be, that something broke. What was
//! typed is always given back.

use super::{
    ENTER, StaffFrame,
    serve::{Door, Seen},
};
use crate::{Fields, Lang, Leaf, Municipality, http, kit::Notice};
use access::{No, Session};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use std::fmt::Write;

impl Door {
    pub(super) fn page(&self, status: StatusCode, session: Option<&Session>, leaf: &Leaf) -> Response {
        let say = self.say();
        let frame = StaffFrame { say: &say, municipality: &self.house.municipality, session, route: self.path, leaf };
        http::page(status, Lang::Sv, (self.house.frame)(&frame))
    }

    /// "Sparat 8.31": what the script writes below the form.
    pub(super) fn kept(&self, seen: &Seen) -> Response {
        let say = self.say();
        let time = say.clock(seen.moment.law.settings().zone.time(seen.moment.at.instant()));
        (StatusCode::OK, say.w("page-saved", &[("time", &time)])).into_response()
    }

    /// There is nothing here, or nothing that the one who asks may know of.
    pub(super) fn absent(&self, session: Option<&Session>) -> Response {
        self.notice(StatusCode::NOT_FOUND, session, ("page-absent-title", "page-staff-absent"), None)
    }

    /// A no with its reason. Whoever typed something gets it back.
    pub(super) fn no(&self, session: &Session, seen: &Seen, no: &No) -> Response {
        match no {
            No::Absent if !seen.fields.hold_text() => self.absent(Some(session)),
            No::Absent => self.notice(
                StatusCode::NOT_FOUND,
                Some(session),
                ("page-absent-title", "page-staff-absent"),
                Some(seen),
            ),
            No::Refusal(refusal) => {
                self.notice(StatusCode::FORBIDDEN, Some(session), ("page-refused-title", refusal.word), Some(seen))
            }
            No::Stale => {
                self.notice(StatusCode::CONFLICT, Some(session), ("page-stale-title", "page-stale"), Some(seen))
            }
            No::Fault(_) => self.broke(Some(session), seen, no),
        }
    }

    pub(super) fn broke(&self, session: Option<&Session>, seen: &Seen, no: &No) -> Response {
        let (say, id) = (self.say(), seen.moment.id().simple().to_string());
        let id = id.get(id.len().saturating_sub(8)..).unwrap_or_default().to_owned();
        tracing::error!(face = "staff", route = self.path, id, %no, "a request failed");
        let mut leaf = Notice {
            title: say.s("page-broke-title"),
            text: say.s("page-staff-broke"),
            ring: None,
            more: Some(say.w("page-broke-id", &[("id", &id)])),
            home: None,
        }
        .leaf();
        self.give_back(&mut leaf, seen);
        self.page(StatusCode::INTERNAL_SERVER_ERROR, session, &inside(leaf))
    }

    /// A form of a session that is over, with text in it that we cannot keep for anybody.
    pub(super) fn text_back(&self, seen: &Seen) -> Response {
        let say = self.say();
        let home = Some((ENTER.to_owned(), say.s("page-enter")));
        let (title, text) = (say.s("page-logged-out-title"), say.s("page-logged-out"));
        let mut leaf = Notice { title, text, ring: None, more: None, home }.leaf();
        self.give_back(&mut leaf, seen);
        self.page(StatusCode::UNAUTHORIZED, None, &leaf)
    }

    pub(super) fn sent_before(&self, session: &Session, seen: &Seen) -> Response {
        self.notice(StatusCode::CONFLICT, Some(session), ("page-sent-before-title", "page-sent-before"), Some(seen))
    }

    /// The form was sent before, and is something else now.
    pub(super) fn changed(&self, session: &Session, seen: &Seen) -> Response {
        self.notice(StatusCode::CONFLICT, Some(session), ("page-changed-title", "page-changed"), Some(seen))
    }

    pub(super) fn foreign(&self) -> Response {
        self.notice(StatusCode::FORBIDDEN, None, ("page-foreign-title", "page-foreign"), None)
    }

    pub(super) fn too_big(&self) -> Response {
        let say = self.say();
        let phone = &self.house.municipality.phone;
        let text = say.w("page-too-big", &[("phone", phone)]);
        let ring = Some((phone.clone(), Municipality::dial(phone)));
        let leaf = Notice { title: say.s("page-too-big-title"), text, ring, more: None, home: None }.leaf();
        self.page(StatusCode::PAYLOAD_TOO_LARGE, None, &leaf)
    }

    fn notice(
        &self,
        status: StatusCode,
        session: Option<&Session>,
        (title, text): (&str, &str),
        typed: Option<&Seen>,
    ) -> Response {
        let say = self.say();
        let home = Some(("/".to_owned(), say.s("page-to-start")));
        let mut leaf = Notice { title: say.s(title), text: say.s(text), ring: None, more: None, home }.leaf();
        typed.into_iter().for_each(|seen| self.give_back(&mut leaf, seen));
        self.page(status, session, &inside(leaf))
    }

    /// A page whose form is gone (the work went on meanwhile), with what its author wrote there.
    pub(super) fn without_form(&self, mut leaf: Leaf, fields: &Fields) -> Leaf {
        if !has_form(&leaf) {
            let mut below = Leaf { body: String::new(), ..leaf.clone() };
            self.give(&mut below, fields);
            leaf.body.push_str(&inside(below).body);
        }
        leaf
    }

    fn give_back(&self, leaf: &mut Leaf, seen: &Seen) {
        self.give(leaf, &seen.fields);
    }

    /// Everything that was typed, to be copied: nothing that somebody wrote is gone because of us.
    fn give(&self, leaf: &mut Leaf, fields: &Fields) {
        let say = self.say();
        let written = fields.written();
        let texts: Vec<String> = written.filter_map(|(field, value)| say.chosen(self.room, field, value)).collect();
        if texts.is_empty() {
            return;
        }
        let label = say.s("page-your-text");
        let text = askama::filters::escape(texts.join("\n\n"), askama::filters::Html).map(|t| t.to_string());
        let text = text.unwrap_or_default();
        let _ = write!(
            leaf.body,
            r#"<figure class="told mt5" data-small><figcaption>{label}</figcaption><blockquote class="lines">{text}</blockquote></figure>"#
        );
    }
}

/// Whether the page has a form in which its author's text can stand.
pub(super) fn has_form(leaf: &Leaf) -> bool {
    leaf.body.contains("data-draft")
}

/// A page of ours within the margins that rooms' pages draw themselves.
fn inside(leaf: Leaf) -> Leaf {
    Leaf { body: format!(r#"<div class="wrap pb8 mt6">{}</div>"#, leaf.body), ..leaf }
}
