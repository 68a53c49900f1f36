//! The names of types in messages.

use std::fmt::{self, Display, Formatter};

/// A function that returns the name of a type. It is called only when a message is written.
pub(crate) type TypeName = fn() -> &'static str;

/// A type's name without paths: `dyn app::mail::Mailer` is displayed as `dyn Mailer`.
#[derive(Clone, Copy)]
pub(crate) struct ShortName<'a>(pub(crate) &'a str);

impl Display for ShortName<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while !rest.is_empty() {
            let word = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
            let (segment, after) = rest.split_at(word);
            if let Some(path) = after.strip_prefix("::") {
                rest = path;
                continue;
            }
            out.write_str(segment)?;
            let mark = after.find(is_word).unwrap_or(after.len());
            out.write_str(&after[..mark])?;
            rest = &after[mark..];
        }
        Ok(())
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '{' | '}' | '#')
}

/// Returns the last path segment of a type's name, without `dyn`, bounds and generic arguments.
///
/// A reader may confuse two types with the same stem.
pub(crate) fn stem(name: &str) -> &str {
    let path = path(name);
    path.rsplit("::").next().unwrap_or(path)
}

/// Returns the path of a type's name, without `dyn`, bounds and generic arguments.
pub(crate) fn path(name: &str) -> &str {
    let name = name.strip_prefix("dyn ").unwrap_or(name);
    let end = name.find(['<', ' ']).unwrap_or(name.len());
    &name[..end]
}

/// Returns a trait object's name without its auto traits: `dyn Clock` for `dyn Clock + Send`.
pub(crate) fn without_auto_traits(name: &str) -> &str {
    let mut rest = name;
    for _ in 0..4 {
        for auto in ["Send", "Sync", "Unpin", "UnwindSafe", "RefUnwindSafe"] {
            if let Some((front, last)) = rest.rsplit_once(" + ")
                && last.rsplit("::").next() == Some(auto)
            {
                rest = front;
            }
        }
    }
    rest
}

/// Returns each sequence of words in a name: `Smtp`, `SmtpMailer` and `Mailer` of `SmtpMailer`.
pub(crate) fn word_sequences(name: &str) -> impl Iterator<Item = &str> {
    let starts = move || {
        let letters = name.char_indices();
        letters.filter(|(at, letter)| *at == 0 || letter.is_uppercase())
    };
    starts().flat_map(move |(start, _)| {
        let ends = starts().map(|(end, _)| end).filter(move |end| *end > start);
        let ends = ends.chain(Some(name.len())).take(MAX_WORDS);
        ends.map(move |end| &name[start..end])
    })
}

/// The maximum number of words in a sequence, so that a long name has few of them.
const MAX_WORDS: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_has_no_paths() {
        for (long, short) in [
            ("app::Signup", "Signup"),
            ("dyn app::mail::Mailer", "dyn Mailer"),
            ("dyn a::Clock + core::marker::Send", "dyn Clock + Send"),
            (
                "a::Repo<alloc::sync::Arc<b::User>, 3>",
                "Repo<Arc<User>, 3>",
            ),
            ("&str", "&str"),
            ("(a::B, [c::D; 2])", "(B, [D; 2])"),
            ("app::main::{{closure}}", "{{closure}}"),
            ("", ""),
        ] {
            assert_eq!(ShortName(long).to_string(), short);
        }
    }

    #[test]
    fn a_stem_is_the_last_word_of_the_path() {
        for (name, word) in [
            ("dyn app::Clock", "Clock"),
            ("app::Repo<app::User>", "Repo"),
            ("dyn app::Clock + core::marker::Send", "Clock"),
            ("u8", "u8"),
        ] {
            assert_eq!(stem(name), word);
        }
    }

    #[test]
    fn a_name_has_sequences_of_words() {
        let sequences = |name| word_sequences(name).collect::<Vec<_>>();
        assert_eq!(sequences("SmtpMailer"), ["Smtp", "SmtpMailer", "Mailer"]);
        assert_eq!(sequences("u8"), ["u8"]);
        assert_eq!(sequences("Ä1b"), ["Ä1b"]);
        assert!(sequences("").is_empty());
    }

    #[test]
    fn auto_traits_are_removed_from_a_trait_object() {
        let name = "dyn app::Clock + core::marker::Send + core::marker::Sync";
        assert_eq!(without_auto_traits(name), "dyn app::Clock");
        assert_eq!(without_auto_traits("dyn app::Send"), "dyn app::Send");
    }
}
