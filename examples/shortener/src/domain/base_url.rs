//! The public address of the service.

use std::{
    fmt,
    net::{Ipv4Addr, SocketAddr},
    str::FromStr,
};

use url::{Host, Url};

use super::Code;

/// The address under which visitors reach the service. Short links begin with it.
///
/// It always ends with a slash, so that a code can be joined to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(Url);

impl BaseUrl {
    /// Returns the URL under which a visitor on this machine reaches a service that listens on this address.
    ///
    /// # Errors
    ///
    /// Fails if the address does not determine a URL.
    pub fn of_address(listening_on: SocketAddr) -> Result<Self, BadBaseUrl> {
        let reachable = match listening_on.ip() {
            // A visitor cannot use the unspecified address: it means all addresses of this machine.
            ip if ip.is_unspecified() => {
                SocketAddr::from((Ipv4Addr::LOCALHOST, listening_on.port()))
            }
            _ => listening_on,
        };
        format!("http://{reachable}/").parse()
    }

    /// Returns the whole short link of `code`.
    #[must_use]
    pub fn short_url(&self, code: &Code) -> String {
        format!("{}{code}", self.0)
    }

    /// Returns the path of the service's own pages, with a slash at both ends.
    #[must_use]
    pub fn path(&self) -> &str {
        self.0.path()
    }

    /// Returns the host of the service itself.
    #[must_use]
    pub fn host(&self) -> Option<Host<&str>> {
        self.0.host()
    }
}

impl FromStr for BaseUrl {
    type Err = BadBaseUrl;

    fn from_str(text: &str) -> Result<Self, BadBaseUrl> {
        let mut url = Url::parse(text).map_err(BadBaseUrl::Unreadable)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(BadBaseUrl::Scheme(url.scheme().to_owned()));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(BadBaseUrl::Credentials);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(BadBaseUrl::QueryOrFragment);
        }
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        Ok(Self(url))
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The reason why a text is not a base URL.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadBaseUrl {
    /// The text is not a URL.
    #[error("not a URL: {0}; write it like https://sho.rt/")]
    Unreadable(url::ParseError),
    /// Browsers reach the service only by http and https.
    #[error("the scheme must be http or https, not {0}")]
    Scheme(String),
    /// A user name or password has no place in a public address.
    #[error("it must not hold a user name or password")]
    Credentials,
    /// A code is appended to the URL, so it must not end with a query or fragment.
    #[error("it must not hold a query or fragment, since codes are joined to its end")]
    QueryOrFragment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_url_of_a_listener_is_one_that_a_visitor_can_use() {
        for (listening_on, expected) in [
            ("127.0.0.1:80", "http://127.0.0.1/"),
            ("127.0.0.1:8080", "http://127.0.0.1:8080/"),
            ("[::1]:8080", "http://[::1]:8080/"),
            ("0.0.0.0:8080", "http://127.0.0.1:8080/"),
        ] {
            let base_url = BaseUrl::of_address(listening_on.parse().unwrap());
            assert_eq!(base_url.unwrap().to_string(), expected);
        }
    }

    fn short(base: &str) -> String {
        let base: BaseUrl = base.parse().unwrap();
        base.short_url(&"abc".parse().unwrap())
    }

    #[test]
    fn a_code_is_joined_to_the_end_with_one_slash() {
        assert_eq!(short("https://sho.rt"), "https://sho.rt/abc");
        assert_eq!(short("https://sho.rt/"), "https://sho.rt/abc");
        assert_eq!(
            short("http://example.org:8080/s"),
            "http://example.org:8080/s/abc"
        );
    }

    #[test]
    fn what_is_no_base_url_is_refused_with_the_reason() {
        let refused = |text: &str| text.parse::<BaseUrl>().unwrap_err();
        assert!(matches!(refused("sho.rt"), BadBaseUrl::Unreadable(_)));
        assert!(matches!(refused(""), BadBaseUrl::Unreadable(_)));
        assert_eq!(
            refused("ftp://sho.rt"),
            BadBaseUrl::Scheme("ftp".to_owned())
        );
        assert_eq!(refused("https://me@sho.rt"), BadBaseUrl::Credentials);
        assert_eq!(refused("https://sho.rt/?a"), BadBaseUrl::QueryOrFragment);
        assert_eq!(refused("https://sho.rt/#a"), BadBaseUrl::QueryOrFragment);
    }
}
