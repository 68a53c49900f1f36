//! Modules, with all lists.

use std::sync::Arc;

use wirework::{Injectable, Module};

use crate::components::{Audit, Pool, Primary};

/// Writes down what happens.
#[derive(Clone, Debug, Injectable)]
#[inject(bind(dyn Audit))]
pub struct Ledger {
    /// Where to.
    pub pool: Arc<Pool>,
}

impl Audit for Ledger {}

/// Counts what happens.
#[derive(Clone, Debug, Injectable)]
#[inject(bind(dyn Audit))]
pub struct Counter {
    /// Up to where.
    #[inject(key = Primary)]
    pub most: Arc<u8>,
}

impl Audit for Counter {}

/// Makes a pool.
fn pool(url: Arc<String>) -> Pool {
    Pool {
        url: Arc::unwrap_or_clone(url).into(),
    }
}

/// Has a pool.
#[derive(Clone, Copy, Debug, Module)]
#[module(factories(pool -> Pool), requires(String), exports(Pool))]
pub struct Pools;

/// What is asked for in a request.
#[derive(Clone, Copy, Debug)]
pub struct Request;

/// Is of a request.
#[derive(Clone, Debug, Injectable)]
#[inject(scoped)]
pub struct Handler {
    /// The request.
    pub request: Arc<Request>,
    /// All that look at it.
    pub audits: Vec<Arc<dyn Audit>>,
}

impl std::fmt::Debug for dyn Audit {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("an audit")
    }
}

/// Has all lists.
#[derive(Debug, Module)]
#[module(
    components(Ledger as dyn Audit, Counter as dyn Audit, Handler),
    collections(dyn Audit),
    seeds(Request),
    imports(Pools { Pool }),
    exports(Handler, dyn Audit),
)]
pub struct Application {
    /// Where the pool leads.
    pub url: String,
    /// Up to where is counted.
    #[module(key = Primary)]
    pub most: u8,
    /// The pools.
    pub pools: Pools,
}
