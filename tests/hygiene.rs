//! Derived code works in every place of the struct: without a prelude, among decoys, in macros and
//! functions, with raw and private names.

#![allow(
    clippy::pedantic,
    reason = "what is tested is what is generated, and not the user's part"
)]

#[path = "hygiene/constants.rs"]
mod constants;
#[path = "hygiene/decoys.rs"]
mod decoys;
#[path = "hygiene/in_macros.rs"]
mod in_macros;
#[path = "hygiene/names.rs"]
mod names;
#[path = "hygiene/places.rs"]
mod places;
#[path = "hygiene/tokens.rs"]
mod tokens;
#[path = "hygiene/without_prelude.rs"]
mod without_prelude;
