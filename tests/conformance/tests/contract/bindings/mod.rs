//! How values are bound, and what changes a binding.

mod decorators;
mod factories;
mod generics;
mod keyed;
mod modules;
mod overrides;
mod privacy;
mod registration;
