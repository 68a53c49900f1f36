#![doc = include_str!("../README.md")]
//! # The guide
//!
//! - [Testing](guide::testing)
//! - [Checked by the compiler](guide::modules)

#[doc(inline)]
pub use wirework_core::*;
/// Derives [`Injectable`](trait@Injectable): lets a container construct the struct.
pub use wirework_macros::Injectable;
/// Derives [`Module`](trait@Module): a named set of bindings that rustc checks.
#[cfg(feature = "modules")]
pub use wirework_macros::Module;
#[cfg(feature = "testing")]
pub use wirework_macros::{mockable, test};

// The chapters are documentation alone, and run as doctests of the package `kit`, which has the
// crates that they show.
#[cfg(all(doc, not(doctest)))]
pub mod guide;

/// What the macros write against; no part of the public interface.
#[cfg_attr(doc, doc(hidden))]
pub mod __private {
    pub use wirework_core::__private::*;
}

/// What rustc warns of in a module; no part of the public interface.
#[cfg_attr(doc, doc(hidden))]
pub mod lints {
    pub use wirework_core::lints::*;
}
