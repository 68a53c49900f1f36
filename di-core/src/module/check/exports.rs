//! What a module lets those outside have: implemented entry by entry.

use crate::module::requirements::{Provides, ProvidesKeyed};

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

/// A module that can stand alone.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` requires what another module has to supply",
    label = "cannot stand alone",
    note = "import `{Self}` into a module that provides what is in its `requires(..)`"
)]
pub trait Complete {}
