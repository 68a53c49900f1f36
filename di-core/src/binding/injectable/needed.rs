//! What the fields of a component need, before any is made.

use std::str::SplitAsciiWhitespace;

use crate::runtime::typed::Wanted;
use crate::spec::key::Key;
use crate::spec::request::{Ask, Needs, Site};
use crate::spec::type_name::Place;

/// What fields need: data, so that nothing is compiled for it.
#[allow(missing_debug_implementations)]
pub enum Needed {
    /// What is bound to a key.
    Key(&'static Key),
    /// One field, or all parameters of a constructor.
    One(fn(&mut Needs)),
    /// Several fields.
    All(&'static [Needed]),
}

/// The names of fields or parameters, with a space between them.
///
/// It is one string, since rustc takes several times as long for a list of them.
#[derive(Clone, Copy, Debug)]
pub struct Names(pub(crate) &'static str);

/// The names of a component's fields, and where it stands: `mailer clock@src/signup.rs:12`.
///
/// rustc takes a tenth as long for a literal as for whatever else could say it.
#[derive(Clone, Copy)]
pub(crate) struct Said(pub(crate) &'static str);

impl Said {
    pub(crate) const fn names(self) -> Names {
        Names(self.parts().0)
    }

    pub(crate) fn place(self) -> Place {
        Place::parse(self.parts().1)
    }

    /// What is before the first `@`, which no name has, and what is after it.
    const fn parts(self) -> (&'static str, &'static str) {
        first_part(self.0, b'@')
    }
}

impl Names {
    /// No names.
    pub const NONE: Self = Self("");

    fn iter(self) -> SplitAsciiWhitespace<'static> {
        self.0.split_ascii_whitespace()
    }

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

/// Writes down what fields of these names need that are `Arc`s.
pub(crate) fn describe_each(wanted: &'static [Wanted], names: Names, needs: &mut Needs) {
    let mut names = names.iter();
    for wanted in wanted {
        Needed::Key(&wanted.key).describe_next(&mut names, needs);
    }
}

impl Needed {
    /// Writes it down, for fields of these names.
    pub(crate) fn describe(&self, names: Names, needs: &mut Needs) {
        self.describe_next(&mut names.iter(), needs);
    }

    fn describe_next(&self, names: &mut SplitAsciiWhitespace<'static>, needs: &mut Needs) {
        if !matches!(self, Self::All(_))
            && let Some(name) = names.next()
        {
            needs.stand_at(Site::Field(name));
        }
        match self {
            Self::Key(key) => needs.add(**key, Ask::One),
            Self::One(describe) => describe(needs),
            Self::All(fields) => {
                for field in *fields {
                    field.describe_next(names, needs);
                }
            }
        }
    }
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
        let said = Said("one two@src/a b@c.rs:12");
        let place = said.place().to_string();
        assert_eq!((said.names().0, &*place), ("one two", "src/a b@c.rs:12"));
    }

    #[test]
    fn one_without_fields_says_its_place() {
        let said = Said("@src/lib.rs:1");
        assert_eq!(said.names().0, "");
        assert_eq!(said.place().to_string(), "src/lib.rs:1");
    }

    #[test]
    fn among_no_names_none_is_found() {
        assert_eq!(Names::NONE.nth(0), "");
        assert_eq!(Names::NONE.iter().next(), None);
    }
}
