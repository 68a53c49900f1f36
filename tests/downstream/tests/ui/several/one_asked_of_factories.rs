use std::sync::Arc;
use wirework::{Injectable, Module};
trait Mailer: Send + Sync {}
struct Smtp;
impl Mailer for Smtp {}
fn smtp() -> Arc<dyn Mailer> { Arc::new(Smtp) }
fn backup() -> Arc<dyn Mailer> { Arc::new(Smtp) }
#[derive(Injectable)]
struct Signup { mailer: Arc<dyn Mailer> }

#[derive(Module)]
#[module(components(Signup), collections(dyn Mailer))]
#[module(factories(smtp -> dyn Mailer, backup -> dyn Mailer))]
struct App;
fn main() {}
