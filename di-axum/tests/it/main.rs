//! The behaviour of the extractors and of the layer.

mod body;
mod closing;
mod component;
mod errors;
mod extractors;
mod panics;
mod seeds;
#[cfg(feature = "serve")]
mod serve;
mod shared;
mod socket;
mod state;
mod support;
mod testing;
