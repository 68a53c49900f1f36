//! Traits for the keys that a module provides. The derive implements them for each entry.

use std::marker::PhantomData;

/// A module that binds, imports or requires the key `K`.
///
/// A module without type parameters provides the keys that are [`ProvidedBy`] it.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` provides no `{K}`",
    label = "nothing provides `{K}` here: list it in `components(..)` (a trait as `Name as dyn Trait`), `factories(..)`, `imports(..)` or `requires(..)`, or as a field"
)]
pub trait Provides<K: ?Sized> {
    /// The number of the entry to which a dependency on the key refers.
    const ENTRY: usize;
}

/// A key that the module `M` binds, imports or requires.
///
/// `#[derive(Module)]` implements it for each entry. It is the inverse of [`Provides`]: see
/// `docs/compile-time.md`.
#[diagnostic::on_unimplemented(
    message = "module `{M}` provides no `{Self}`",
    label = "nothing provides `{Self}` here: list it in `components(..)` (a trait as `Name as dyn Trait`), `factories(..)`, `imports(..)` or `requires(..)`, or as a field"
)]
pub trait ProvidedBy<M> {
    /// The number of the entry to which a dependency on the key refers.
    const ENTRY: usize;
}

/// A module without type parameters, whose keys implement [`ProvidedBy`].
///
/// A key of a module with type parameters may be one of these, for which no trait can be implemented.
pub trait Concrete {}

#[diagnostic::do_not_recommend]
impl<M: Concrete, K: ProvidedBy<M> + ?Sized> Provides<K> for M {
    const ENTRY: usize = K::ENTRY;
}

/// The module of the components of a module `M` with type parameters.
#[allow(missing_debug_implementations)]
pub struct GenericModule<M>(PhantomData<M>);

/// The type parameter of a container without a module, whose wiring `build()` checks.
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

/// A module that binds, imports or requires the key `K` under the qualifier `Q`.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` provides no `{K}` keyed `{Q}`",
    label = "write `: key = {Q}` after the entry of `{K}`, or `#[module(key = {Q})]` above a field"
)]
pub trait ProvidesKeyed<K: ?Sized, Q: ?Sized> {
    /// The number of the entry to which a dependency on the key refers.
    const ENTRY: usize;
}

/// A module with a collection of the key `K`, which may have any number of bindings.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` has no collection of `{K}`",
    label = "needs a collection of `{K}`",
    note = "add `collections({K})` to the `#[module(..)]` of `{Self}`, even if it stays empty"
)]
pub trait Collects<K: ?Sized> {
    /// The number of the collection.
    const COLLECTION: usize;
}

/// A module with a collection of the key `K` under the qualifier `Q`.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` has no collection of `{K}` keyed `{Q}`",
    label = "needs a collection of `{K}` keyed `{Q}`",
    note = "add `collections({K}: key = {Q})` to the `#[module(..)]` of `{Self}`, even if it stays empty"
)]
pub trait CollectsKeyed<K: ?Sized, Q: ?Sized> {
    /// The number of the collection.
    const COLLECTION: usize;
}

/// A key that the module `M` provides without a qualifier. Nothing implements it.
///
/// `#[derive(Module)]` requires it for a key that only entries with a qualifier have, such as the `Q`. So rustc reports
/// a dependency that lacks the qualifier with these words.
#[diagnostic::on_unimplemented(
    message = "module `{M}` provides `{Self}` only under the key `{Q}`",
    label = "nothing provides `{Self}` without a key here: use `#[inject(key = {Q})]` or `Keyed<{Q}, _>`, or list it without `: key = ..`"
)]
pub trait ProvidedWithoutKey<M, Q: ?Sized> {}

/// A key of which the module `M` has a collection without a qualifier, like [`ProvidedWithoutKey`].
#[diagnostic::on_unimplemented(
    message = "module `{M}` has a collection of `{Self}` only under the key `{Q}`",
    label = "no collection of `{Self}` without a key here: use `#[inject(key = {Q})]` or `Keyed<{Q}, _>`, or list it without `: key = ..` too"
)]
pub trait CollectedWithoutKey<M, Q: ?Sized> {}

/// The `Q` of a dependency without a qualifier.
#[allow(missing_debug_implementations)]
pub struct Unkeyed;

/// The `Q` of a dependency under the qualifier `Q`.
#[allow(missing_debug_implementations)]
pub struct Under<Q: ?Sized>(PhantomData<Q>);
