//! How long a value lives, and how it ends.

mod captive;
mod disposal;
mod levels;
mod lifetimes;
mod ownership;
mod scopes;
