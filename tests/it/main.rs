//! Tests of the behaviour of wirework, with one module for each theme. A test of one of the
//! numbered promises of the design names its number.

mod build;
mod causes;
mod components;
mod cycles;
mod dependencies;
mod drops;
mod eager;
mod entries;
mod errors;
mod faces;
mod factories;
mod failing;
mod hot;
mod install;
mod later;
mod modules;
mod odd;
mod once;
mod order;
mod scopes;
mod sharing;
mod support;
mod traits;
mod warm_up;
