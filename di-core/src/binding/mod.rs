//! Bindings: a key, a lifetime, a constructor, and the source line of the registration.

#[cfg(feature = "async")]
mod async_constructor;
#[cfg(feature = "async")]
mod async_decorator;
#[cfg(feature = "async")]
mod async_factory;
mod bind;
mod component;
pub(crate) mod constructor;
mod decorate;
pub mod factory;
mod factory_binding;
#[cfg(feature = "async")]
pub(crate) mod hooks;
pub(crate) mod injectable;
mod value;
#[cfg(not(feature = "async"))]
mod without_async;

use std::fmt::{self, Debug, Formatter};

pub use bind::{Bind, LifetimeBeforeTo, bind, bind_default};
pub use component::{ComponentBinding, component};
pub use decorate::{DecoratorFor, decorate};
pub use factory_binding::FactoryBinding;
pub use value::Value;
#[cfg(not(feature = "async"))]
pub use without_async::FeatureAsync;

#[cfg(feature = "testing")]
use crate::binding::injectable::definition::AutoMockOf;
#[cfg(feature = "async")]
use crate::runtime::lifecycle::hooks::Hooks;
use crate::runtime::model::Constructor;
use crate::runtime::value::AnyValue;
use crate::spec::entry::Entry;
use crate::spec::key::Key;
use crate::spec::level::Level;
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::Label;
use crate::spec::request::Step;

/// An item that a container builder accepts: a component, a binding of a key, or a decorator.
///
/// [`component`], [`bind`] and [`decorate`] return builders of a `Binding`. A function that wires a part of
/// an application returns a `Vec<Binding>`.
///
/// ```
/// use wirework::{Binding, Container, bind};
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

/// A type that [`add`](crate::ContainerBuilder::add) accepts, because it converts [`Into`] a [`Binding`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a binding",
    label = "expected a binding",
    note = "a binding is `component::<T>()`, `bind::<T>().to(..)` or `.to_value(..)`, `.to_arc(..)`, `.to_seed()`, or `decorate::<T>().with(..)`",
    note = "a module, a list of bindings, or a function that returns one of these, is added with `.install(..)`"
)]
pub trait IntoBinding {
    /// Converts it into a binding.
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

/// The lifetime, the dependencies and the constructor of a binding.
pub(crate) struct Provided {
    pub(crate) lifetime: Lifetime,
    /// The level of the scope that holds the value, if it is scoped to a level.
    pub(crate) level: Option<Level>,
    /// True if [`warm_up`](crate::Container::warm_up) constructs it.
    pub(crate) is_eager: bool,
    pub(crate) precedence: Precedence,
    /// True if the component does real I/O.
    pub(crate) external: bool,
    pub(crate) entry: Option<Entry>,
    pub(crate) steps: Vec<Step>,
    /// True if the constructor calls user code.
    pub(crate) runs_code: bool,
    pub(crate) constructor: Constructor,
    /// The value, if the caller passed one to `to_value` or `to_arc`.
    pub(crate) value: Option<AnyValue>,
    /// The traits that the component is bound to.
    pub(crate) traits: Vec<Bound>,
    #[cfg(feature = "async")]
    pub(crate) hooks: Option<Box<Hooks>>,
    /// Constructs a mock of the trait of a given number.
    #[cfg(feature = "testing")]
    pub(crate) auto_mock: Option<AutoMockOf>,
}

/// The precedence of a binding over others of its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Precedence {
    Ordinary,
    /// It is used only if nothing else is bound to its key.
    Default,
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
