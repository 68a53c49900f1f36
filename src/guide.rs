//! The guide, with a chapter for each topic that needs more than an example.

#[doc = include_str!("../docs/testing.md")]
pub mod testing {}

#[doc = include_str!("../docs/modules.md")]
pub mod modules {}

#[doc = include_str!("../docs/async.md")]
pub mod async_and_lifecycle {}

#[doc = include_str!("../docs/web.md")]
pub mod web {}

#[doc = include_str!("../docs/security.md")]
pub mod security {}
