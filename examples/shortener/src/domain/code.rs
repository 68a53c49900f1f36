//! The short name of a link.

use std::{fmt, str::FromStr};

/// The short name of a link: 1 to 32 of the letters `a`–`z` and `A`–`Z`, digits, `-` and `_`.
///
/// No code equals a path of the service itself, so `GET /{code}` is unambiguous.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Code(String);

impl Code {
    /// The maximum length of a code.
    pub const MAX_LEN: usize = 32;
    const RESERVED: [&str; 4] = ["assets", "health", "links", "ready"];

    /// Returns a code that was checked before, when its link was created.
    #[must_use]
    pub fn checked(code: String) -> Self {
        Self(code)
    }

    /// Returns the code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Code {
    type Err = BadCode;

    fn from_str(text: &str) -> Result<Self, BadCode> {
        if text.is_empty() {
            return Err(BadCode::Empty);
        }
        if !text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        {
            return Err(BadCode::Character);
        }
        if text.len() > Self::MAX_LEN {
            return Err(BadCode::TooLong);
        }
        if Self::RESERVED.contains(&text) {
            return Err(BadCode::Reserved(text.to_owned()));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The reason why a text is not a code.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadCode {
    /// The text is empty.
    #[error("a code has at least one character")]
    Empty,
    /// It is longer than [`Code::MAX_LEN`].
    #[error("a code has at most {} characters", Code::MAX_LEN)]
    TooLong,
    /// It contains a character other than letters, digits, `-` and `_`.
    #[error("a code holds only the letters a-z and A-Z, digits, `-` and `_`")]
    Character,
    /// It is a path of the service itself.
    #[error("`{0}` is a page of this service, choose another code")]
    Reserved(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_dash_and_underscore_make_a_code() {
        for text in ["a", "Z9", "spring-sale_24", &"x".repeat(32)] {
            assert_eq!(text.parse::<Code>().unwrap().as_str(), text);
        }
    }

    #[test]
    fn anything_else_is_refused_with_the_reason() {
        let refused = |text: &str| text.parse::<Code>().unwrap_err();
        assert_eq!(refused(""), BadCode::Empty);
        assert_eq!(refused(&"x".repeat(33)), BadCode::TooLong);
        assert_eq!(refused("links"), BadCode::Reserved("links".to_owned()));
        for text in ["a/b", "a b", "ä", "a.b", "../", "a\n", "%41", "\0"] {
            assert_eq!(refused(text), BadCode::Character, "{text:?}");
        }
    }
}
