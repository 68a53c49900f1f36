//! What a binding is called in a message, and where it was written.

use std::fmt::{self, Display, Formatter};
use std::panic::Location;

use crate::key::Key;
use crate::name::{At, NameOf, Short};

/// What a binding is called in a message, and where it was written.
#[derive(Clone, Copy)]
pub(crate) struct Label {
    pub(crate) role: Role,
    /// The component, or the type that a factory makes.
    pub(crate) name: NameOf,
    /// Where the struct of a component stands.
    pub(crate) declared: Option<&'static Location<'static>>,
    /// Where the binding was written.
    pub(crate) registered: &'static Location<'static>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Component,
    Factory,
    Value,
    Seed,
    Decorator,
}

impl Label {
    pub(crate) fn is_seed(&self) -> bool {
        self.role == Role::Seed
    }

    /// `Signup`, or `decorator of dyn Mailer`: as a step of a path.
    pub(crate) fn step(&self) -> String {
        match self.role {
            Role::Decorator => format!("decorator of {}", Short((self.name)())),
            _ => Short((self.name)()).to_string(),
        }
    }

    /// Where it was written: `src/mail.rs:12, registered at src/main.rs:30`.
    pub(crate) fn places(&self) -> String {
        let registered = At(self.registered);
        match (self.declared, self.role) {
            (Some(declared), _) => format!("{}, registered at {registered}", At(declared)),
            (None, _) => format!("registered at {registered}"),
        }
    }

    /// What it is as a candidate for a key.
    pub(crate) fn as_candidate(&self, key: Key) -> String {
        let what = match self.role {
            Role::Component => format!("component {}", self.quoted()),
            Role::Factory => format!("a factory of {key}"),
            Role::Value => format!("a value of {key}"),
            Role::Seed => format!("a seed of {key}"),
            Role::Decorator => format!("a decorator of {key}"),
        };
        format!("{what} ({})", self.places())
    }

    fn quoted(&self) -> String {
        format!("`{}`", Short((self.name)()))
    }
}

/// `` `Signup` (src/signup.rs:12, registered at src/main.rs:30)``.
impl Display for Label {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        if self.role == Role::Decorator {
            write!(
                out,
                "the decorator of {} ({})",
                self.quoted(),
                self.places()
            )
        } else {
            write!(out, "{} ({})", self.quoted(), self.places())
        }
    }
}
