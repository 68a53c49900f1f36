//! The behaviour of wirework, one module a theme. Tests that stand for one of the numbered
//! promises of the design say so.

mod build;
mod cycles;
mod drops;
mod errors;
mod faces;
mod failing;
mod hot;
mod later;
mod once;
mod order;
mod scopes;
mod support;
mod traits;
