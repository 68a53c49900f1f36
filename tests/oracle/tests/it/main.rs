//! Random wirings, built with wirework and with a naive reference container. Both must accept the same wirings, find
//! the same problems, and do the same in the same order.

mod lifecycle;
mod model;
mod modules;
mod overrides;
#[macro_use]
mod real;
mod reference;
mod replacements;
mod variety;
mod wirings;
