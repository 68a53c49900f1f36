//! What a component is bound to, as a list of types: traits, and under which qualifier.

use std::marker::PhantomData;
use std::sync::Arc;

use crate::runtime::slot::Kept;
use crate::spec::key::{Key, Qualifier};
use crate::spec::shareable::KeepTrait;

/// The traits that a component is bound to: `And<dyn A, And<dyn B, ()>>`, or `Qualified<Q, ..>`, where
/// that is under a qualifier.
pub trait Traits {
    /// Their keys.
    #[doc(hidden)]
    const KEYS: Option<&'static Keys>;

    /// The qualifier of the component and its traits.
    #[doc(hidden)]
    const QUALIFIER: Option<Qualifier> = None;
}

/// The keys of traits, in order: data, so that nothing is compiled for it.
#[allow(missing_debug_implementations)]
pub struct Keys {
    first: Key,
    rest: Option<&'static Keys>,
}

/// A trait, and those after it.
#[allow(missing_debug_implementations)]
pub struct And<K: ?Sized, Rest>(PhantomData<Rest>, PhantomData<K>);

impl Traits for () {
    const KEYS: Option<&'static Keys> = None;
}

impl<K: ?Sized + 'static, Rest: Traits> Traits for And<K, Rest> {
    const KEYS: Option<&'static Keys> = Some(&Keys {
        first: Key::of::<K>(),
        rest: Rest::KEYS,
    });
}

/// Traits that a component is bound to under the qualifier `Q`, as it is itself.
#[allow(missing_debug_implementations)]
pub struct Qualified<Q: ?Sized, T>(PhantomData<T>, PhantomData<Q>);

impl<Q: ?Sized + 'static, T: Traits> Traits for Qualified<Q, T> {
    const KEYS: Option<&'static Keys> = T::KEYS;

    const QUALIFIER: Option<Qualifier> = Some(Qualifier::of::<Q>());
}

pub(crate) fn keys(keys: Option<&'static Keys>) -> impl Iterator<Item = Key> {
    let lists = std::iter::successors(keys, |list| list.rest);
    lists.map(|list| list.first)
}

/// What takes a component as one of its traits, whose type it forgets.
#[allow(missing_debug_implementations)]
pub struct Upcast {
    number: usize,
    /// Whether it is wanted as what it is, and as no trait.
    pub(crate) is_to_itself: bool,
    kept: Option<Kept>,
}

impl Upcast {
    /// What takes it as the trait of this number.
    pub(crate) fn to(number: usize) -> Self {
        Self {
            number,
            is_to_itself: false,
            kept: None,
        }
    }

    /// What takes it as what it is.
    pub(crate) fn to_itself() -> Self {
        Self {
            number: 0,
            is_to_itself: true,
            kept: None,
        }
    }

    /// The number of the trait.
    #[must_use]
    pub fn number(&self) -> usize {
        self.number
    }

    /// Compiled once, and not for each component.
    pub(crate) fn keep(&mut self, kept: Kept) {
        self.kept = Some(kept);
    }

    /// What was taken.
    pub(crate) fn taken(self) -> Kept {
        self.kept.unwrap_or_else(|| Box::new(()))
    }
}

/// Takes a component as one of its traits.
///
/// It returns nothing, and what takes it is a type of its own: rustc looks at that for each component,
/// and takes longer for what a container keeps.
pub fn keep_trait<K: KeepTrait + ?Sized>(upcast: &mut Upcast, component: Arc<K>) {
    upcast.keep(Box::new(component));
}
