//! What a component is bound to, as a list of types: traits, and under which qualifier.

use std::marker::PhantomData;

use crate::spec::key::{Key, Qualifier};

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
