//! An override: its target, and the constructor of its value.

use std::fmt::{self, Display, Formatter};
use std::panic::Location;
use std::sync::Arc;

use crate::binding::constructor::function;
use crate::dependency::Dependency;
use crate::runtime::model::Constructor;
use crate::spec::origin::{Label, Role};
use crate::spec::shareable::Shareable;
use crate::spec::source_line::LineOf;
use crate::testing::graph::target::Target;
use crate::testing::mock::held::HeldMock;

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
    Wrapped,
    /// A mock that `mock_externals()` created for an external component.
    AutoMock,
}

/// The source of an override's values.
pub(crate) enum Source {
    Constructor(Constructor),
    Mock(HeldMock),
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

    /// Returns the constructor of its values.
    pub(crate) fn constructor(&self) -> Constructor {
        match &self.source {
            Source::Constructor(constructor) => constructor.clone(),
            Source::Mock(held) => held.constructor(),
        }
    }

    pub(crate) fn label(&self, role: Role) -> Label {
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
