//! Each request opens a scope with its own data, and the scope drops the values of the request.
//!
//! ```console
//! $ cargo run --example scopes
//! ada: the cart has the transaction of the checkout
//! ada: the cart is saved
//! ada: the transaction ends
//! grace: the cart has the transaction of the checkout
//! grace: the cart is saved
//! grace: the transaction ends
//! ```

use std::error::Error;
use std::sync::Arc;

use wirework::{Container, Injectable, bind, component};

/// A seed: the binding declares the type, and each request passes a value.
struct User {
    name: String,
}

#[derive(Injectable)]
#[inject(scoped)]
struct Transaction {
    user: Arc<User>,
}

impl Drop for Transaction {
    fn drop(&mut self) {
        println!("{}: the transaction ends", self.user.name);
    }
}

/// Constructed after its transaction, so dropped before it.
#[derive(Injectable)]
#[inject(scoped)]
struct Cart {
    transaction: Arc<Transaction>,
}

impl Drop for Cart {
    fn drop(&mut self) {
        println!("{}: the cart is saved", self.transaction.user.name);
    }
}

#[derive(Injectable)]
#[inject(scoped)]
struct Checkout {
    cart: Arc<Cart>,
    transaction: Arc<Transaction>,
}

fn handle(app: &Container, name: &str) -> Result<(), Box<dyn Error>> {
    let user = User { name: name.into() };
    let scope = app.scope().with(user).open()?;
    let checkout = scope.resolve::<Checkout>()?;
    if Arc::ptr_eq(&checkout.transaction, &checkout.cart.transaction) {
        println!("{name}: the cart has the transaction of the checkout");
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let app = Container::builder()
        .add(bind::<User>().to_seed())
        .add(component::<Transaction>())
        .add(component::<Cart>())
        .add(component::<Checkout>())
        .build()?;
    handle(&app, "ada")?;
    handle(&app, "grace")
}
