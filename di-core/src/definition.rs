//! What a component says of itself before any is made: data, of which there is one for each.
//!
//! The derive calls one of the functions here with the types of what is injected: one for each number
//! of fields that are all `Arc`s, as rustc takes twice as long for one tuple of types as for the same
//! types one by one.

use std::marker::PhantomData;
use std::panic::Location;

use crate::context::{Context, make_of_list};
use crate::erased::Kept;
use crate::fields::{Fields, StandardArc};
use crate::injectable::Injectable;
use crate::key::{Key, KeyOf, Qualifier};
use crate::label::{Label, Role};
use crate::lifetime::Lifetime;
use crate::maker::MakeComponent;
use crate::need::Needs;
use crate::needed::{Names, Needed, Said, describe_each};
use crate::stored::{AnyHandOn, HandOn};
use crate::traits::{And, Keys, Traits, keys};
use crate::typed::Wanted;

/// What a component says of itself.
///
/// It has few fields, of few types: for each component rustc looks whether any type in it, and in
/// those, could be changed through a shared reference. It doesn't look behind one.
#[allow(missing_debug_implementations)]
#[derive(Clone, Copy)]
pub struct Definition {
    structure: &'static Structure,
    /// As [`Said`] reads it.
    said: &'static str,
    /// The lifetime, unless its registration says another.
    pub(crate) lifetime: Lifetime,
    /// Whether it does real I/O, which a test has to allow.
    pub(crate) external: bool,
    qualifier: fn() -> Option<Qualifier>,
}

/// What follows from the types of a component.
struct Structure {
    key: Key,
    injected: Injected,
    make: MakeComponent,
    /// The traits that it is bound to, where there are any, and the [`HandOn`] with which who has an
    /// `Arc` of it hands it on as one of them.
    bound: Option<(&'static Keys, &'static AnyHandOn)>,
}

/// What is injected.
enum Injected {
    /// So many `Arc`s, which are fetched together.
    Pointers(&'static [Wanted]),
    /// What a list of fields needs, and what makes a component of that.
    List(Needed, MakeOfList),
}

/// Makes a component out of what its list of fields wants, as [`make_of_list`] does.
type MakeOfList = fn(&mut Context<'_>, MakeComponent) -> Option<Kept>;

/// As what the `Arc`s of a component are spelt: that has to be the `Arc` of the standard library.
#[allow(missing_debug_implementations)]
pub struct Spelt<P: StandardArc>(PhantomData<P>);

impl Structure {
    const fn of<C: Injectable, T: Traits>(injected: Injected) -> Self {
        let key = Key::of_struct::<C>();
        match T::KEYS {
            Some(traits) => Self {
                key,
                injected,
                make: C::make_bound,
                bound: Some((traits, &(C::__upcast as HandOn<C>))),
            },
            None => Self {
                key,
                injected,
                make: C::make_alone,
                bound: None,
            },
        }
    }
}

impl Definition {
    const fn new(structure: &'static Structure, said: &'static str) -> Self {
        Self {
            structure,
            said,
            lifetime: Lifetime::Singleton,
            external: false,
            qualifier: || None,
        }
    }

    /// That of a component with fields of this list, of which this is [`Said`].
    #[must_use]
    pub const fn of<C: Injectable, T: Traits, F: Fields>(said: &'static str) -> Self {
        let structure =
            const { &Structure::of::<C, T>(Injected::List(F::NEEDED, make_of_list::<F>)) };
        Self::new(structure, said)
    }

    /// With another lifetime than that of a singleton.
    #[must_use]
    pub const fn lifetime(mut self, lifetime: Lifetime) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// Under the qualifier `Q`.
    #[must_use]
    pub const fn key<Q: ?Sized + 'static>(mut self) -> Self {
        self.qualifier = || Some(Qualifier::of::<Q>());
        self
    }

    /// As one that does real I/O.
    #[must_use]
    pub const fn external(mut self) -> Self {
        self.external = true;
        self
    }

    /// What it is asked by, unless its registration says another qualifier.
    pub(crate) fn own_key(&self) -> Key {
        self.structure.key.qualified((self.qualifier)())
    }

    /// The traits that it is bound to, each with its number, and how it is [handed on](HandOn) as one.
    pub(crate) fn traits(&self) -> impl Iterator<Item = (usize, Key, &'static AnyHandOn)> {
        self.structure
            .bound
            .into_iter()
            .flat_map(|(traits, hand_on)| {
                let keys = keys(Some(traits)).enumerate();
                keys.map(move |(number, key)| (number, key, hand_on))
            })
    }

    /// The names of the fields; none where a function constructs it.
    fn names(&self) -> Names {
        Said(self.said).names()
    }

    /// Makes one. Where something can't be had, the context has the failure.
    pub(crate) fn make(&self, context: &mut Context<'_>) -> Option<Kept> {
        match &self.structure.injected {
            Injected::Pointers(wanted) => context.make_of_each(wanted, self.structure.make),
            Injected::List(_, make_of_list) => make_of_list(context, self.structure.make),
        }
    }

    /// Writes down what all fields need.
    pub(crate) fn describe(&self, needs: &mut Needs) {
        match &self.structure.injected {
            Injected::Pointers(wanted) => describe_each(wanted, self.names(), needs),
            Injected::List(needed, _) => needed.describe(self.names(), needs),
        }
    }

    /// What the component is called in a message.
    pub(crate) fn label(&self, role: Role, registered: &'static Location<'static>) -> Label {
        Label {
            role,
            name: self.structure.key.name_of(),
            qualifier: (self.qualifier)(),
            declared: Some(Said(self.said).place()),
            registered: registered.into(),
        }
    }
}

/// Without fields, nothing is spelt.
impl Definition {
    /// That of a component without injected fields that is bound to one trait.
    #[must_use]
    pub const fn bound0<C: Injectable, K: ?Sized + 'static>(said: &'static str) -> Self {
        Self::of0::<C, And<K, ()>>(said)
    }

    /// That of a component without injected fields.
    #[must_use]
    pub const fn of0<C: Injectable, T: Traits>(said: &'static str) -> Self {
        Self::new(
            const { &Structure::of::<C, T>(Injected::Pointers(&[])) },
            said,
        )
    }
}

/// The functions that the derive calls, one for each number of `Arc`s.
macro_rules! of_pointers {
    ($($of:ident $bound:ident: $($field:ident)*;)*) => {
        impl Definition {$(
            /// That of a component that is bound to one trait and whose injected fields are `Arc`s
            /// of these types, [`Spelt`] as `P` says. rustc takes longer for a list of traits.
            #[must_use]
            pub const fn $bound<C: Injectable, P, K: ?Sized + 'static, $($field: ?Sized + 'static),*>(
                said: &'static str,
            ) -> Self {
                Self::$of::<C, P, And<K, ()>, $($field),*>(said)
            }

            /// That of a component whose injected fields are `Arc`s of these types, [`Spelt`] as `P`
            /// says.
            #[must_use]
            pub const fn $of<C: Injectable, P, T: Traits, $($field: ?Sized + 'static),*>(
                said: &'static str,
            ) -> Self {
                let structure = const {
                    &Structure::of::<C, T>(Injected::Pointers(&[$(KeyOf::<$field>::WANTED),*]))
                };
                Self::new(structure, said)
            }
        )*}
    };
}

of_pointers! {
    of1 bound1: A1;
    of2 bound2: A1 A2;
    of3 bound3: A1 A2 A3;
    of4 bound4: A1 A2 A3 A4;
    of5 bound5: A1 A2 A3 A4 A5;
    of6 bound6: A1 A2 A3 A4 A5 A6;
    of7 bound7: A1 A2 A3 A4 A5 A6 A7;
    of8 bound8: A1 A2 A3 A4 A5 A6 A7 A8;
}
