//! What a module provides and exports: implemented for it, entry by entry.

use std::marker::PhantomData;

/// A module that binds a key, imports it or requires it.
///
/// `#[derive(Module)]` implements it for each entry, in the words of the entry.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` provides no `{K}`",
    label = "nothing provides `{K}` here",
    note = "list what is bound to `{K}` in the `#[module(..)]` of `{Self}`: in `components(..)`, `factories(..)`, `imports(..)` or `requires(..)`, or as a field"
)]
pub trait Provides<K: ?Sized> {
    /// The number of the entry that is meant where one is asked for.
    const ENTRY: usize;
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

/// A module that lets those outside have what it provides.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` exports no `{K}`",
    label = "`{Self}` does not export this",
    note = "add `{K}` to the `exports(..)` of `{Self}`, or to what it provides"
)]
pub trait Exports<K: ?Sized>: Provides<K> {}

/// A module that lets those outside have what it provides under a qualifier.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` exports no `{K}` keyed `{Q}`",
    label = "`{Self}` does not export this",
    note = "add `{K}: key = {Q}` to the `exports(..)` of `{Self}`, or to what it provides"
)]
pub trait ExportsKeyed<K: ?Sized, Q: ?Sized>: ProvidesKeyed<K, Q> {}

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

/// A module that can stand alone.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` requires what another module has to supply",
    label = "cannot stand alone",
    note = "import `{Self}` into a module that provides what is in its `requires(..)`"
)]
pub trait Complete {}

/// No qualifier.
#[allow(missing_debug_implementations)]
pub struct Unkeyed;

/// Under the qualifier `Q`.
#[allow(missing_debug_implementations)]
pub struct Under<Q: ?Sized>(PhantomData<Q>);
