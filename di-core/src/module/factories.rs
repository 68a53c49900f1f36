//! The kinds of factories and decorators of a module and its imports: ordinary ones alone, or async ones too.

/// Ordinary factories alone. A container of the module is constructed or started.
#[derive(Debug)]
pub struct OrdinaryFactories;

/// Async factories, beside ordinary ones. A container of the module has to be started.
#[derive(Debug)]
pub struct AsyncFactories;

/// A module whose factories, and those of its imports, a container of the kind `F` can call.
///
/// It is a trait instead of an associated type, because rustc remembers which types implement a trait. It
/// computes an associated type again on each way through the imports.
#[diagnostic::on_unimplemented(
    message = "a container of module `{Self}` has to be started",
    label = "the module or an import has async functions",
    note = "write `Container::start(..).await`"
)]
pub trait HasFactories<F> {}
