//! The behaviour of wirework, one module a theme. Tests that stand for one of the numbered
//! promises of the design say so.

mod build;
mod components;
mod cycles;
mod dependencies;
mod drops;
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
