//! The names of fields, and the source line of a component, each in one string.
//!
//! See `docs/compile-time.md` for the reason.

use crate::spec::source_line::SourceLine;

/// The names of fields or parameters, separated by spaces.
#[derive(Clone, Copy, Debug)]
pub struct Names(pub(crate) &'static str);

/// The names of a component's fields and its source line: `mailer clock@src/signup.rs:12`.
#[derive(Clone, Copy)]
pub(crate) struct Declaration(pub(crate) &'static str);

impl Declaration {
    pub(crate) const fn names(self) -> Names {
        Names(self.parts().0)
    }

    pub(crate) fn place(self) -> SourceLine {
        SourceLine::parse(self.parts().1)
    }

    /// Splits the text at the first `@`, which no field name contains.
    const fn parts(self) -> (&'static str, &'static str) {
        first_part(self.0, b'@')
    }
}

impl Names {
    /// No names.
    pub const NONE: Self = Self("");

    /// Returns all names but the first.
    pub(crate) const fn after_first(self) -> Self {
        Self(first_part(self.0, b' ').1)
    }

    /// Returns the name of this number, or an empty string if there is none.
    pub(crate) const fn nth(self, number: usize) -> &'static str {
        nth_part(self.0, b' ', number)
    }
}

/// Returns the part of this number of a text whose parts are separated by `mark`.
///
/// It is empty if there is none.
pub(crate) const fn nth_part(text: &str, mark: u8, number: usize) -> &str {
    let (mut rest, mut skipped) = (text, 0);
    loop {
        let (part, after) = first_part(rest, mark);
        if skipped == number {
            return part;
        }
        if after.is_empty() {
            return "";
        }
        rest = after;
        skipped += 1;
    }
}

/// Splits a text at the first `mark`, which is in neither part.
pub(crate) const fn first_part(text: &str, mark: u8) -> (&str, &str) {
    let mut at = 0;
    while at < text.len() {
        if text.as_bytes()[at] == mark {
            let (first, rest) = text.as_bytes().split_at(at);
            return (as_text(first), as_text(rest.split_at(1).1));
        }
        at += 1;
    }
    (text, "")
}

/// Returns a part of a text, which was split at a mark of one byte.
const fn as_text(part: &[u8]) -> &str {
    match std::str::from_utf8(part) {
        Ok(text) => text,
        Err(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nth_returns_the_name_of_a_number() {
        let names = Names("one two three");
        let by_number = [0, 1, 2, 3].map(|number| names.nth(number));
        assert_eq!(by_number, ["one", "two", "three", ""]);
    }

    #[test]
    fn a_declaration_has_names_and_a_place() {
        let declaration = Declaration("one two@src/a b@c.rs:12");
        let place = declaration.place().to_string();
        assert_eq!(
            (declaration.names().0, &*place),
            ("one two", "src/a b@c.rs:12")
        );
    }

    #[test]
    fn a_declaration_without_fields_has_a_place() {
        let declaration = Declaration("@src/lib.rs:1");
        assert_eq!(declaration.names().0, "");
        assert_eq!(declaration.place().to_string(), "src/lib.rs:1");
    }

    #[test]
    fn nth_of_no_names_is_empty() {
        assert_eq!(Names::NONE.nth(0), "");
    }
}
