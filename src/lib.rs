#![doc = include_str!("../README.md")]

#[doc(inline)]
pub use wirework_core::*;
/// Derives [`Injectable`](trait@Injectable): lets a container construct the struct.
pub use wirework_macros::Injectable;
#[cfg(feature = "testing")]
pub use wirework_macros::{mockable, test};

#[doc(hidden)]
pub mod __private {
    pub use wirework_core::__private::*;
}
