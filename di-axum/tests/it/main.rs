//! The behaviour of the extractors and of the layer.

mod body;
mod closing;
mod component;
mod cut_off;
mod errors;
mod extractors;
mod panics;
mod places;
mod pool;
mod running;
mod seeds;
#[cfg(feature = "serve")]
mod serve;
mod shared;
mod socket;
mod state;
mod support;
mod testing;
