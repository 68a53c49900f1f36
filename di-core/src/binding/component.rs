//! Bindings of components: `component::<T>()`.

use std::fmt::{self, Debug, Formatter};
use std::hash::Hash;
use std::panic::Location;
use std::sync::Arc;

use crate::binding::injectable::Injectable;
use crate::binding::injectable::definition::Definition;
use crate::binding::{Binding, Bound, Precedence, Provided, What};
use crate::runtime::model::{Constructor, Description};
use crate::spec::entry::{Entry, EntryKey};
use crate::spec::key::Key;
use crate::spec::level::Level;
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::{Label, Role};

/// Binds a component to its own type and to the traits in its `#[inject(bind(..))]`.
///
/// All of these keys resolve to one instance.
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

/// A builder of the binding of a component, which [`component`] returns.
///
/// Its methods override the attributes of the component.
#[must_use]
pub struct ComponentBinding {
    definition: Definition,
    key: Key,
    label: Label,
    lifetime: Lifetime,
    level: Option<Level>,
    is_eager: bool,
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
            level: definition.level.map(|level| level()),
            is_eager: definition.is_eager,
            entry: None,
        }
    }

    /// Sets the lifetime: the container constructs the component once.
    pub fn singleton(self) -> Self {
        self.with_lifetime(Lifetime::Singleton, None)
    }

    /// Sets the lifetime: each scope constructs the component once.
    pub fn scoped(self) -> Self {
        self.with_lifetime(Lifetime::Scoped, None)
    }

    /// Sets the lifetime: each scope of the level `L` constructs the component once.
    ///
    /// `L` is any marker type. [`scope_of`](crate::Container::scope_of) opens a scope of the level. Scopes inside
    /// it find the same value.
    pub fn scoped_in<L: ?Sized + 'static>(self) -> Self {
        self.with_lifetime(Lifetime::Scoped, Some(Level::of::<L>()))
    }

    /// Sets the lifetime: every resolve constructs the component again.
    pub fn transient(self) -> Self {
        self.with_lifetime(Lifetime::Transient, None)
    }

    /// Lets [`warm_up`](crate::Container::warm_up) construct the component. It must be a singleton.
    pub fn eager(mut self) -> Self {
        self.is_eager = true;
        self
    }

    /// Sets the qualifier `Q` of the component and of its traits.
    pub fn key<Q: ?Sized + 'static>(mut self) -> Self {
        self.key = self.key.keyed::<Q>();
        self.label.qualifier = self.key.qualifier();
        self
    }

    /// Registers the component as an entry of the map dependencies of its traits.
    ///
    /// If it has no traits, it is an entry of the map dependencies of its own type.
    pub fn entry<E>(mut self, key: E) -> Self
    where
        E: Clone + Debug + Eq + Hash + Send + Sync + 'static,
    {
        let entry: Arc<dyn EntryKey> = Arc::new(key);
        self.entry = Some(entry);
        self
    }

    fn with_lifetime(mut self, lifetime: Lifetime, level: Option<Level>) -> Self {
        self.lifetime = lifetime;
        self.level = level;
        self
    }
}

impl From<ComponentBinding> for Binding {
    fn from(component: ComponentBinding) -> Self {
        let definition = component.definition;
        let Description {
            needs, constructor, ..
        } = definition.description();
        let qualifier = component.key.qualifier();
        let traits = definition.traits();
        let traits = traits.map(|(key, as_trait)| Bound {
            key: key.qualified(qualifier),
            constructor: Constructor::Trait(as_trait),
        });
        Self {
            key: component.key,
            label: component.label,
            what: What::Provide(Provided {
                lifetime: component.lifetime,
                level: component.level,
                is_eager: component.is_eager,
                precedence: Precedence::Ordinary,
                external: definition.external,
                entry: component.entry,
                runs_code: needs.runs_code(),
                steps: needs.into_steps(),
                constructor,
                value: None,
                traits: traits.collect(),
                #[cfg(feature = "async")]
                hooks: definition.hooks(),
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
