use std::sync::Arc;
use wirework::{Injectable, Module};

struct Pool;
fn limited(pool: Arc<Pool>, _limit: Arc<Limit>) -> Arc<Pool> { pool }
fn traced(pool: Arc<Pool>) -> Arc<Pool> { pool }

#[derive(Injectable)]
struct Limit { pool: Arc<Pool> }

#[derive(Module)]
#[module(components(Limit), decorators(limited -> Pool, traced -> Pool))]
struct App { pool: Pool }
fn main() {}
