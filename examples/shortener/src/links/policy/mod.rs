//! The policy for links that may be shortened.

mod hosts;

use std::sync::Arc;

use url::{Host, ParseError, Url};
use wirework::Injectable;

use crate::domain::{BaseUrl, LinkPolicy, Refusal, Target};

/// The maximum length of a link, as given and in normal form.
const LIMIT: usize = 2_048;

/// A policy that accepts http and https links to the public internet.
///
/// It parses addresses as browsers do, and so recognizes `http://0x7f.1/` and `http://①②⑦.0.0.1/` as 127.0.0.1. It does
/// not look names up: a public name may still lead to a private address.
#[derive(Debug, Injectable)]
pub struct PublicLinks {
    base: Arc<BaseUrl>,
}

impl LinkPolicy for PublicLinks {
    fn check(&self, link: &str) -> Result<Target, Refusal> {
        let link = link.trim();
        if link.is_empty() {
            return Err(Refusal::Empty);
        }
        if link.len() > LIMIT {
            return Err(Refusal::TooLong { limit: LIMIT });
        }
        if link.chars().any(char::is_control) {
            return Err(Refusal::ControlCharacter);
        }
        let url = parse(link)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refusal::Credentials);
        }
        self.check_host(&url)?;
        if url.as_str().len() > LIMIT {
            return Err(Refusal::TooLong { limit: LIMIT });
        }
        Ok(Target::checked(url.into()))
    }
}

impl PublicLinks {
    fn check_host(&self, url: &Url) -> Result<(), Refusal> {
        let host = url
            .host()
            .ok_or_else(|| Refusal::Unreadable(ParseError::EmptyHost.to_string()))?;
        if self.base.host().is_some_and(|own| hosts::same(&own, &host)) {
            return Err(Refusal::OwnHost);
        }
        if let Host::Domain(name) = host {
            hosts::check_name(name)?;
        }
        if hosts::is_public(&host) {
            Ok(())
        } else {
            Err(Refusal::PrivateHost(host.to_string()))
        }
    }
}

fn parse(link: &str) -> Result<Url, Refusal> {
    let url = Url::parse(link).map_err(|error| match error {
        ParseError::RelativeUrlWithoutBase => Refusal::Incomplete,
        other => Refusal::Unreadable(other.to_string()),
    })?;
    match url.scheme() {
        // Browsers accept links without the slashes, but a person who omits them means something else.
        "http" | "https" if has_slashes(link) => Ok(url),
        "http" | "https" => Err(Refusal::Incomplete),
        // `example.com:8080/a` does not have the scheme `example.com`.
        name if name.contains('.') || name == "localhost" => Err(Refusal::Incomplete),
        other => Err(Refusal::Scheme(other.to_owned())),
    }
}

fn has_slashes(link: &str) -> bool {
    link.split_once(':')
        .is_some_and(|(_, rest)| rest.starts_with("//"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(link: &str) -> Result<String, Refusal> {
        let mut t = PublicLinks::bed();
        t.with_base("https://sho.rt/".parse().unwrap());
        t.build().check(link).map(|target| target.to_string())
    }

    #[test]
    fn a_public_link_is_taken_in_its_normal_form() {
        for (link, normal) in [
            ("https://example.com", "https://example.com/"),
            ("  HTTP://Example.COM:80/A?b#c ", "http://example.com/A?b#c"),
            (
                "https://münchen.de/straße",
                "https://xn--mnchen-3ya.de/stra%C3%9Fe",
            ),
            ("https://example.com./", "https://example.com./"),
            ("https://8.8.8.8/", "https://8.8.8.8/"),
            ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/"),
        ] {
            assert_eq!(check(link).as_deref(), Ok(normal), "{link}");
        }
    }

    #[test]
    fn the_length_is_limited_as_given_and_in_normal_form() {
        let longest = format!("https://example.com/{}", "a".repeat(LIMIT - 20));
        assert_eq!(check(&longest).unwrap().len(), LIMIT);
        let too_long = Err(Refusal::TooLong { limit: LIMIT });
        assert_eq!(check(&format!("{longest}a")), too_long);
        assert_eq!(
            check(&format!("https://example.com/{}", "ü".repeat(900))),
            too_long
        );
    }

    #[test]
    fn line_breaks_and_other_control_characters_are_refused() {
        for link in [
            "https://example.com/a\r\nSet-Cookie: x",
            "https://exam\tple.com/",
            "java\0script:alert(1)",
        ] {
            assert_eq!(check(link), Err(Refusal::ControlCharacter), "{link:?}");
        }
    }

    #[test]
    fn the_scheme_and_the_slashes_are_needed() {
        for link in [
            "example.com",
            "//example.com/a",
            "example.com:8080/a",
            "localhost:80",
            "https:example.com",
            "http:/example.com",
            "http:\\\\example.com",
        ] {
            assert_eq!(check(link), Err(Refusal::Incomplete), "{link}");
        }
        for scheme in ["javascript", "data", "file", "ftp", "mailto"] {
            let link = format!("{scheme}:alert(1)");
            let refused = check(&link);
            assert_eq!(refused, Err(Refusal::Scheme(scheme.to_owned())), "{link}");
        }
    }

    #[test]
    fn links_to_the_service_itself_are_refused() {
        for link in [
            "https://sho.rt/",
            "http://sho.rt:8080/abc",
            "https://SHO.RT./abc",
            "https://ｓｈｏ.ｒｔ/abc",
        ] {
            assert_eq!(check(link), Err(Refusal::OwnHost), "{link}");
        }
        check("https://not-sho.rt/").unwrap();
    }

    #[test]
    fn a_user_name_does_not_disguise_the_host() {
        for link in [
            "https://example.com@evil.example.net/",
            "https://me:secret@example.com/",
            "https://:secret@example.com/",
        ] {
            assert_eq!(check(link), Err(Refusal::Credentials), "{link}");
        }
    }

    #[test]
    fn nothing_that_anybody_types_makes_it_panic() {
        for link in [
            "",
            " ",
            "http://",
            "https://?",
            "http://[",
            "http://%",
            "://",
            "http://\u{202e}",
        ] {
            check(link).unwrap_err();
        }
    }
}
