//! What a module provides: implemented entry by entry.

use std::marker::PhantomData;

/// A module that binds a key, imports it or requires it.
///
/// One without parameters provides what is [`ProvidedBy`] it.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` provides no `{K}`",
    label = "nothing provides `{K}` here: list it in `components(..)`, `factories(..)`, `imports(..)` or `requires(..)`, or as a field"
)]
pub trait Provides<K: ?Sized> {
    /// The number of the entry that is meant where one is asked for.
    const ENTRY: usize;
}

/// A key that a module binds, imports or requires.
///
/// `#[derive(Module)]` implements it for each entry, in the words of the entry. It is the other way
/// round than [`Provides`], since rustc finds an implementation by its type: for a module with many
/// of them it would take time that grows with the square.
#[diagnostic::on_unimplemented(
    message = "module `{M}` provides no `{Self}`",
    label = "nothing provides `{Self}` here: list it in `components(..)`, `factories(..)`, `imports(..)` or `requires(..)`, or as a field"
)]
pub trait ProvidedBy<M> {
    /// The number of the entry that is meant where one is asked for.
    const ENTRY: usize;
}

/// A module whose keys say that it provides them: one that has no parameters. What is bound to the
/// parameter of another can't be what the trait is implemented for.
pub trait Concrete {}

#[diagnostic::do_not_recommend]
impl<M: Concrete, K: ProvidedBy<M> + ?Sized> Provides<K> for M {
    const ENTRY: usize = K::ENTRY;
}

/// A module with parameters, as its components see it.
#[allow(missing_debug_implementations)]
pub struct GenericModule<M>(PhantomData<M>);

/// In the place of a module: no module, so that it is `build()` that checks the wiring.
#[derive(Debug)]
pub struct Unchecked;

impl<M: Provides<K>, K: ?Sized> ProvidedBy<GenericModule<M>> for K {
    const ENTRY: usize = <M as Provides<K>>::ENTRY;
}

#[diagnostic::do_not_recommend]
impl<M: ProvidesKeyed<K, Q>, K: ?Sized, Q: ?Sized> ProvidesKeyed<K, Q> for GenericModule<M> {
    const ENTRY: usize = <M as ProvidesKeyed<K, Q>>::ENTRY;
}

#[diagnostic::do_not_recommend]
impl<M: Collects<K>, K: ?Sized> Collects<K> for GenericModule<M> {
    const COLLECTION: usize = <M as Collects<K>>::COLLECTION;
}

#[diagnostic::do_not_recommend]
impl<M: CollectsKeyed<K, Q>, K: ?Sized, Q: ?Sized> CollectsKeyed<K, Q> for GenericModule<M> {
    const COLLECTION: usize = <M as CollectsKeyed<K, Q>>::COLLECTION;
}

/// A module that binds a key under a qualifier, or imports or requires it.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` provides no `{K}` keyed `{Q}`",
    label = "write `: key = {Q}` after what is bound to `{K}`, or `#[module(key = {Q})]` above a field"
)]
pub trait ProvidesKeyed<K: ?Sized, Q: ?Sized> {
    /// The number of the entry that is meant where one is asked for.
    const ENTRY: usize;
}

/// A module in which several things may be bound to a key.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` has no collection of `{K}`",
    label = "asks for all that is bound to `{K}`",
    note = "add `collections({K})` to the `#[module(..)]` of `{Self}`, even if it stays empty"
)]
pub trait Collects<K: ?Sized> {
    /// The number of the collection.
    const COLLECTION: usize;
}

/// A module in which several things may be bound to a key under a qualifier.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` has no collection of `{K}` keyed `{Q}`",
    label = "asks for all that is bound to `{K}` keyed `{Q}`",
    note = "add `collections({K}: key = {Q})` to the `#[module(..)]` of `{Self}`, even if it stays empty"
)]
pub trait CollectsKeyed<K: ?Sized, Q: ?Sized> {
    /// The number of the collection.
    const COLLECTION: usize;
}

/// No qualifier.
#[allow(missing_debug_implementations)]
pub struct Unkeyed;

/// Under the qualifier `Q`.
#[allow(missing_debug_implementations)]
pub struct Under<Q: ?Sized>(PhantomData<Q>);
