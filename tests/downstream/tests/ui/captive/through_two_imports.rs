use std::sync::Arc;
use wirework::{Injectable, Module};
#[derive(Injectable)] #[inject(scoped)] struct Session;
#[derive(Injectable)] #[inject(transient)] struct Cart { session: Arc<Session> }
#[derive(Module)] #[module(components(Session, Cart), exports(Cart))] struct Shop;
#[derive(Injectable)] #[inject(transient)] struct Checkout { cart: Arc<Cart> }
#[derive(Module)]
#[module(components(Checkout), imports(Shop { Cart }), exports(Checkout))] struct Orders;
#[derive(Injectable)] struct Worker { checkout: Arc<Checkout> }
#[derive(Module)] #[module(components(Worker), imports(Orders { Checkout }))] struct App;
fn main() {}
