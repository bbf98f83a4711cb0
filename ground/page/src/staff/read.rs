//! What came with a request: the token in its cookie, the ids in its path, where it wants to go afterwards.

use super::Cookie;
use access::Token;
use axum::http::{HeaderMap, header};
use store::Uuid;

/// The token that the browser sent, where it can be one of ours.
pub(super) fn token(headers: &HeaderMap, cookie: Cookie) -> Option<Token> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    let mut pairs = all.flat_map(|v| v.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == cookie.name()).and_then(|(_, value)| Token::parse(value))
}

/// The ids that stand in the path where the declared one says `{…}`. `None` where one of them is no id.
pub(super) fn ids(declared: &str, asked: &str) -> Option<Vec<Uuid>> {
    let pairs = declared.split('/').zip(asked.split('/'));
    pairs.filter(|(name, _)| name.starts_with('{')).map(|(_, text)| text.parse().ok()).collect()
}

/// A path of this house, where the text is one: never another site's.
pub(super) fn own_path(text: &str) -> Option<&str> {
    let own = text.starts_with('/') && !text.starts_with("//") && text.len() < 200;
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'/';
    (own && text.bytes().all(plain)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ids_are_taken_from_a_path() {
        let id = "0199a1b2-0000-7000-8000-00000000a15a";
        assert_eq!(ids("/arende/{id}/skydd", &format!("/arende/{id}/skydd")), Some(vec![id.parse().unwrap()]));
        assert_eq!(ids("/arende/{id}", "/arende/Elsa"), None);
        assert_eq!(ids("/mottagningen", "/mottagningen"), Some(vec![]));
    }

    #[test]
    fn nobody_is_led_out_of_the_house() {
        for bad in ["//evil.example", "https://evil.example", "/\\evil.example", "", "mottagningen", "/a?b=c", "/å"] {
            assert_eq!(own_path(bad), None, "{bad}");
        }
        assert_eq!(own_path("/registrera"), Some("/registrera"));
    }

    #[test]
    fn the_cookie_is_found_among_others() {
        let (mut headers, token_text) = (HeaderMap::new(), "ab".repeat(32));
        headers.append(header::COOKIE, format!("a=b; helhet={token_text}; c").parse().unwrap());
        assert_eq!(token(&headers, Cookie::Plain).map(|t| t.as_str().to_owned()), Some(token_text));
        assert!(token(&headers, Cookie::Encrypted).is_none());
    }
}
