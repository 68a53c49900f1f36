//! What a component says of itself before any is made: data, of which there is one for each.
//!
//! The derive calls one of the functions here with the types of what is injected: one for each number
//! of fields that are all `Arc`s, as rustc takes twice as long for one tuple of types as for the same
//! types one by one.

use std::any::Any;
use std::marker::PhantomData;
use std::panic::Location;

use crate::context::{Context, make_of_list};
use crate::erased::Kept;
use crate::fields::{Fields, StandardArc};
use crate::injectable::Injectable;
use crate::key::{Key, KeyOf};
use crate::label::{Label, Role};
use crate::lifetime::Lifetime;
use crate::maker::MakeComponent;
use crate::need::Needs;
use crate::needed::{Names, Needed, Said, describe_each};
use crate::stored::HandOn;
use crate::traits::{And, Keys, Traits};
use crate::typed::Wanted;

/// What a component says of itself.
#[allow(missing_debug_implementations)]
#[derive(Clone, Copy)]
pub struct Definition {
    pub(crate) key: Key,
    said: Said,
    /// The lifetime, unless its registration says another.
    pub(crate) lifetime: Lifetime,
    /// Whether it does real I/O, which a test has to allow.
    pub(crate) external: bool,
    injected: Injected,
    /// The traits it is bound to.
    pub(crate) traits: Option<&'static Keys>,
    make: MakeComponent,
    /// How who has an `Arc` of it hands it on as one of its traits: a [`HandOn`], where it is bound to
    /// some.
    pub(crate) hand_on: Option<&'static (dyn Any + Send + Sync)>,
}

/// What is injected.
#[derive(Clone, Copy)]
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

impl Definition {
    const fn new<C: Injectable, T: Traits>(said: &'static str, injected: Injected) -> Self {
        let is_bound = T::KEYS.is_some();
        Self {
            key: Key::of_struct::<C>(),
            said: Said(said),
            lifetime: Lifetime::Singleton,
            external: false,
            injected,
            traits: T::KEYS,
            make: if is_bound {
                C::make_bound
            } else {
                C::make_alone
            },
            hand_on: if is_bound {
                Some(&(C::__upcast as HandOn<C>))
            } else {
                None
            },
        }
    }

    /// That of a component with fields of this list, of which this is [`Said`].
    #[must_use]
    pub const fn of<C: Injectable, T: Traits, F: Fields>(said: &'static str) -> Self {
        Self::new::<C, T>(said, Injected::List(F::NEEDED, make_of_list::<F>))
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
        self.key = self.key.keyed::<Q>();
        self
    }

    /// As one that does real I/O.
    #[must_use]
    pub const fn external(mut self) -> Self {
        self.external = true;
        self
    }

    /// The names of the fields; none where a function constructs it.
    pub(crate) const fn names(&self) -> Names {
        self.said.names()
    }

    /// Makes one. Where something can't be had, the context has the failure.
    pub(crate) fn make(&self, context: &mut Context<'_>) -> Option<Kept> {
        match &self.injected {
            Injected::Pointers(wanted) => context.make_of_each(wanted, self.make),
            Injected::List(_, make_of_list) => make_of_list(context, self.make),
        }
    }

    /// Writes down what all fields need.
    pub(crate) fn describe(&self, needs: &mut Needs) {
        match &self.injected {
            Injected::Pointers(wanted) => describe_each(wanted, self.names(), needs),
            Injected::List(needed, _) => needed.describe(self.names(), needs),
        }
    }

    /// What the component is called in a message.
    pub(crate) fn label(&self, role: Role, registered: &'static Location<'static>) -> Label {
        Label {
            role,
            name: self.key.name_of(),
            qualifier: self.key.qualifier(),
            declared: Some(self.said.place()),
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
        Self::new::<C, T>(said, Injected::Pointers(&[]))
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
                let wanted = const { &[$(KeyOf::<$field>::WANTED),*] };
                Self::new::<C, T>(said, Injected::Pointers(wanted))
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
