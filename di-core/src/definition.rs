//! What a component says of itself before any is made: data, of which there is one for each.
//!
//! The derive calls one of the functions here with the types of what is injected: one for each number
//! of fields that are all `Arc`s, as rustc takes twice as long for one tuple of types as for the same
//! types one by one.

use std::any::Any;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use crate::context::{Context, make_of_list};
use crate::erased::Kept;
use crate::fields::{Fields, StandardArc};
use crate::injectable::Injectable;
use crate::key::{Key, KeyOf};
use crate::label::{Label, Role};
use crate::lifetime::Lifetime;
use crate::maker::{MakeComponent, make_alone, make_bound};
use crate::need::Needs;
use crate::needed::{Names, Needed, Said, describe_each};
use crate::stored::{Forget, forget};
use crate::traits::{And, Keys, Traits};
use crate::typed::Wanted;

/// What a component says of itself.
#[allow(missing_debug_implementations)]
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
    /// How an `Arc` of it is made a component whose type is forgotten: a [`Forget`], where it is
    /// bound to traits.
    pub(crate) forget: &'static (dyn Any + Send + Sync),
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

/// A component whose fields all come from a container. What keeps one of these from being shared is
/// told there.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shared between threads",
    label = "has a field that is not `Send + Sync + 'static`"
)]
pub trait FromContainer: Send + Sync + 'static {}

#[diagnostic::do_not_recommend]
impl<C: Send + Sync + 'static> FromContainer for C {}

/// A component `C` whose fields all come from the container. What its `Arc`s are spelt as is `P`.
#[allow(missing_debug_implementations)]
pub struct Component<C: FromContainer, P: StandardArc = Arc<()>>(PhantomData<(C, P)>);

/// A component `C` with other fields too. What keeps one of these from being shared is told by rustc.
#[allow(missing_debug_implementations)]
pub struct Structure<C: Send + Sync, P: StandardArc = Arc<()>>(PhantomData<(C, P)>);

impl Definition {
    const fn new<C: Kind, T: Traits>(said: &'static str, injected: Injected) -> Self {
        let is_bound = T::KEYS.is_some();
        Self {
            key: C::KEY,
            said: Said(said),
            lifetime: Lifetime::Singleton,
            external: false,
            injected,
            traits: T::KEYS,
            make: if is_bound {
                C::MAKE_BOUND
            } else {
                C::MAKE_ALONE
            },
            forget: if is_bound { C::FORGET } else { &() },
        }
    }

    /// That of a component with fields of this list, of which this is [`Said`].
    #[must_use]
    pub const fn of<C: Kind, T: Traits, F: Fields>(said: &'static str) -> Self {
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

/// A component of one of the two kinds above, as functions that know its type.
pub trait Kind {
    #[doc(hidden)]
    const KEY: Key;

    #[doc(hidden)]
    const MAKE_ALONE: MakeComponent;

    #[doc(hidden)]
    const MAKE_BOUND: MakeComponent;

    #[doc(hidden)]
    const FORGET: &'static (dyn Any + Send + Sync);
}

macro_rules! kinds {
    ($($kind:ident: $($bound:ident)*;)*) => {$(
        impl<C: Injectable $(+ $bound)*, P: StandardArc> Kind for $kind<C, P> {
            const KEY: Key = Key::of::<C>();
            const MAKE_ALONE: MakeComponent = make_alone::<C>;
            const MAKE_BOUND: MakeComponent = make_bound::<C>;
            const FORGET: &'static (dyn Any + Send + Sync) = &(forget::<C> as Forget<C>);
        }
    )*};
}

kinds! {
    Component: FromContainer;
    Structure: Send Sync;
}

/// The functions that the derive calls, one for each number of `Arc`s.
macro_rules! of_pointers {
    ($($of:ident $bound:ident: $($field:ident)*;)*) => {
        impl Definition {$(
            /// That of a component that is bound to one trait and whose injected fields are `Arc`s
            /// of these types. rustc takes longer for a list of traits.
            #[must_use]
            pub const fn $bound<C: Kind, K: ?Sized + 'static, $($field: ?Sized + 'static),*>(
                said: &'static str,
            ) -> Self {
                Self::$of::<C, And<K, ()>, $($field),*>(said)
            }

            /// That of a component whose injected fields are `Arc`s of these types.
            #[must_use]
            pub const fn $of<C: Kind, T: Traits, $($field: ?Sized + 'static),*>(
                said: &'static str,
            ) -> Self {
                let wanted = const { &[$(KeyOf::<$field>::WANTED),*] };
                Self::new::<C, T>(said, Injected::Pointers(wanted))
            }
        )*}
    };
}

of_pointers! {
    of0 bound0:;
    of1 bound1: A1;
    of2 bound2: A1 A2;
    of3 bound3: A1 A2 A3;
    of4 bound4: A1 A2 A3 A4;
    of5 bound5: A1 A2 A3 A4 A5;
    of6 bound6: A1 A2 A3 A4 A5 A6;
    of7 bound7: A1 A2 A3 A4 A5 A6 A7;
    of8 bound8: A1 A2 A3 A4 A5 A6 A7 A8;
}
