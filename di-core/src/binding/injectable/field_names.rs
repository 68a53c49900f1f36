//! The names of fields, and where a component is declared: one text each.
//!
//! rustc takes several times as long for a list of texts, and for a `Location`: see
//! `docs/compile-time.md`.

use crate::spec::source_line::SourceLine;

/// The names of fields or parameters, with a space between them.
///
/// It is one string, since rustc takes several times as long for a list of them.
#[derive(Clone, Copy, Debug)]
pub struct Names(pub(crate) &'static str);

/// The names of a component's fields, and where it stands: `mailer clock@src/signup.rs:12`.
///
/// rustc takes a tenth as long for a literal as for whatever else could say it.
#[derive(Clone, Copy)]
pub(crate) struct Declaration(pub(crate) &'static str);

impl Declaration {
    pub(crate) const fn names(self) -> Names {
        Names(self.parts().0)
    }

    pub(crate) fn place(self) -> SourceLine {
        SourceLine::parse(self.parts().1)
    }

    /// What is before the first `@`, which no name has, and what is after it.
    const fn parts(self) -> (&'static str, &'static str) {
        first_part(self.0, b'@')
    }
}

impl Names {
    /// No names.
    pub const NONE: Self = Self("");

    /// All but the first.
    pub(crate) const fn after_first(self) -> Self {
        Self(first_part(self.0, b' ').1)
    }

    /// The one of this number; empty where there is none.
    pub(crate) const fn nth(self, number: usize) -> &'static str {
        nth_part(self.0, b' ', number)
    }
}

/// The part of this number of a text that has such marks between its parts; empty where there is
/// none.
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

/// What is before the first of these marks, and what after it.
pub(crate) const fn first_part(text: &str, mark: u8) -> (&str, &str) {
    let mut at = 0;
    while at < text.len() {
        if text.as_bytes()[at] == mark {
            let (first, rest) = text.split_at(at);
            return (first, rest.split_at(1).1);
        }
        at += 1;
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_number() {
        let names = Names("one two three");
        let found = [0, 1, 2, 3].map(|number| names.nth(number));
        assert_eq!(found, ["one", "two", "three", ""]);
    }

    #[test]
    fn what_a_component_says_is_its_names_and_its_place() {
        let said = Declaration("one two@src/a b@c.rs:12");
        let place = said.place().to_string();
        assert_eq!((said.names().0, &*place), ("one two", "src/a b@c.rs:12"));
    }

    #[test]
    fn one_without_fields_says_its_place() {
        let said = Declaration("@src/lib.rs:1");
        assert_eq!(said.names().0, "");
        assert_eq!(said.place().to_string(), "src/lib.rs:1");
    }

    #[test]
    fn among_no_names_none_is_found() {
        assert_eq!(Names::NONE.nth(0), "");
    }
}
