//! Modules, with all lists.

use std::sync::Arc;

use wirework::{Injectable, Module};

use crate::components::{Audit, Pool, Primary};

/// A log of events.
#[derive(Clone, Debug, Injectable)]
#[inject(bind(dyn Audit))]
pub struct Ledger {
    /// The target.
    pub pool: Arc<Pool>,
}

impl Audit for Ledger {}

/// A counter of events.
#[derive(Clone, Debug, Injectable)]
#[inject(bind(dyn Audit))]
pub struct Counter {
    /// The limit.
    #[inject(key = Primary)]
    pub most: Arc<u8>,
}

impl Audit for Counter {}

/// Constructs a pool.
fn pool(url: Arc<String>) -> Pool {
    Pool {
        url: Arc::unwrap_or_clone(url).into(),
    }
}

/// A component with a pool.
#[derive(Clone, Copy, Debug, Module)]
#[module(factories(pool -> Pool), requires(String), exports(Pool))]
pub struct Pools;

/// The data of a request.
#[derive(Clone, Copy, Debug)]
pub struct Request;

/// A component of a request.
#[derive(Clone, Debug, Injectable)]
#[inject(scoped)]
pub struct Handler {
    /// The request.
    pub request: Arc<Request>,
    /// All observers.
    pub audits: Vec<Arc<dyn Audit>>,
}

impl std::fmt::Debug for dyn Audit {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("an audit")
    }
}

/// A module with all lists.
#[derive(Debug, Module)]
#[module(
    components(Ledger as dyn Audit, Counter as dyn Audit, Handler),
    collections(dyn Audit),
    seeds(Request),
    imports(Pools { Pool }),
    exports(Handler, dyn Audit),
)]
pub struct Application {
    /// The address of the pool.
    pub url: String,
    /// The limit of the counter.
    #[module(key = Primary)]
    pub most: u8,
    /// The pools.
    pub pools: Pools,
}

/// A component that nobody should use any more.
#[deprecated]
#[derive(Clone, Copy, Debug, Injectable)]
pub struct Outdated;

/// A module that uses it all the same.
#[allow(deprecated, reason = "its users are not ready yet")]
#[derive(Clone, Copy, Debug, Module)]
#[module(components(Outdated), exports(Outdated))]
pub struct Lasting;
