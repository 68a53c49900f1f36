use std::sync::Arc;
use wirework::{Container, Injectable, Module};
trait Mailer: Send + Sync {}
#[derive(Injectable)]
struct Smtp;
impl Mailer for Smtp {}

#[derive(Module)]
#[module(components(Smtp as dyn Mailer))]
struct App;

fn main() {
    let app = Container::from_module(App).unwrap();
    let _: Result<Vec<Arc<dyn Mailer>>, _> = app.get();
}
