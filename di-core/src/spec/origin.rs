//! Labels: the name and the source location of a binding in messages.

use std::cmp::Ordering;
use std::fmt::{self, Display, Formatter};

use crate::spec::entry::Entry;
use crate::spec::key::{Key, Qualifier};
use crate::spec::source_line::SourceLine;
use crate::spec::type_name::{ShortName, TypeName};

/// The name and the source location of a binding in messages.
#[derive(Clone)]
pub(crate) struct Label {
    pub(crate) role: Role,
    /// The component, or the type that a factory constructs.
    pub(crate) name: TypeName,
    pub(crate) qualifier: Option<Qualifier>,
    /// The key of the map entry that the binding is.
    pub(crate) entry: Option<Entry>,
    /// The location of a component's struct.
    pub(crate) declared: Option<SourceLine>,
    /// The location at which the binding was registered.
    pub(crate) registered: SourceLine,
}

/// The kind of a binding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    Component,
    /// A component that a caller constructs without a binding.
    Unbound,
    Factory,
    Value,
    Seed,
    Decorator,
}

impl Label {
    pub(crate) fn is_seed(&self) -> bool {
        self.role == Role::Seed
    }

    /// Returns whether the binding of a key may be meant for a trait: it is a struct of the user.
    pub(crate) fn may_lack_trait(&self, key: Key) -> bool {
        let of_language = ["core::", "alloc::", "std::"];
        let name = key.full_name();
        let is_own = name.contains("::") && !of_language.iter().any(|it| name.starts_with(it));
        let is_struct = matches!(self.role, Role::Component | Role::Factory | Role::Value);
        is_own && is_struct && !key.is_trait()
    }

    /// Returns the label as a step of a path: `Signup`, `dyn Database keyed Primary`, `Pool (entry "eu")` or
    /// `decorator of dyn Mailer`.
    pub(crate) fn step(&self) -> String {
        let name = ShortName((self.name)());
        let decorator = match self.role {
            Role::Decorator => "decorator of ",
            _ => "",
        };
        let keyed = self
            .qualifier
            .map(|qualifier| format!(" keyed {qualifier}"));
        let entry = self.entry.as_ref().map(|entry| format!(" (entry {entry})"));
        let (keyed, entry) = (keyed.unwrap_or_default(), entry.unwrap_or_default());
        format!("{decorator}{name}{keyed}{entry}")
    }

    /// Returns the locations: `src/mail.rs:12, registered at src/main.rs:30`.
    pub(crate) fn places(&self) -> String {
        let registered = self.registered;
        let verb = match self.role {
            Role::Unbound => "constructed",
            _ => "registered",
        };
        match self.declared {
            Some(declared) => format!("{declared}, {verb} at {registered}"),
            None => format!("{verb} at {registered}"),
        }
    }

    /// Describes the binding as a candidate for a key.
    pub(crate) fn as_candidate(&self, key: Key) -> String {
        let what = match self.role {
            Role::Component | Role::Unbound => format!("component {}", self.quoted()),
            Role::Factory => format!("a factory of {key}"),
            Role::Value => format!("a value of {key}"),
            Role::Seed => format!("a seed of {key}"),
            Role::Decorator => format!("a decorator of {key}"),
        };
        format!("{what} ({})", self.places())
    }

    /// Compares two labels by location, then by name, so that the order of registration has no effect.
    pub(crate) fn by_place(&self, other: &Self) -> Ordering {
        let place = |label: &Self| (label.registered, label.role, (label.name)());
        place(self).cmp(&place(other))
    }

    fn quoted(&self) -> String {
        let name = ShortName((self.name)());
        let quoted = match self.qualifier {
            Some(qualifier) => format!("`{name}` keyed `{qualifier}`"),
            None => format!("`{name}`"),
        };
        match &self.entry {
            Some(entry) => format!("the entry {entry} of {quoted}"),
            None => quoted,
        }
    }
}

/// Writes `` `Signup` (src/signup.rs:12, registered at src/main.rs:30)``.
impl Display for Label {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        if self.role == Role::Decorator {
            out.write_str("the decorator of ")?;
        }
        write!(out, "{} ({})", self.quoted(), self.places())
    }
}
