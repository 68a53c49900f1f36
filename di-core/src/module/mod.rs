//! Modules: named sets of bindings, which are private to the module unless it exports them.

mod bindings;
pub(crate) mod check;
pub(crate) mod factories;
pub(crate) mod imported;
mod install;
pub(crate) mod listed;
pub(crate) mod requirements;

pub use bindings::{Bindings, OfModule};
pub use install::Installation;
pub(crate) use install::Installed;

/// A named set of bindings.
///
/// `#[derive(Module)]` implements it. The bindings of a module can depend on the keys that the module
/// binds, imports or requires. The importer or installer of the module provides the required keys. Code
/// outside the module can depend only on the keys that it exports.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a module",
    label = "expected a module",
    note = "write `#[derive(Module)]` on it; or add a component with `.add(component::<..>())`, or list it in `components(..)`"
)]
pub trait Module: Sized + 'static {
    #[doc(hidden)]
    const NAME: &'static str;

    /// Adds the bindings, imports, exports and requirements to an installation, in order of the entries.
    #[doc(hidden)]
    fn install(self, into: &mut Installation);
}

/// A module without fields, which another module can import without a value of it.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` has fields, so its importer needs a value of it",
    label = "has fields",
    note = "add a field of the type `{Self}` to the importing module"
)]
pub trait WithoutFields: Sized {
    /// Returns the module.
    fn value() -> Self;
}
