//! The names of the options, and the errors for unknown names.

use proc_macro2::Ident;
use syn::{Error, ext::IdentExt, parse::ParseStream};

use crate::similar::similar;

/// The place of an option.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Struct,
    Field,
}

/// The options with their usage.
const STRUCT_OPTIONS: [(&str, &str); 20] = [
    ("bind", "bind(dyn Trait)"),
    ("singleton", "singleton"),
    ("scoped", "scoped"),
    ("transient", "transient"),
    ("eager", "eager"),
    ("key", "key = Type"),
    ("constructor", "constructor = path"),
    ("new", "new"),
    ("external", "external"),
    ("factory", "factory = Name"),
    ("bed", "bed = name"),
    ("start", "start = path"),
    ("run", "run = path"),
    ("stop", "stop = path"),
    ("health", "health = path"),
    ("run_policy", "run_policy = expr"),
    ("start_limit", "start_limit = expr"),
    ("drain_limit", "drain_limit = expr"),
    ("stop_limit", "stop_limit = expr"),
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

/// Words of other frameworks, with ours.
const SYNONYMS: [(&str, &str); 14] = [
    ("lifetime", "scoped"),
    ("qualifier", "key"),
    ("named", "key"),
    ("on_start", "start"),
    ("post_construct", "start"),
    ("on_run", "run"),
    ("restart", "run_policy"),
    ("on_stop", "stop"),
    ("pre_destroy", "stop"),
    ("shutdown", "stop"),
    ("drop", "stop"),
    ("health_check", "health"),
    ("start_timeout", "start_limit"),
    ("stop_timeout", "stop_limit"),
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

/// Returns the usage of an option.
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

/// Returns the error for an option that is not allowed in this place.
pub(crate) fn unexpected(name: &Ident, place: Place) -> Error {
    let plain = name.unraw().to_string();
    let (other, owner, there) = match place {
        Place::Struct => (Place::Field, "a field", "that field"),
        Place::Field => (Place::Struct, "the struct", "the struct"),
    };
    let message = match other.usage(&plain) {
        Some(usage) => format!(
            "option `{name}` belongs to {owner}; write `#[inject({usage})]` above {there} instead"
        ),
        None => unknown(&plain, place),
    };
    Error::new(name.span(), message)
}

fn unknown(name: &str, place: Place) -> String {
    let question = suggestion(name, place).map(|option| format!("; did you mean `{option}`?"));
    format!(
        "unknown option `{name}`; expected one of {}{}",
        place.list(),
        question.unwrap_or_default()
    )
}

/// Returns the most similar option.
fn suggestion(name: &str, place: Place) -> Option<&'static str> {
    let options = place.options().iter().map(|(option, _)| (*option, *option));
    let options = options.chain(SYNONYMS);
    similar(
        name,
        options.filter(|(_, option)| place.usage(option).is_some()),
    )
}
