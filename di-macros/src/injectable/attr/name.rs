//! The names of the options, and what is said of one that is not among them.

use proc_macro2::Ident;
use syn::{Error, ext::IdentExt, parse::ParseStream};

use crate::similar::similar;

/// Where an option may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Struct,
    Field,
}

/// How each option is written.
const STRUCT_OPTIONS: [(&str, &str); 9] = [
    ("bind", "bind(dyn Trait)"),
    ("singleton", "singleton"),
    ("scoped", "scoped"),
    ("transient", "transient"),
    ("key", "key = Type"),
    ("constructor", "constructor = path"),
    ("new", "new"),
    ("external", "external"),
    ("crate", "crate = path"),
];

const FIELD_OPTIONS: [(&str, &str); 6] = [
    ("key", "key = Type"),
    ("clone", "clone"),
    ("default", "default = expr"),
    ("value", "value = expr"),
    ("skip", "skip"),
    ("arg", "arg"),
];

/// Words that other frameworks use, and ours.
const SYNONYMS: [(&str, &str); 4] = [
    ("lifetime", "scoped"),
    ("qualifier", "key"),
    ("named", "key"),
    ("factory", "constructor"),
];

impl Place {
    pub(crate) fn example(self) -> &'static str {
        match self {
            Place::Struct => "bind(dyn Trait)",
            Place::Field => "key = Type",
        }
    }

    fn options(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Place::Struct => &STRUCT_OPTIONS,
            Place::Field => &FIELD_OPTIONS,
        }
    }

    fn usage(self, name: &str) -> Option<&'static str> {
        let option = self.options().iter().find(|option| option.0 == name);
        option.map(|option| option.1)
    }

    fn list(self) -> String {
        let names: Vec<_> = self
            .options()
            .iter()
            .map(|option| format!("`{}`", option.0))
            .collect();
        names.join(", ")
    }
}

/// How the option of this name is written.
pub(crate) fn usage(name: &Ident) -> &'static str {
    let name = name.unraw().to_string();
    Place::Struct
        .usage(&name)
        .or_else(|| Place::Field.usage(&name))
        .unwrap_or_default()
}

pub(crate) fn parse(input: ParseStream<'_>, place: Place) -> syn::Result<Ident> {
    input.call(Ident::parse_any).map_err(|_| {
        input.error(format!(
            "expected an option; write one of {} instead",
            place.list()
        ))
    })
}

/// The error for an option that does not stand in this place.
pub(crate) fn unexpected(name: &Ident, place: Place) -> Error {
    let spelt = name.unraw().to_string();
    let (other, owner, there) = match place {
        Place::Struct => (Place::Field, "a field", "that field"),
        Place::Field => (Place::Struct, "the struct", "the struct"),
    };
    let message = match other.usage(&spelt) {
        Some(usage) => format!(
            "option `{name}` belongs to {owner}; write `#[inject({usage})]` above {there} instead"
        ),
        None => unknown(&spelt, place),
    };
    Error::new(name.span(), message)
}

fn unknown(name: &str, place: Place) -> String {
    let question = meant(name, place).map(|meant| format!("; did you mean `{meant}`?"));
    format!(
        "unknown option `{name}`; expected one of {}{}",
        place.list(),
        question.unwrap_or_default()
    )
}

/// The option that was probably meant.
fn meant(name: &str, place: Place) -> Option<&'static str> {
    let options = place.options().iter().map(|(option, _)| (*option, *option));
    let options = options.chain(SYNONYMS);
    similar(
        name,
        options.filter(|(_, option)| place.usage(option).is_some()),
    )
}
