//! The subjects: the floor, wirework, and the other frameworks if the feature `rivals` is on.
//!
//! Each performs the works on a graph of the same form. This folder uses `works`.

mod components;
mod floor;
#[cfg(feature = "rivals")]
mod rivals;
mod wirework;

use crate::works::nodes::Size;
use crate::works::{Construct, Operation, Work};

/// A way to wire the graph.
pub(crate) trait Subject {
    /// The name in tables and on the command line.
    fn name(&self) -> &'static str;

    /// The facts that a reader needs to compare its figures.
    fn note(&self) -> &'static str;

    /// The operation for a work, or `None` if the subject cannot perform it.
    fn operation(&self, work: Work) -> Result<Option<Operation>, String>;

    /// Builds a container of as many bindings.
    fn build(&self, _size: Size) -> Result<Option<Construct>, String> {
        Ok(None)
    }

    /// Opens a scope and resolves nothing in it.
    fn open_scope(&self) -> Result<Option<Construct>, String> {
        Ok(None)
    }
}

/// The floor, to which all others are compared.
pub(crate) const FLOOR: &dyn Subject = &floor::ByHand;

/// wirework, with a builder and with a module.
pub(crate) const WIREWORK: [&dyn Subject; 2] =
    [&wirework::container::OfBuilder, &wirework::module::OfModule];

/// All subjects that are compiled, the floor first.
pub(crate) fn all() -> Vec<&'static dyn Subject> {
    let mut subjects = vec![FLOOR];
    subjects.extend(WIREWORK);
    #[cfg(feature = "rivals")]
    subjects.extend(rivals::ALL);
    subjects
}
