//! The behaviour of wirework, one module a theme. Tests that stand for one of the numbered
//! promises of the design say so.

mod build;
mod cycles;
mod drops;
mod failing;
mod once;
mod scopes;
mod support;
