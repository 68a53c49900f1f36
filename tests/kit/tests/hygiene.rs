//! The code that the attributes generate works in every place of the trait or the test.

#![allow(
    clippy::pedantic,
    reason = "what is tested is what is generated, and not the user's part"
)]

#[path = "hygiene/beds.rs"]
mod beds;
#[path = "hygiene/in_macros.rs"]
mod in_macros;
#[path = "hygiene/without_prelude.rs"]
mod without_prelude;
