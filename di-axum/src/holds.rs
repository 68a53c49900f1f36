//! The types of the extractors' fields.

use std::sync::Arc;

/// The types that an extractor of the module `Self` holds: for each module, the same.
///
/// An extractor has its module as a parameter, and its only field has to use it. The field's type holds for any
/// lifetime of a trait object, whatever the module exports. Otherwise rustc could not prove that the future of a
/// handler is `Send`: it erases such lifetimes.
pub trait Holds {
    /// `Arc<T>`.
    type Pointer<T: ?Sized>;
    /// `D`.
    type Value<D>;
}

impl<M: ?Sized> Holds for M {
    type Pointer<T: ?Sized> = Arc<T>;
    type Value<D> = D;
}
