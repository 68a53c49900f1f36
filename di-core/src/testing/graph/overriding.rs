//! An override: its target, and the constructor of its value.

use std::fmt::{self, Display, Formatter};
use std::panic::Location;
use std::sync::Arc;

use crate::binding::constructor::function;
use crate::dependency::Dependency;
use crate::runtime::model::Constructor;
use crate::spec::origin::{Label, Role};
use crate::spec::request::Step;
use crate::spec::shareable::Shareable;
use crate::spec::source_line::LineOf;
use crate::testing::graph::target::Target;
use crate::testing::mock::held::HeldMock;
use crate::testing::mock::{Mock, Mockable};

pub(crate) struct Override {
    pub(crate) target: Target,
    pub(crate) kind: Kind,
    pub(crate) at: &'static Location<'static>,
    pub(crate) source: Source,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Mock,
    Double,
    Value,
    Factory,
    Wrapped,
    Removed,
    /// A mock that `mock_externals()` created for an external component.
    AutoMock,
}

/// The source of an override's values.
pub(crate) enum Source {
    Constructor(Constructor),
    /// A factory, and its dependencies.
    Factory(Constructor, Vec<Step>),
    Mock(HeldMock),
    /// The binding is removed, so it has no values.
    None,
}

impl Override {
    pub(crate) fn new(
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

    /// Returns the constructor of its values, unless it removes the binding.
    pub(crate) fn constructor(&self) -> Option<Constructor> {
        Some(match &self.source {
            Source::Constructor(constructor) | Source::Factory(constructor, _) => {
                constructor.clone()
            }
            Source::Mock(held) => held.constructor(),
            Source::None => return None,
        })
    }

    pub(crate) fn mock<I: ?Sized + Mockable>(&self) -> Option<&Mock<I>> {
        match &self.source {
            Source::Mock(held) => held.downcast(),
            _ => None,
        }
    }

    /// Returns the dependencies of its values.
    pub(crate) fn steps(&self) -> Vec<Step> {
        match &self.source {
            Source::Factory(_, steps) => steps.clone(),
            _ => Vec::new(),
        }
    }

    pub(crate) fn label(&self, role: Role) -> Label {
        Label {
            role,
            name: self.target.key.name_of(),
            qualifier: self.target.key.qualifier(),
            entry: None,
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
            Kind::Factory => "the factory of",
            Kind::Wrapped => "the wrapper of",
            Kind::Removed => "the removal of",
        };
        write!(out, "{what} {} ({})", self.target, LineOf(self.at))
    }
}

/// Returns a constructor that wraps the real object with a function.
pub(crate) fn wrapping<I, F>(wrap: F) -> Constructor
where
    I: Shareable + ?Sized,
    F: Fn(Arc<I>) -> Arc<I> + Send + Sync + 'static,
{
    function(move |context| {
        let real = <Arc<I>>::resolve(context)?;
        Ok(wrap(real))
    })
}
