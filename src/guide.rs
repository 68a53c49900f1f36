//! The guide, with a chapter for each topic that needs more than an example.
//!
//! A chapter links to the file of another one. The links before its text take precedence over those at its end, so that
//! they lead to the chapter in this documentation.

#[doc = include_str!("../docs/testing.md")]
pub mod testing {}

#[doc = "[async]: crate::guide::async_and_lifecycle\n\n"]
#[doc = include_str!("../docs/modules.md")]
pub mod modules {}

#[doc = "[testing]: crate::guide::testing"]
#[doc = "[web-serve]: crate::guide::web#serve\n\n"]
#[doc = include_str!("../docs/async.md")]
pub mod async_and_lifecycle {}

#[doc = "[async-closing-a-scope]: crate::guide::async_and_lifecycle#closing-a-scope"]
#[doc = "[async-the-phases]: crate::guide::async_and_lifecycle#the-phases\n\n"]
#[doc = include_str!("../docs/web.md")]
pub mod web {}

#[doc = "[modules]: crate::guide::modules"]
#[doc = "[web-errors]: crate::guide::web#errors\n\n"]
#[doc = include_str!("../docs/security.md")]
pub mod security {}
