//! An override: what it takes the place of, and what it gives instead.

use std::fmt::{self, Display, Formatter};
use std::panic::Location;
use std::sync::Arc;

use super::target::Target;
use crate::asked::undescribed;
use crate::context::Context;
use crate::dependency::Dependency;
use crate::erased::{Function, Kept};
use crate::error::ResolveError;
use crate::key::Key;
use crate::label::{Label, Role};
use crate::maker::{Making, keep};
use crate::name::At;
use crate::shareable::Shareable;
use crate::testing::held::HeldMock;

pub(super) struct Override {
    pub(super) target: Target,
    pub(super) kind: Kind,
    pub(super) at: &'static Location<'static>,
    pub(super) source: Source,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Mock,
    Double,
    Value,
    Wrapped,
    /// A mock in the place of an external component, which nobody has asked for by name.
    AutoMock,
}

/// What an override gives.
pub(super) enum Source {
    Given(Making),
    Mock(HeldMock),
}

impl Override {
    pub(super) fn new(
        target: Target,
        kind: Kind,
        at: &'static Location<'static>,
        source: Source,
    ) -> Self {
        Self {
            target,
            kind,
            at,
            source,
        }
    }

    /// What makes its values.
    pub(super) fn making(&self) -> Making {
        match &self.source {
            Source::Given(making) => making.clone(),
            Source::Mock(held) => held.making(),
        }
    }

    pub(super) fn label(&self, role: Role) -> Label {
        Label {
            role,
            name: self.target.key.name_of(),
            qualifier: self.target.key.qualifier(),
            declared: None,
            registered: self.at.into(),
        }
    }
}

/// ``a mock of `dyn Mailer` (tests/signup.rs:12)``.
impl Display for Override {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            Kind::Mock => "the mock of",
            Kind::AutoMock => "the auto-mock of",
            Kind::Double => "the double of",
            Kind::Value => "the value of",
            Kind::Wrapped => "the wrapper of",
        };
        write!(out, "{what} {} ({})", self.target, At(self.at))
    }
}

/// Gives what a function makes of the real one.
pub(super) fn wrapping<I, F>(wrap: F) -> Making
where
    I: Shareable + ?Sized,
    F: Fn(Arc<I>) -> Arc<I> + Send + Sync + 'static,
{
    Making::in_place::<I>(give_wrapped::<I, F>, wrap)
}

fn give_wrapped<I, F>(wrap: &Function, context: &mut Context<'_>) -> Result<Kept, ResolveError>
where
    I: Shareable + ?Sized,
    F: Fn(Arc<I>) -> Arc<I> + Send + Sync + 'static,
{
    let real = <Arc<I>>::resolve(context)?;
    match wrap.downcast_ref::<F>() {
        Some(wrap) => Ok(keep(wrap(real))),
        None => Err(undescribed(&Key::of::<I>())),
    }
}
