//! The names of types in messages.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::fmt::{self, Display, Formatter, Write};

use crate::spec::truncate::truncate_middle;

/// A function that returns the name of a type. It is called only when a message is written.
pub(crate) type TypeName = fn() -> &'static str;

/// A type's name without paths: `dyn app::mail::Mailer` is displayed as `dyn Mailer`.
#[derive(Clone, Copy)]
pub(crate) struct ShortName<'a>(pub(crate) &'a str);

/// The marks around a full name in a text that [`shortened`] takes. They are characters of private use.
const MARKS: [char; 2] = ['\u{E000}', '\u{E001}'];

thread_local! {
    /// True while this thread writes a message whose names are shortened at its end.
    static IS_MARKING: Cell<bool> = const { Cell::new(false) };
}

impl Display for ShortName<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        if IS_MARKING.get() {
            let [start, end] = MARKS;
            write!(out, "{start}{}{end}", self.0)
        } else {
            write_name(out, self.0, |_| false)
        }
    }
}

/// Writes a message. Its names are marked, so that [`shortened`] can tell those with the same last segment
/// apart.
pub(crate) fn marked<T>(write: impl FnOnce() -> T) -> T {
    /// Restores the mode of the thread, even if the `Debug` of a user's map key panics.
    struct Restore(bool);
    impl Drop for Restore {
        fn drop(&mut self) {
            IS_MARKING.set(self.0);
        }
    }
    let _restore = Restore(IS_MARKING.replace(true));
    write()
}

/// Shortens the marked names in the parts of one message. If two paths have the same last segment, both are
/// kept.
pub(crate) fn shortened<'a>(parts: impl Iterator<Item = &'a mut String>) {
    let parts: Vec<&mut String> = parts.collect();
    if !parts.iter().any(|part| part.contains(MARKS)) {
        return;
    }
    let mut paths: HashMap<String, String> = HashMap::new();
    let mut shared: HashSet<String> = HashSet::new();
    for name in parts.iter().flat_map(|part| names(part)) {
        for path in segments(name).filter_map(|(path, _)| path) {
            let known = paths.entry(last(path).to_owned());
            if known.or_insert_with(|| path.to_owned()) != path {
                shared.insert(last(path).to_owned());
            }
        }
    }
    for part in parts {
        let mut short = String::with_capacity(part.len());
        for (number, piece) in part.split(MARKS).enumerate() {
            // Every second piece is a name.
            let written = match number % 2 {
                0 => short.write_str(piece),
                _ => write_name(&mut short, piece, |path| shared.contains(last(path))),
            };
            debug_assert!(written.is_ok(), "a `String` takes every text");
        }
        *part = short;
    }
}

/// Returns the marked names in a text.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(MARKS).skip(1).step_by(2)
}

/// The maximum number of characters of a name. That of a tower of generic types can be longer than a screen.
const MAX_NAME: usize = 300;

fn write_name(out: &mut dyn Write, name: &str, is_kept: impl Fn(&str) -> bool) -> fmt::Result {
    let mut short = String::with_capacity(name.len());
    for (path, between) in segments(name) {
        if let Some(path) = path {
            short.push_str(if is_kept(path) { path } else { last(path) });
        }
        short.push_str(between);
    }
    out.write_str(&truncate_middle(&short, MAX_NAME))
}

/// Splits a name into paths, each with the text up to the next path.
fn segments(name: &str) -> impl Iterator<Item = (Option<&str>, &str)> {
    let mut rest = name;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (path, after) = rest.split_at(path_length(rest));
        let next = after.find(is_word).unwrap_or(after.len());
        let (between, after) = after.split_at(next);
        rest = after;
        Some((Some(path).filter(|path| !path.is_empty()), between))
    })
}

/// Returns the length of the path with which a name starts: `app::mail::Mailer` in `app::mail::Mailer + Send`.
fn path_length(name: &str) -> usize {
    let mut end = 0;
    loop {
        let word = name[end..].find(|c: char| !is_word(c));
        end += word.unwrap_or(name.len() - end);
        match name[end..].strip_prefix("::") {
            Some(after) if after.starts_with(is_word) => end += 2,
            _ => return end,
        }
    }
}

fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
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

/// Returns whether the name is that of a type which is only behind a pointer: a `dyn Trait`, a `str` or a slice.
pub(crate) fn is_unsized(name: &str) -> bool {
    let is_slice = name.starts_with('[') && !name.contains("; ");
    name.starts_with("dyn ") || name == "str" || is_slice
}

/// Returns the name of the type inside an `Arc`, or the name itself.
pub(crate) fn inside_arc(name: &str) -> &str {
    let inside = name.strip_prefix("alloc::sync::Arc<");
    let inside = inside.and_then(|inside| inside.strip_suffix('>'));
    inside.unwrap_or(name)
}

/// Returns the name of the type inside a `Box`, or the name itself.
pub(crate) fn inside_box(name: &str) -> &str {
    let inside = name.strip_prefix("alloc::boxed::Box<");
    let inside = inside.and_then(|inside| inside.strip_suffix('>'));
    inside.unwrap_or(name)
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
            let split = rest.rsplit_once(" + ");
            let split = split.filter(|(_, last)| last.rsplit("::").next() == Some(auto));
            rest = split.map_or(rest, |(front, _)| front);
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
    fn names_of_one_message_keep_their_paths_where_they_would_be_alike() {
        let names = ["a::Repo<b::User>", "a::Repo<c::User>", "dyn d::Clock"];
        let text = |name| marked(|| format!("`{}` is bound", ShortName(name)));
        let mut parts = names.map(text);
        shortened(parts.iter_mut());
        assert_eq!(
            parts,
            [
                "`Repo<b::User>` is bound",
                "`Repo<c::User>` is bound",
                "`dyn Clock` is bound"
            ]
        );
    }

    #[test]
    fn a_text_without_marked_names_is_left_as_it_is() {
        let mut parts = ["`a::User` and `b::User`".to_owned()];
        shortened(parts.iter_mut());
        assert_eq!(parts, ["`a::User` and `b::User`"]);
    }

    #[test]
    fn a_long_name_is_truncated() {
        let name = format!("a::Layer<{}>", "b::Trace<".repeat(100));
        let short = ShortName(&name).to_string();
        assert!(short.starts_with("Layer<Trace<Trace<"), "{short}");
        assert!(short.chars().count() < MAX_NAME + 10, "{short}");
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
