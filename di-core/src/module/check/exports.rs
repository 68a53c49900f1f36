//! Traits for the keys that a module exports. The derive implements them for each entry.

use crate::module::requirements::{Provides, ProvidesKeyed};

/// A module that exports the key `K`.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` exports no `{K}`",
    label = "`{Self}` does not export this",
    note = "add `{K}` to the `exports(..)` of `{Self}`, and provide it there if nothing does"
)]
pub trait Exports<K: ?Sized>: Provides<K> {}

/// A module that exports the key `K` under the qualifier `Q`.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` exports no `{K}` keyed `{Q}`",
    label = "`{Self}` does not export this",
    note = "add `{K}: key = {Q}` to the `exports(..)` of `{Self}`, and provide it there if nothing does"
)]
pub trait ExportsKeyed<K: ?Sized, Q: ?Sized>: ProvidesKeyed<K, Q> {}

/// A module without requirements, which a container can be constructed from.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` has requirements that another module must provide",
    label = "cannot be built into a container alone",
    note = "import `{Self}` into a module that provides the keys in its `requires(..)`",
    note = "or install it beside bindings of these keys: `Container::builder().install(..).add(..)`"
)]
pub trait Complete {}
