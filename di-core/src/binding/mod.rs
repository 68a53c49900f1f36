//! Bindings: a key, a lifetime, how to make it, and where it was written.

mod bind;
mod component;
pub(crate) mod constructor;
mod decorate;
pub mod factory;
mod factory_binding;
pub(crate) mod injectable;

use std::fmt::{self, Debug, Formatter};

pub use bind::{Bind, LifetimeBeforeTo, Value, bind};
pub use component::{ComponentBinding, component};
pub use decorate::{DecoratorFor, decorate};
pub use factory_binding::FactoryBinding;

#[cfg(feature = "testing")]
use crate::binding::injectable::definition::AutoMockOf;
use crate::runtime::model::Constructor;
use crate::runtime::value::AnyValue;
use crate::spec::entry::Entry;
use crate::spec::key::Key;
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::Label;
use crate::spec::request::Step;

/// Something to add to a container: a component, a binding of a key, or a decorator.
///
/// [`component`], [`bind`] and [`decorate`] make them; `Vec<Binding>` is what a function returns
/// that wires a part of an application.
///
/// ```
/// use wirework_core::{Binding, Container, bind};
///
/// fn texts() -> Vec<Binding> {
///     vec![
///         bind::<String>().to_value("Hello".into()).into(),
///         bind::<usize>().to(|text: std::sync::Arc<String>| text.len()).into(),
///     ]
/// }
///
/// let container = Container::builder().install(texts).build()?;
/// assert_eq!(*container.resolve::<usize>()?, 5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Binding {
    pub(crate) key: Key,
    pub(crate) label: Label,
    pub(crate) what: What,
}

/// What [`add`](crate::ContainerBuilder::add) takes: whatever can be made [`Into`] a [`Binding`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a binding",
    label = "expected a binding",
    note = "a binding is `component::<T>()`, `bind::<T>().to(..)` or `.to_value(..)`, `.to_arc(..)`, `.to_seed()`, or `decorate::<T>().with(..)`",
    note = "a list of bindings, or a function that returns one, is added with `.install(..)`"
)]
pub trait IntoBinding {
    /// The binding.
    fn into_binding(self) -> Binding;
}

#[diagnostic::do_not_recommend]
impl<B: Into<Binding>> IntoBinding for B {
    fn into_binding(self) -> Binding {
        self.into()
    }
}

pub(crate) enum What {
    Provide(Provided),
    Decorate {
        steps: Vec<Step>,
        constructor: Constructor,
    },
}

/// How a key is provided.
pub(crate) struct Provided {
    pub(crate) lifetime: Lifetime,
    /// Whether it does real I/O.
    pub(crate) external: bool,
    pub(crate) entry: Option<Entry>,
    pub(crate) steps: Vec<Step>,
    /// Whether code of a user runs in the constructor.
    pub(crate) runs_code: bool,
    pub(crate) constructor: Constructor,
    /// What there is from the start.
    pub(crate) value: Option<AnyValue>,
    /// The traits of a component.
    pub(crate) traits: Vec<Bound>,
    /// Makes a mock in the place of a trait, by its number.
    #[cfg(feature = "testing")]
    pub(crate) auto_mock: Option<AutoMockOf>,
}

/// A trait that a component is bound to.
pub(crate) struct Bound {
    pub(crate) key: Key,
    pub(crate) constructor: Constructor,
}

impl Debug for Binding {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.key, self.label)
    }
}
