//! `component::<T>()`.

use std::fmt::{self, Debug, Formatter};
use std::panic::Location;
use std::sync::Arc;

use crate::binding::injectable::Injectable;
use crate::binding::injectable::definition::Definition;
use crate::binding::{Binding, Bound, Provided, What};
use crate::runtime::model::Constructor;
use crate::spec::entry::{Entry, EntryKey};
use crate::spec::key::Key;
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::{Label, Role};

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
    ComponentBinding::new(T::DEFINITION)
}

/// A component that is being bound; made by [`component`].
#[must_use]
pub struct ComponentBinding {
    definition: Definition,
    key: Key,
    label: Label,
    lifetime: Lifetime,
    entry: Option<Entry>,
}

impl ComponentBinding {
    #[track_caller]
    pub(crate) fn new(definition: Definition) -> Self {
        Self {
            definition,
            key: definition.structure().key,
            label: definition.label(Role::Component, Location::caller()),
            lifetime: definition.lifetime,
            entry: None,
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
        let needs = definition.needs();
        let qualifier = component.key.qualifier();
        let traits = definition.traits();
        let traits = traits.map(|(number, key, upcast)| Bound {
            key: key.qualified(qualifier),
            constructor: Constructor::Trait(number, upcast),
        });
        Self {
            key: component.key,
            label: component.label,
            what: What::Provide(Provided {
                lifetime: component.lifetime,
                external: definition.external,
                entry: component.entry,
                runs_code: needs.runs_code(),
                steps: needs.into_steps(),
                constructor: definition.constructor(),
                value: None,
                traits: traits.collect(),
                #[cfg(feature = "testing")]
                auto_mock: Some(definition.structure().auto_mock),
            }),
        }
    }
}

impl Debug for ComponentBinding {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.key, self.label)
    }
}
