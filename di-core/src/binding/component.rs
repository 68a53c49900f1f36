//! `component::<T>()`.

use std::any::{Any, type_name};
use std::fmt::{self, Debug, Formatter};
use std::panic::Location;
use std::sync::Arc;

#[cfg(feature = "testing")]
use super::AutoMockOf;
use super::{Binding, Bound, Provided, What};
use crate::context::Context;
use crate::erased::{Entry, EntryKey, Function, Kept};
use crate::error::ResolveError;
use crate::injectable::{Definition, Injectable, describe, label};
use crate::key::Key;
use crate::label::{Label, Role};
use crate::lifetime::Lifetime;
use crate::maker::{Make, Making, Upcast};
use crate::name::NameOf;
use crate::need::Needs;

/// Binds a component: to itself, and to the traits that its `#[inject(bind(..))]` names.
///
/// However many traits there are, behind them is the same instance.
///
/// ```
/// use wirework::{Container, Injectable, component};
///
/// #[derive(Injectable)]
/// struct Signup;
///
/// let container = Container::builder()
///     .add(component::<Signup>().transient())
///     .build()?;
/// let signup = container.resolve::<Signup>()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[track_caller]
pub fn component<T: Injectable>() -> ComponentBinding {
    let binding = ComponentBinding::new(
        const { &T::DEFINITION },
        const { &Key::of::<T>() },
        type_name::<T>,
        construct::<T>,
        upcast::<T>,
    );
    #[cfg(feature = "testing")]
    let binding = ComponentBinding {
        auto_mock: Some(T::auto_mock),
        ..binding
    };
    binding
}

fn construct<T: Injectable>(_: &Function, context: &mut Context<'_>) -> Result<Kept, ResolveError> {
    match T::construct(context) {
        Ok(component) => Ok(T::KEEP(Arc::new(component))),
        Err(error) => Err(error),
    }
}

fn upcast<T: Injectable>(kept: &Kept, trait_number: usize) -> Option<Kept> {
    match (&**kept as &dyn Any).downcast_ref::<Arc<T>>() {
        Some(component) => T::upcast(Arc::clone(component), trait_number),
        None => None,
    }
}

/// A component that is being bound; made by [`component`].
#[must_use]
pub struct ComponentBinding {
    definition: &'static Definition,
    key: Key,
    label: Label,
    lifetime: Lifetime,
    entry: Option<Entry>,
    make: Make,
    upcast: Upcast,
    #[cfg(feature = "testing")]
    auto_mock: Option<AutoMockOf>,
}

impl ComponentBinding {
    #[track_caller]
    fn new(
        definition: &'static Definition,
        key: &Key,
        name: NameOf,
        make: Make,
        upcast: Upcast,
    ) -> Self {
        Self {
            definition,
            key: key.qualified(definition.qualifier),
            label: label(Role::Component, definition, name, Location::caller()),
            lifetime: definition.lifetime,
            entry: None,
            make,
            upcast,
            #[cfg(feature = "testing")]
            auto_mock: None,
        }
    }

    /// Made once per container, whatever its attribute says.
    pub fn singleton(self) -> Self {
        self.with_lifetime(Lifetime::Singleton)
    }

    /// Made once per scope, whatever its attribute says.
    pub fn scoped(self) -> Self {
        self.with_lifetime(Lifetime::Scoped)
    }

    /// Made anew each time, whatever its attribute says.
    pub fn transient(self) -> Self {
        self.with_lifetime(Lifetime::Transient)
    }

    /// Bound under the qualifier `Q`, itself and its traits, whatever its attribute says.
    pub fn key<Q: ?Sized + 'static>(mut self) -> Self {
        self.key = self.key.keyed::<Q>();
        self.label.qualifier = self.key.qualifier();
        self
    }

    /// Bound to its traits as an entry of a map; to itself, where it has no traits.
    pub fn entry<E>(mut self, key: E) -> Self
    where
        E: Clone + Debug + Eq + Send + Sync + 'static,
    {
        let entry: Arc<dyn EntryKey> = Arc::new(key);
        self.entry = Some(entry);
        self
    }

    fn with_lifetime(mut self, lifetime: Lifetime) -> Self {
        self.lifetime = lifetime;
        self
    }
}

impl From<ComponentBinding> for Binding {
    fn from(component: ComponentBinding) -> Self {
        let mut needs = Needs::default();
        describe(component.definition.fields, &mut needs);
        let qualifier = component.key.qualifier();
        let traits = component.definition.traits.iter().enumerate();
        let traits = traits.map(|(number, key)| Bound {
            key: key.qualified(qualifier),
            making: Making::Trait(component.upcast, number),
        });
        Self {
            key: component.key,
            label: component.label,
            what: What::Provide(Provided {
                lifetime: component.lifetime,
                external: component.definition.external,
                entry: component.entry,
                steps: needs.into_steps(),
                making: Making::Component(component.make),
                value: None,
                traits: traits.collect(),
                #[cfg(feature = "testing")]
                auto_mock: component.auto_mock,
            }),
        }
    }
}

impl Debug for ComponentBinding {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.key, self.label)
    }
}
