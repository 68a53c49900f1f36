//! Beds: the test doubles around one component.

mod collections;
mod doubles;
mod fields;
mod generic;
mod names;
mod runners;
mod spelling;
mod support;
mod unset;
mod web;
