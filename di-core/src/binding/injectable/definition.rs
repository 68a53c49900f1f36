//! What a component says of itself before any is made: data, of which there is one for each.

use std::marker::PhantomData;
use std::panic::Location;

use crate::binding::constructor::MakeComponent;
#[cfg(feature = "testing")]
use crate::binding::injectable::AutoMockOf;
use crate::binding::injectable::Injectable;
use crate::binding::injectable::fields::{Fields, StandardArc};
use crate::binding::injectable::needed::{Names, Needed, Said, describe_each};
use crate::binding::injectable::traits::{Keys, Traits, keys};
use crate::runtime::context::{Context, make_of_list};
use crate::runtime::slot::Kept;
use crate::runtime::typed::Wanted;
use crate::runtime::value::{AnyHandOn, HandOn};
use crate::spec::key::{Key, KeyOf};
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::{Label, Role};
use crate::spec::request::Needs;

/// A component that says of itself what it is.
pub trait Defined {
    /// What it says.
    const DEFINITION: Definition;
}

/// What a component says of itself.
///
/// What follows from the component's types is behind a function, so that rustc has nothing to do for
/// it where it only checks.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    pub(crate) structure: fn() -> &'static Structure,
    /// As [`Said`] reads it.
    pub(crate) said: &'static str,
    /// The lifetime, unless its registration says another.
    pub(crate) lifetime: Lifetime,
    /// Whether it does real I/O, which a test has to allow.
    pub(crate) external: bool,
}

/// What follows from the types of a component.
pub(crate) struct Structure {
    /// What it is asked by, unless its registration says another qualifier.
    pub(crate) key: Key,
    injected: Injected,
    make: MakeComponent,
    /// The traits that it is bound to, where there are any, and the [`HandOn`] with which who has an
    /// `Arc` of it hands it on as one of them.
    bound: Option<(&'static Keys, &'static AnyHandOn)>,
    #[cfg(feature = "testing")]
    pub(crate) auto_mock: AutoMockOf,
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
        let alone = Self {
            key: Key::of_struct::<C>().qualified(T::QUALIFIER),
            injected,
            make: C::make_alone,
            bound: None,
            #[cfg(feature = "testing")]
            auto_mock: C::auto_mock,
        };
        match T::KEYS {
            Some(traits) => Self {
                make: C::make_bound,
                bound: Some((traits, &(C::__upcast as HandOn<C>))),
                ..alone
            },
            None => alone,
        }
    }

    /// That of a component with fields of this list.
    pub(crate) fn of_list<C: Injectable, T: Traits, F: Fields>() -> &'static Self {
        const { &Self::of::<C, T>(Injected::List(F::NEEDED, make_of_list::<F>)) }
    }

    /// Makes one. Where something can't be had, the context has the failure.
    pub(crate) fn make(&self, context: &mut Context<'_>) -> Option<Kept> {
        match &self.injected {
            Injected::Pointers(wanted) => context.make_of_each(wanted, self.make),
            Injected::List(_, make_of_list) => make_of_list(context, self.make),
        }
    }
}

/// The functions that tell it, one for each number of fields that are all `Arc`s: rustc takes twice as
/// long for one tuple of types as for the same types one by one.
macro_rules! of_pointers {
    ($($of:ident $bound:ident: $($field:ident)*;)*) => {
        impl Structure {$(
            pub(crate) fn $of<C: Injectable, T: Traits, $($field: ?Sized + 'static),*>()
            -> &'static Self {
                const { &Self::of::<C, T>(Injected::Pointers(&[$(KeyOf::<$field>::WANTED),*])) }
            }
        )*}
    };
}

/// Runs such a macro with the functions for each number of `Arc`s, and those for components that are
/// bound to one trait.
macro_rules! for_pointers {
    ($run:ident) => {
        $run! {
            of1 bound1: A1;
            of2 bound2: A1 A2;
            of3 bound3: A1 A2 A3;
            of4 bound4: A1 A2 A3 A4;
            of5 bound5: A1 A2 A3 A4 A5;
            of6 bound6: A1 A2 A3 A4 A5 A6;
            of7 bound7: A1 A2 A3 A4 A5 A6 A7;
            of8 bound8: A1 A2 A3 A4 A5 A6 A7 A8;
        }
    };
}

pub(crate) use for_pointers;

of_pointers! {
    of0 bound0: ;
}

for_pointers! { of_pointers }

impl Definition {
    /// What follows from its types.
    pub(crate) fn structure(&self) -> &'static Structure {
        (self.structure)()
    }

    /// The traits that it is bound to, each with its number, and how it is [handed on](HandOn) as one.
    pub(crate) fn traits(&self) -> impl Iterator<Item = (usize, Key, &'static AnyHandOn)> {
        self.structure()
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

    /// Writes down what all fields need.
    pub(crate) fn describe(&self, needs: &mut Needs) {
        match &self.structure().injected {
            Injected::Pointers(wanted) => describe_each(wanted, self.names(), needs),
            Injected::List(needed, _) => needed.describe(self.names(), needs),
        }
    }

    /// What the component is called in a message.
    pub(crate) fn label(&self, role: Role, registered: &'static Location<'static>) -> Label {
        let key = self.structure().key;
        Label {
            role,
            name: key.name_of(),
            qualifier: key.qualifier(),
            declared: Some(Said(self.said).place()),
            registered: registered.into(),
        }
    }
}
