//! Components as a module lists them: `SystemClock as dyn Clock`, or `Signup` alone.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::binding::ComponentBinding;
use crate::binding::injectable::definition::{Definition, Structure};
use crate::binding::injectable::traits::{Keys, Traits};
use crate::binding::injectable::{Injectable, UpcastFrom};

/// A module whose component of this number is a `C`, listed as some traits.
///
/// `#[derive(Module)]` implements it for each such component. So the struct of the component need not name
/// the traits again.
pub trait Lists<C, const NUMBER: usize> {
    /// The traits.
    const TRAITS: ListedTraits;

    /// Upcasts the component to its trait of this number and fills the consumer's place.
    fn upcast(component: Arc<C>, trait_number: usize, place: &mut dyn Any);

    /// Constructs a mock of the trait of this number, if the trait has one.
    ///
    /// It takes the test kit's `Doubles` and the expression that selects the binding, and returns its `HeldMock`.
    #[cfg(feature = "testing")]
    fn auto_mock(
        _trait_number: usize,
        _doubles: &mut dyn Any,
        _selection: &str,
    ) -> Option<Box<dyn Any>> {
        None
    }
}

/// The traits as which a module lists a component.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)]
pub struct ListedTraits(Option<&'static Keys>);

/// The component of this number, which the module `M` lists as some traits.
#[allow(missing_debug_implementations)]
pub struct ListedAs<M, C, const NUMBER: usize>(PhantomData<fn(&M, &C)>);

/// A component that a module lists as no trait.
#[allow(missing_debug_implementations)]
pub struct ListedAlone<C>(PhantomData<fn(&C)>);

/// The constants of [`ListedAs`] and [`ListedAlone`] if `C` is no component.
///
/// rustc prefers an inherent constant to that of a trait, but only if the conditions of its impl hold. So it
/// reports a type that is no component at its entry alone, and not again wherever the module uses it.
pub trait ListedOther {
    /// Does not return: the module does not compile.
    const DEFINITION: fn() -> Definition = || unreachable!("its module does not compile");

    /// No traits.
    const BOUND_TO: &'static str = "";
}

impl ListedTraits {
    /// Returns the traits of a type-level list.
    #[must_use]
    pub const fn of<T: Traits>() -> Self {
        Self(T::KEYS)
    }
}

impl<M: Lists<C, NUMBER>, C: Injectable, const NUMBER: usize> ListedAs<M, C, NUMBER> {
    /// Returns the definition of the component as the module lists it.
    // A constant in it, so that the definition of the struct itself is no part of the program.
    pub const DEFINITION: fn() -> Definition = || {
        const {
            Definition {
                structure: Self::structure,
                ..C::DEFINITION
            }
        }
    };

    fn structure() -> &'static Structure {
        const { &Self::of_traits() }
    }

    const fn of_traits() -> Structure {
        let Some(traits) = M::TRAITS.0 else {
            return Structure::alone::<C>();
        };
        Structure {
            #[cfg(feature = "testing")]
            auto_mock: M::auto_mock,
            ..Structure::bound::<C, Self>(traits)
        }
    }
}

impl<M: Lists<C, NUMBER>, C, const NUMBER: usize> UpcastFrom<C> for ListedAs<M, C, NUMBER> {
    fn upcast(component: Arc<C>, number: usize, place: &mut dyn Any) {
        M::upcast(component, number, place);
    }
}

impl<C: Injectable> ListedAlone<C> {
    /// Returns the definition of the component as the module lists it.
    pub const DEFINITION: fn() -> Definition = || {
        const {
            Definition {
                structure: Self::structure,
                ..C::DEFINITION
            }
        }
    };

    /// The traits that the struct is bound to, as an entry lists them.
    pub const BOUND_TO: &'static str = C::__BOUND_TO;

    fn structure() -> &'static Structure {
        const { &Structure::alone::<C>() }
    }
}

impl<M, C, const NUMBER: usize> ListedOther for ListedAs<M, C, NUMBER> {}

impl<C> ListedOther for ListedAlone<C> {}

/// Binds a component as a module lists it.
#[track_caller]
pub fn listed_component(definition: Definition) -> ComponentBinding {
    ComponentBinding::new(definition)
}
