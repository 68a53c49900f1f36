//! Traits for the keys that a module exports. The derive implements them for each entry.

use crate::module::factories::OrdinaryFactories;
use crate::module::requirements::{Provides, ProvidesKeyed, Under, Unkeyed};

/// A module that exports the key `K`.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` exports no `{K}`",
    label = "`{Self}` does not export this",
    note = "add `{K}` to the `exports(..)` of `{Self}`, and provide it there if nothing does; a key is what an `Arc` points to, and `get` resolves an `Option`, a collection or a tuple"
)]
pub trait Exports<K: ?Sized>: Provides<K> {}

/// A module that exports the key `K` under the qualifier `Q`.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` exports no `{K}` keyed `{Q}`",
    label = "`{Self}` does not export this",
    note = "add `{K}: key = {Q}` to the `exports(..)` of `{Self}`, and provide it there if nothing does"
)]
pub trait ExportsKeyed<K: ?Sized, Q: ?Sized>: ProvidesKeyed<K, Q> {}

/// A module that exports the key `K`, which its importer spells as an `Arc` of the trait object `T`.
///
/// `Q` is the qualifier of the key, as in [`DependencyIn`](crate::DependencyIn).
#[diagnostic::on_unimplemented(
    message = "module `{Self}` exports no `{K}`",
    label = "an import is what an `Arc` points to; write `{T}` instead"
)]
pub trait ExportsArc<K: ?Sized, T: ?Sized, Q: ?Sized> {
    /// The number of the entry.
    const ENTRY: usize;
}

#[diagnostic::do_not_recommend]
impl<M: Exports<K>, K: ?Sized, T: ?Sized> ExportsArc<K, T, Unkeyed> for M {
    const ENTRY: usize = <M as Provides<K>>::ENTRY;
}

#[diagnostic::do_not_recommend]
impl<M: ExportsKeyed<K, Q>, K: ?Sized, T: ?Sized, Q: ?Sized> ExportsArc<K, T, Under<Q>> for M {
    const ENTRY: usize = <M as ProvidesKeyed<K, Q>>::ENTRY;
}

/// A module without requirements, which a container can be started from.
#[diagnostic::on_unimplemented(
    message = "a container cannot be started from module `{Self}`",
    label = "it has requirements that another module must provide",
    note = "import `{Self}` into a module that provides the keys of its `requires(..)`, or install it beside bindings of them: `Container::builder().install(..).add(..)`"
)]
pub trait Standalone {}

/// A module without requirements, which a container can be constructed from.
///
/// A container of a module with async factories has to be started, and so has one whose imports have async factories.
/// Such a module is [`Standalone`], and not `Complete`. The parameter `F` is always [`OrdinaryFactories`].
#[diagnostic::on_unimplemented(
    message = "a container cannot be constructed from module `{Self}` here",
    label = "it has requirements that another module must provide, or async functions",
    note = "for a `requires(..)`, import `{Self}` into a module that provides its keys, or install it beside bindings of them: `Container::builder().install(..).add(..)`",
    note = "for async functions, of `{Self}` or an import, write `Container::start(..).await`"
)]
pub trait Complete<F = OrdinaryFactories>: Standalone {}
