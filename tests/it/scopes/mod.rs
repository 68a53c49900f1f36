//! Scopes: promises 5 and 10, and what a scope is given.

mod deep;
mod drops;
mod lifetimes;
mod root;
mod seeds;
