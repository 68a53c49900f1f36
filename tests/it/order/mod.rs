//! Promise 7: the order of registration changes nothing but the order of collections.

mod collections;
mod random;
mod world;
