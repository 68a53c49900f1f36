//! The shapes that a trait can have for `#[mockable]`.

mod asynchronous;
mod direct;
mod links;
mod methods;
mod natively;
mod supertraits;
mod unreachable;
