//! The guide: a chapter for what takes more than an example.

#[doc = include_str!("../docs/testing.md")]
pub mod testing {}

#[doc = include_str!("../docs/modules.md")]
pub mod modules {}
