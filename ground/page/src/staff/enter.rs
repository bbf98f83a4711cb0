//! The way in and the way out.

use super::{
    draft,
    read::own_path,
    serve::{Door, Seen, go},
};
use crate::{Field, Leaf, Wrongs};
use access::{Login, No, Password, session};
use askama::Template;
use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use store::{Fault, Ts};

/// How long an unsent text is kept, in microseconds: 30 days.
const DRAFTS_LIVE: i64 = 30 * 24 * 3_600_000_000;

#[derive(Template)]
#[template(path = "login.html")]
struct Page {
    title: String,
    lead: String,
    kept: Option<String>,
    wrongs: Option<Wrongs>,
    after: String,
    name: Field,
    password: Field,
    enter: String,
    logged: String,
}

impl Door {
    pub(super) async fn show_login(self, req: Request) -> Response {
        let Some(seen) = self.seen(req).await else { return self.too_big() };
        match self.session(&seen).await {
            Ok(Some(_)) => go(after(seen.query.get("efter"))),
            Ok(None) => self.login(StatusCode::OK, &seen, None),
            Err(no) => self.broke(None, &seen, &no),
        }
    }

    pub(super) async fn log_in(self, req: Request) -> Response {
        let Some(seen) = self.seen(req).await else { return self.too_big() };
        if seen.foreign {
            return self.foreign();
        }
        let response = match self.weighed(&seen).await {
            Ok(Login::In(token, _)) => {
                let mut response = go(after(seen.fields.get("efter")));
                if let Ok(cookie) = HeaderValue::from_str(&self.house.cookie.set(Some(token.as_str()))) {
                    response.headers_mut().insert(header::SET_COOKIE, cookie);
                }
                response
            }
            Ok(Login::Wrong) => self.login(StatusCode::UNPROCESSABLE_ENTITY, &seen, Some("page-login-wrong")),
            Ok(Login::TooMany) => self.login(StatusCode::TOO_MANY_REQUESTS, &seen, Some("page-login-too-many")),
            Err(no) => {
                // What stands in these fields is never given back in the open.
                let nothing = Seen { fields: crate::Fields::default(), ..seen };
                self.broke(None, &nothing, &no)
            }
        };
        tracing::info!(face = "staff", route = self.path, status = response.status().as_u16());
        response
    }

    /// Who claims to be here is looked up, the password is weighed beside every transaction, and the try is counted.
    async fn weighed(&self, seen: &Seen) -> Result<Login, No> {
        let m = &seen.moment;
        let password = Password::typed(seen.fields.get("password"));
        let claim = session::claim(&mut self.house.db.snapshot().await?, m, seen.fields.get("name")).await?;
        let _turn = self.house.weighing.acquire().await.map_err(|_| Fault::Unfit("the house is closing".into()))?;
        let weighed = tokio::task::spawn_blocking(move || claim.weigh(&password)).await;
        let weighed = weighed.map_err(|_| Fault::Unfit("a password could not be weighed".into()))??;
        let mut tx = self.house.db.begin().await?;
        let login = weighed.enter(&mut tx, m).await?;
        // Nobody comes back to a text that nobody has touched for a month.
        if let Ok(then) = Ts::from_micros(m.at.micros() - DRAFTS_LIVE) {
            draft::forget_before(&mut tx, then).await?;
        }
        tx.commit().await?;
        Ok(login)
    }

    pub(super) async fn log_out(self, req: Request) -> Response {
        let Some(seen) = self.seen(req).await else { return self.too_big() };
        if seen.foreign {
            return self.foreign();
        }
        let ended = async {
            let Some(session) = self.session(&seen).await? else { return Ok(()) };
            if !session.csrf_fits(seen.fields.get("csrf")) {
                return Ok(());
            }
            let mut tx = self.house.db.begin().await?;
            session::end(&mut tx, &seen.moment, &session).await?;
            Ok::<(), No>(tx.commit().await?)
        };
        if let Err(no) = ended.await {
            return self.broke(None, &seen, &no);
        }
        let mut response = go(super::ENTER);
        if let Ok(cookie) = HeaderValue::from_str(&self.house.cookie.set(None)) {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        response
    }

    fn login(&self, status: StatusCode, seen: &Seen, wrong: Option<&str>) -> Response {
        let say = self.say();
        let wrong = wrong.map(|key| say.s(key));
        let typed = [seen.fields.get("efter"), seen.query.get("efter")];
        let page = Page {
            title: say.s("page-enter"),
            lead: say.w("page-login-lead", &[("town", &self.house.municipality.name)]),
            kept: (seen.query.get("sparat") == "ja").then(|| say.s("page-login-kept")),
            wrongs: wrong.clone().map(|w| Wrongs {
                title: say.s("page-login-wrong-title"),
                lead: String::new(),
                list: vec![("password".into(), w)],
            }),
            after: typed.into_iter().find_map(own_path).unwrap_or_default().to_owned(),
            name: Field {
                name: "name".into(),
                label: say.s("page-login-name"),
                value: seen.fields.get("name").to_owned(),
                ..Field::default()
            },
            password: Field { name: "password".into(), label: say.s("page-login-password"), wrong, ..Field::default() },
            enter: say.s("page-enter"),
            logged: say.s("page-login-logged"),
        };
        let body = page.render().unwrap_or_else(|_| page.title.clone());
        self.page(status, None, &Leaf { title: page.title, body, form: None })
    }
}

/// Where to go after the door: back to where somebody came from, else to the first page.
fn after(asked: &str) -> &str {
    own_path(asked).filter(|path| !path.starts_with(super::ENTER)).unwrap_or("/")
}
