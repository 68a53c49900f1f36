//! Modules: sets of bindings with a name, private to it unless they are exported.

mod bindings;
pub(crate) mod check;
mod install;
pub(crate) mod requirements;

pub use bindings::{Bindings, OfModule};
pub use install::Installation;
pub(crate) use install::Installed;

/// A set of bindings with a name: derived with `#[derive(Module)]`.
///
/// A module sees what it binds itself, what it imports, and what it requires of whoever imports or
/// installs it. From outside one sees what it exports.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a module",
    label = "expected a module",
    note = "write `#[derive(Module)]` on it"
)]
pub trait Module: Sized + 'static {
    #[doc(hidden)]
    const NAME: &'static str;

    /// Hands over what it binds, imports, exports and requires, in the order of its entries.
    #[doc(hidden)]
    fn install(self, into: &mut Installation);
}
