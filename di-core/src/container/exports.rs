//! The exports of a module, as a module of their own.

use std::marker::PhantomData;

use crate::module::check::{Exports, ExportsKeyed};
use crate::module::requirements::{Collects, CollectsKeyed, ProvidedBy, Provides, ProvidesKeyed};

/// The exports of a module. [`Container::get`](crate::Container::get) accepts only dependencies on these.
#[derive(Debug)]
pub struct ExportsOf<M>(PhantomData<M>);

impl<M: Exports<K>, K: ?Sized> ProvidedBy<ExportsOf<M>> for K {
    const ENTRY: usize = <M as Provides<K>>::ENTRY;
}

impl<M: ExportsKeyed<K, Q>, K: ?Sized, Q: ?Sized> ProvidesKeyed<K, Q> for ExportsOf<M> {
    const ENTRY: usize = <M as ProvidesKeyed<K, Q>>::ENTRY;
}

impl<M: Exports<K> + Collects<K>, K: ?Sized> Collects<K> for ExportsOf<M> {
    const COLLECTION: usize = <M as Collects<K>>::COLLECTION;
}

impl<M: ExportsKeyed<K, Q> + CollectsKeyed<K, Q>, K: ?Sized, Q: ?Sized> CollectsKeyed<K, Q>
    for ExportsOf<M>
{
    const COLLECTION: usize = <M as CollectsKeyed<K, Q>>::COLLECTION;
}
