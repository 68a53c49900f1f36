//! Scopes: promises 5 and 10, and seeds.

mod deep;
mod drops;
mod factory;
mod levels;
mod lifetimes;
mod root;
mod seeds;
mod unsized_seeds;
