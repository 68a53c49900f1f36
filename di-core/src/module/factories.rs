//! The kinds of factories and decorators of a module and its imports: ordinary ones alone, or async ones too.

/// A kind of factories.
pub trait Factories {
    /// The kind of these factories and the others together.
    type And<Other: Factories>: Factories;
}

/// Ordinary factories alone.
#[derive(Debug)]
pub struct Ordinary;

/// Async factories, beside ordinary ones. A container of the module has to be started.
#[derive(Debug)]
pub struct Async;

impl Factories for Ordinary {
    type And<Other: Factories> = Other;
}

impl Factories for Async {
    type And<Other: Factories> = Self;
}
