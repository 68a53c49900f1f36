//! Beds: what a test puts around one component.

mod fields;
mod generic;
mod support;
mod unset;
