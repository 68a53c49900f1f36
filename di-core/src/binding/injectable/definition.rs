//! The static description of a component, which `build()` reads without constructing it.

use std::any::Any;
use std::panic::Location;

#[cfg(feature = "async")]
use crate::binding::hooks::component::{HasHooks, ListHooks};
use crate::binding::injectable::field_names::Declaration;
use crate::binding::injectable::traits::{Keys, keys};
#[cfg(feature = "async")]
use crate::runtime::lifecycle::hooks::Hooks;
use crate::runtime::model::{ConstructComponent, Constructor, Description, Fields};
use crate::runtime::value::{AnyUpcast, AnyValue, Trait};
use crate::spec::key::Key;
use crate::spec::level::Level;
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::{Label, Role};
use crate::spec::request::Needs;

/// The static description of a component.
///
/// A function returns the part that depends on the component's types: see `docs/compile-time.md`.
#[derive(Clone, Copy)]
#[allow(
    missing_debug_implementations,
    clippy::struct_excessive_bools,
    reason = "each is an independent option of the attribute"
)]
pub struct Definition {
    pub(crate) structure: fn() -> &'static Structure,
    /// The names of the fields and the source line of the struct. [`Declaration`] parses it.
    pub(crate) declaration: &'static str,
    /// The lifetime in the attribute, which a registration may override.
    pub(crate) lifetime: Lifetime,
    /// The level of the scope that holds the component, if it is scoped to a level.
    pub(crate) level: Option<fn() -> Level>,
    /// True if [`warm_up`](crate::Container::warm_up) constructs the component.
    pub(crate) is_eager: bool,
    /// True if the component does real I/O, which a test must allow.
    pub(crate) external: bool,
    /// True if the struct has a qualifier.
    pub(crate) keyed: bool,
    /// True if expressions of the user initialize some of the fields.
    pub(crate) runs_code: bool,
    #[cfg(feature = "async")]
    pub(crate) hooks: Option<ListHooks>,
}

/// The part of a component's description that depends on its types.
pub(crate) struct Structure {
    /// The key in the attribute, whose qualifier a registration may override.
    pub(crate) key: Key,
    pub(crate) construct: ConstructComponent,
    /// The traits that the component is bound to, if any, and its [`UpcastOf`] function.
    pub(crate) bound: Option<(&'static Keys, &'static AnyUpcast)>,
    #[cfg(feature = "testing")]
    pub(crate) auto_mock: AutoMockOf,
}

/// A function that constructs a mock of the trait of this number, if the trait has one.
///
/// It takes the test kit's `&mut Doubles` and the expression that selects the binding, and returns its `HeldMock`.
/// Only the test kit knows these types.
#[cfg(feature = "testing")]
pub(crate) type AutoMockOf = fn(usize, &mut dyn Any, &str) -> Option<Box<dyn Any>>;

/// A function that upcasts a component to its trait of this number and fills the consumer's place.
pub(crate) type UpcastOf<C> = fn(std::sync::Arc<C>, usize, &mut dyn Any);

impl Definition {
    /// Sets the lifetime.
    #[must_use]
    pub const fn lifetime(mut self, lifetime: Lifetime) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// Sets the lifetime: each scope of the level `L` constructs the component once.
    #[must_use]
    pub const fn scoped_in<L: ?Sized + 'static>(mut self) -> Self {
        self.lifetime = Lifetime::Scoped;
        self.level = Some(Level::of::<L>);
        self
    }

    /// Marks the struct as one with a qualifier.
    #[must_use]
    pub const fn keyed(mut self) -> Self {
        self.keyed = true;
        self
    }

    /// Lets `warm_up` construct the component.
    #[must_use]
    pub const fn eager(mut self) -> Self {
        self.is_eager = true;
        self
    }

    /// Marks the component as one that does real I/O.
    #[must_use]
    pub const fn external(mut self) -> Self {
        self.external = true;
        self
    }

    /// Marks the component as one with fields that expressions of the user initialize.
    #[must_use]
    pub const fn runs_code(mut self) -> Self {
        self.runs_code = true;
        self
    }

    /// Adds the hooks of the component.
    #[cfg(feature = "async")]
    #[must_use]
    pub const fn hooked<C: HasHooks>(mut self) -> Self {
        self.hooks = Some(ListHooks::of::<C>());
        self
    }

    /// Returns the hooks of the component.
    #[cfg(feature = "async")]
    pub(crate) fn hooks(&self) -> Option<Box<Hooks>> {
        self.hooks.map(|list| Box::new((list.0)()))
    }

    /// Returns the part of the description that depends on the component's types.
    pub(crate) fn structure(&self) -> &'static Structure {
        (self.structure)()
    }

    /// Returns the traits that the component is bound to, with their keys.
    pub(crate) fn traits(&self) -> impl Iterator<Item = (Key, Trait)> {
        let bound = self.structure().bound.into_iter();
        bound.flat_map(|(traits, upcast)| {
            let keys = keys(Some(traits)).enumerate();
            keys.map(move |(number, key)| (key, Trait { number, upcast }))
        })
    }

    /// Returns the needs of all fields.
    pub(crate) fn needs(&self) -> Needs {
        self.description().needs
    }

    /// Returns the needs of all fields, and the constructor.
    pub(crate) fn description(&self) -> Description {
        let construct = self.structure().construct;
        let mut description = Description {
            needs: Needs::default(),
            names: Declaration(self.declaration)
                .names()
                .0
                .split_ascii_whitespace(),
            constructor: Constructor::Component(construct),
        };
        if self.runs_code {
            description.needs.record_code();
        }
        // This call only describes the fields. It constructs nothing and fills no place.
        let fields = Fields::described(&mut description);
        construct(fields, None, &mut ());
        description
    }

    /// Returns the label with which messages name the component.
    pub(crate) fn label(&self, role: Role, registered: &'static Location<'static>) -> Label {
        let key = self.structure().key;
        Label {
            role,
            name: key.name_of(),
            qualifier: key.qualifier(),
            entry: None,
            declared: Some(Declaration(self.declaration).place()),
            registered: registered.into(),
        }
    }
}

/// Upcasts a component `K` to this trait and fills the place with it.
///
/// Returns `false` if `value` is not a `K`, or if the trait is not one of `K`.
pub(crate) fn upcast_value<K: ?Sized + 'static>(
    value: &AnyValue,
    as_trait: &Trait,
    place: &mut dyn Any,
) -> bool {
    match value.pointer::<K>() {
        Some(component) => upcast_component(component.clone(), as_trait, place),
        None => false,
    }
}

/// Fills the place with a component `K` as this trait. Returns `false` if the trait is not one of `K`.
#[inline]
pub(crate) fn upcast_component<K: ?Sized + 'static>(
    component: std::sync::Arc<K>,
    as_trait: &Trait,
    place: &mut dyn Any,
) -> bool {
    match as_trait.upcast.downcast_ref::<UpcastOf<K>>() {
        Some(upcast) => {
            upcast(component, as_trait.number, place);
            true
        }
        None => false,
    }
}
