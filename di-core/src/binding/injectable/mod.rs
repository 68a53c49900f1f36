//! Components: the traits that `#[derive(Injectable)]` implements.

pub(crate) mod assisted;
pub(crate) mod definition;
pub(crate) mod field_names;
pub(crate) mod sharing;
pub(crate) mod traits;

use std::any::Any;
use std::sync::Arc;

use crate::binding::injectable::definition::{Definition, Structure, UpcastOf, upcast_component};
use crate::binding::injectable::traits::{Keys, Traits};
use crate::runtime::model::Fields;
use crate::runtime::value::{Trait, Upcast, fill_own_place, fill_place, fill_place_with_component};
use crate::spec::key::Key;
use crate::spec::lifetime::Lifetime;

/// A type that a container can construct.
///
/// `#[derive(Injectable)]` implements it. The generated code lists the injected fields and constructs the
/// type from the resolved values. Users do not implement it by hand. To bind a type of another crate, use
/// [`bind`](crate::bind) and a factory.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a component",
    label = "a container cannot construct this",
    note = "if it has `#[inject(arg)]` fields, register its factory instead: `component::<OrderFactory>()` for an `Order`",
    note = "if not, write `#[derive(Injectable)]` on it, or bind it with a factory: `bind::<{Self}>().to(..)`"
)]
pub trait Injectable: ThreadSafe {
    /// The static description of the component.
    #[doc(hidden)]
    const DEFINITION: Definition;

    /// The traits in the `#[inject(bind(..))]`, as the entry of a module lists them: `(dyn Clock, dyn Health)`.
    #[doc(hidden)]
    const __BOUND_TO: &'static str = "";

    /// Describes the injected fields, or resolves them and constructs the component.
    ///
    /// Returns `None` if the fields were described, or if one of them cannot be resolved.
    #[doc(hidden)]
    fn __construct(fields: Fields<'_, '_>) -> Option<Arc<Self>>;

    /// Upcasts the component to its trait of this number and fills the consumer's place.
    #[doc(hidden)]
    fn __upcast(_component: Arc<Self>, _number: usize, _place: &mut dyn Any) {}

    /// Constructs a mock of the trait of this number, if the trait has one.
    ///
    /// It takes the test kit's `Doubles` and the expression that selects the binding, and returns its `HeldMock`.
    #[cfg(feature = "testing")]
    #[doc(hidden)]
    fn auto_mock(
        _trait_number: usize,
        _doubles: &mut dyn Any,
        _selection: &str,
    ) -> Option<Box<dyn Any>> {
        None
    }
}

impl Definition {
    /// Returns the definition of a component that is bound to these traits.
    #[must_use]
    pub const fn of<C: Injectable, T: Traits>(declaration: &'static str) -> Self {
        Self {
            structure: Structure::get::<C, T>,
            declaration,
            lifetime: Lifetime::Singleton,
            level: None,
            is_eager: false,
            external: false,
            keyed: false,
            runs_code: false,
            #[cfg(feature = "async")]
            hooks: None,
        }
    }
}

impl Structure {
    /// Returns the structure of a component that is bound to no trait.
    pub(crate) const fn alone<C: Injectable>() -> Self {
        Self {
            key: Key::of_struct::<C>(),
            construct: C::construct_alone,
            bound: None,
            #[cfg(feature = "testing")]
            auto_mock: C::auto_mock,
        }
    }

    /// Returns the structure of a component that is bound to these traits, to which `U` upcasts it.
    pub(crate) const fn bound<C: Injectable, U: UpcastFrom<C>>(traits: &'static Keys) -> Self {
        Self {
            construct: C::construct_bound::<U>,
            bound: Some((traits, &(U::upcast as UpcastOf<C>))),
            ..Self::alone::<C>()
        }
    }

    const fn of<C: Injectable, T: Traits>() -> Self {
        let structure = match T::KEYS {
            Some(traits) => Self::bound::<C, OwnTraits>(traits),
            None => Self::alone::<C>(),
        };
        Self {
            key: structure.key.qualified(T::QUALIFIER),
            ..structure
        }
    }

    fn get<C: Injectable, T: Traits>() -> &'static Self {
        const { &Self::of::<C, T>() }
    }
}

/// A list of traits of the component `C`, which knows how to upcast it to them.
pub trait UpcastFrom<C> {
    /// Fills the consumer's place with the component as the trait of this number.
    fn upcast(component: Arc<C>, number: usize, place: &mut dyn Any);
}

/// The traits in the `#[inject(bind(..))]` of a component.
pub(crate) struct OwnTraits;

impl<C: Injectable> UpcastFrom<C> for OwnTraits {
    fn upcast(component: Arc<C>, number: usize, place: &mut dyn Any) {
        C::__upcast(component, number, place);
    }
}

/// A component that a container can hold, because threads can share it.
///
/// If a field prevents that, rustc reports an error at the field too: see `docs/compile-time.md`. rustc names this
/// trait in the error, so its name is the condition. Only the implementation requires `Send + Sync`. If the trait required it too, rustc would report its own error instead of this trait's.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shared between threads",
    label = "has a field that is not `Send + Sync + 'static`: the error at the field names the remedy"
)]
pub trait ThreadSafe: Sized + 'static {
    /// Constructs a component that is bound to no trait, and fills the place with it.
    ///
    /// Returns `false` if it constructed nothing.
    #[doc(hidden)]
    fn construct_alone(
        fields: Fields<'_, '_>,
        as_trait: Option<&Trait>,
        place: &mut dyn Any,
    ) -> bool;

    /// Constructs a component that is bound to traits, and fills the place with it or with one of them.
    ///
    /// Returns `false` if it constructed nothing.
    #[doc(hidden)]
    fn construct_bound<U: UpcastFrom<Self>>(
        fields: Fields<'_, '_>,
        as_trait: Option<&Trait>,
        place: &mut dyn Any,
    ) -> bool;
}

#[diagnostic::do_not_recommend]
impl<C: Injectable + Send + Sync> ThreadSafe for C {
    fn construct_alone(
        fields: Fields<'_, '_>,
        _as_trait: Option<&Trait>,
        place: &mut dyn Any,
    ) -> bool {
        match C::__construct(fields) {
            Some(component) => {
                fill_place(place, component);
                true
            }
            None => false,
        }
    }

    fn construct_bound<U: UpcastFrom<Self>>(
        fields: Fields<'_, '_>,
        as_trait: Option<&Trait>,
        place: &mut dyn Any,
    ) -> bool {
        match (C::__construct(fields), as_trait) {
            (Some(component), None) => {
                fill_place_with_component(place, component);
                true
            }
            (Some(component), Some(as_trait)) => {
                U::upcast(component, as_trait.number, place);
                true
            }
            (None, _) => false,
        }
    }
}

impl<C: Injectable + Send + Sync> Upcast for C {
    fn upcast(self: Arc<Self>, as_trait: Option<&Trait>, place: &mut dyn Any) {
        match as_trait {
            None => fill_own_place(place, self),
            Some(as_trait) => {
                upcast_component(self, as_trait, place);
            }
        }
    }
}
