//! Deprecated items of a crate that forbids their use.

#![forbid(deprecated)]

use std::sync::Arc;

use wirework::Injectable;

use crate::components::Unit;

/// A deprecated component.
#[deprecated]
#[derive(Clone, Copy, Debug, Injectable)]
#[inject(new)]
pub struct Old;

/// A deprecated struct with a factory.
#[deprecated]
#[derive(Clone, Debug, Injectable)]
pub struct OldOrder<T>(#[inject(arg)] pub u8, pub Arc<T>)
where
    T: Send + Sync + 'static;

/// A component with deprecated fields.
#[derive(Clone, Debug, Injectable)]
#[inject(new)]
pub struct Named {
    /// A dependency.
    #[deprecated]
    pub unit: Arc<Unit>,
    /// A flag.
    #[deprecated]
    #[inject(skip)]
    pub flag: bool,
}

/// A tuple with deprecated fields.
#[derive(Clone, Debug, Injectable)]
pub struct Numbered(
    /// A dependency.
    #[deprecated]
    pub Arc<Unit>,
    /// A flag.
    #[deprecated]
    #[inject(value = true)]
    pub bool,
    /// An argument.
    #[deprecated]
    #[inject(arg)]
    pub u8,
);
