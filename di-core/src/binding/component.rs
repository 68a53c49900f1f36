//! `component::<T>()`.

use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use super::{Binding, Provided, What};
use crate::erased::{Entry, EntryKey};
use crate::injectable::{Injectable, describe};
use crate::key::{Key, Qualifier};
use crate::lifetime::Lifetime;
use crate::make::made_sized;
use crate::need::Needs;

/// Binds a component: to itself, and to the traits that its `#[inject(bind(..))]` names.
///
/// However many traits there are, behind them is the same instance.
///
/// ```
/// # use wirework_core as wirework;
/// # struct Signup;
/// # impl wirework::Injectable for Signup {
/// #     const DEFINITION: wirework::__private::Definition<Self> = wirework::__private::Definition {
/// #         declared: std::panic::Location::caller(), lifetime: wirework::Lifetime::Singleton,
/// #         qualifier: None, fields: &[], traits: &[],
/// #     };
/// #     fn construct(_: &mut wirework::Context<'_>) -> Result<Self, wirework::ResolveError> { Ok(Self) }
/// # }
/// use wirework::{Container, component};
///
/// // #[derive(Injectable)]
/// // struct Signup { .. }
///
/// let container = Container::builder()
///     .add(component::<Signup>().transient())
///     .build()?;
/// let signup = container.resolve::<Signup>()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[track_caller]
pub fn component<T: Injectable>() -> ComponentBinding<T> {
    ComponentBinding {
        lifetime: None,
        qualifier: None,
        entry: None,
        registered: Location::caller(),
        component: PhantomData,
    }
}

/// A component that is being bound; made by [`component`].
#[derive(Debug)]
#[must_use]
pub struct ComponentBinding<T> {
    lifetime: Option<Lifetime>,
    qualifier: Option<Qualifier>,
    entry: Option<Entry>,
    registered: &'static Location<'static>,
    component: PhantomData<fn() -> T>,
}

impl<T: Injectable> ComponentBinding<T> {
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
        self.qualifier = Some(Qualifier::of::<Q>());
        self
    }

    /// Bound to its traits as an entry of a map; to itself, where it has no traits.
    pub fn entry<K>(mut self, key: K) -> Self
    where
        K: Clone + Eq + std::fmt::Debug + Send + Sync + 'static,
    {
        let entry: Arc<dyn EntryKey> = Arc::new(key);
        self.entry = Some(entry);
        self
    }

    fn with_lifetime(mut self, lifetime: Lifetime) -> Self {
        self.lifetime = Some(lifetime);
        self
    }
}

impl<T: Injectable> From<ComponentBinding<T>> for Binding {
    fn from(binding: ComponentBinding<T>) -> Self {
        let definition = const { T::DEFINITION };
        let mut needs = Needs::default();
        describe(definition.fields, &mut needs);
        let qualifier = binding.qualifier.or(definition.qualifier);
        let upcasts = definition.traits.iter().map(|bound| {
            let mut upcast = bound.upcast();
            upcast.key = upcast.key.qualified(qualifier);
            upcast
        });
        Self {
            key: Key::of::<T>().qualified(qualifier),
            label: definition.label(binding.registered),
            what: What::Provide(Provided {
                lifetime: binding.lifetime.unwrap_or(definition.lifetime),
                entry: binding.entry,
                steps: needs.into_steps(),
                make: made_sized(|context| T::construct(context).map(Arc::new)),
                upcasts: upcasts.collect(),
            }),
        }
    }
}
