//! `component::<T>()`.

use std::fmt::{self, Debug, Formatter};
use std::panic::Location;
use std::sync::Arc;

#[cfg(feature = "testing")]
use super::AutoMockOf;
use super::{Binding, Bound, Provided, What};
use crate::definition::Definition;
use crate::erased::{Entry, EntryKey};
use crate::injectable::Injectable;
use crate::key::Key;
use crate::label::{Label, Role};
use crate::lifetime::Lifetime;
use crate::maker::Making;
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
    let binding = ComponentBinding::new(T::DEFINITION);
    #[cfg(feature = "testing")]
    let binding = ComponentBinding {
        auto_mock: Some(T::auto_mock),
        ..binding
    };
    binding
}

/// A component that a module lists. It is compiled for each of them, so nothing is bound yet.
pub(crate) struct Listed {
    definition: Definition,
    #[cfg(feature = "testing")]
    auto_mock: AutoMockOf,
}

/// The component `T`, where a module lists it.
pub(crate) fn listed<T: Injectable>() -> Listed {
    Listed {
        definition: T::DEFINITION,
        #[cfg(feature = "testing")]
        auto_mock: T::auto_mock,
    }
}

/// A component that is being bound; made by [`component`].
#[must_use]
pub struct ComponentBinding {
    definition: Definition,
    key: Key,
    label: Label,
    lifetime: Lifetime,
    entry: Option<Entry>,
    #[cfg(feature = "testing")]
    auto_mock: Option<AutoMockOf>,
}

impl Listed {
    /// The component as it is bound there.
    pub(crate) fn bind(&self) -> ComponentBinding {
        ComponentBinding {
            #[cfg(feature = "testing")]
            auto_mock: Some(self.auto_mock),
            ..ComponentBinding::new(self.definition)
        }
    }
}

impl ComponentBinding {
    #[track_caller]
    fn new(definition: Definition) -> Self {
        Self {
            definition,
            key: definition.own_key(),
            label: definition.label(Role::Component, Location::caller()),
            lifetime: definition.lifetime,
            entry: None,
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
        let definition = component.definition;
        let mut needs = Needs::default();
        definition.describe(&mut needs);
        let qualifier = component.key.qualifier();
        let traits = definition.traits();
        let traits = traits.map(|(number, key, hand_on)| Bound {
            key: key.qualified(qualifier),
            making: Making::Trait(number, hand_on),
        });
        Self {
            key: component.key,
            label: component.label,
            what: What::Provide(Provided {
                lifetime: component.lifetime,
                external: definition.external,
                entry: component.entry,
                steps: needs.into_steps(),
                making: Making::Component(definition),
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
