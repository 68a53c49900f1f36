// These links take precedence over those at the end of the README, which lead to files.
//! [async]: guide::async_and_lifecycle
//! [modules]: guide::modules
//! [security]: guide::security
//! [testing]: guide::testing
//! [web]: guide::web
//!
#![doc = include_str!("../README.md")]
//! # The guide
//!
//! - [Testing](guide::testing)
//! - [Checked by the compiler](guide::modules)
//! - [Async and lifecycle](guide::async_and_lifecycle)
//! - [In a web service](guide::web)
//! - [Security](guide::security)

#[doc(inline)]
pub use wirework_core::*;
pub use wirework_macros::Injectable;
#[cfg_attr(not(feature = "modules"), doc(hidden))]
pub use wirework_macros::Module;
#[cfg(feature = "testing")]
pub use wirework_macros::{mockable, test};

// The chapters contain only documentation. Their doctests run in the package `kit`, which depends on the
// crates that they use.
#[cfg(all(doc, not(doctest)))]
pub mod guide;

/// Items for generated code, which are not part of the public API.
#[cfg_attr(doc, doc(hidden))]
pub mod __private {
    pub use wirework_core::__private::*;
}

/// Lints of modules, which are not part of the public API.
#[cfg_attr(doc, doc(hidden))]
pub mod lints {
    pub use wirework_core::lints::*;
}
