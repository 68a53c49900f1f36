//! Type-level lists of the traits that a component is bound to, and their qualifier.

use std::marker::PhantomData;

use crate::spec::key::{Key, Qualifier};

/// The traits that a component is bound to, such as `And<dyn A, And<dyn B, ()>>`.
///
/// With a qualifier, it is `Qualified<Q, ..>`.
pub trait Traits {
    /// The keys of the traits.
    #[doc(hidden)]
    const KEYS: Option<&'static Keys>;

    /// The qualifier of the component and its traits.
    #[doc(hidden)]
    const QUALIFIER: Option<Qualifier> = None;
}

/// A linked list of the keys of traits, in order. It is data: see `docs/compile-time.md`.
#[allow(missing_debug_implementations)]
pub struct Keys {
    first: Key,
    rest: Option<&'static Keys>,
}

/// The trait `K`, followed by the traits `Rest`.
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

/// The traits of a component that is bound under the qualifier `Q`, like its traits.
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
