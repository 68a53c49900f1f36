//! Collections that several modules contribute to, checked by rustc.

use std::collections::BTreeMap;
use std::sync::Arc;

use wirework::{Container, Injectable, Module};

trait Gateway: Send + Sync {
    fn name(&self) -> &'static str;
}

macro_rules! gateways {
    ($($gateway:ident)*) => {$(
        #[derive(Injectable)]
        #[inject(bind(dyn Gateway))]
        struct $gateway;

        impl Gateway for $gateway {
            fn name(&self) -> &'static str {
                stringify!($gateway)
            }
        }
    )*};
}

gateways! { Stripe Paypal Invoice Cash }

#[derive(Module)]
#[module(
    components(Stripe as dyn Gateway: entry = "stripe", Paypal as dyn Gateway: entry = "paypal"),
    collections(dyn Gateway),
    exports(dyn Gateway)
)]
struct Cards;

/// Adds a gateway to those of the cards, and exports all.
#[derive(Module)]
#[module(
    components(Invoice as dyn Gateway: entry = "invoice"),
    imports(Cards { dyn Gateway }),
    collections(dyn Gateway),
    exports(dyn Gateway)
)]
struct Payments;

#[derive(Injectable)]
struct Shop {
    gateways: Vec<Arc<dyn Gateway>>,
    by_name: BTreeMap<&'static str, Arc<dyn Gateway>>,
}

impl Shop {
    fn names(&self) -> Vec<&'static str> {
        self.gateways.iter().map(|gateway| gateway.name()).collect()
    }
}

#[test]
fn a_collection_has_the_members_of_an_import() {
    #[derive(Module)]
    #[module(
        components(Shop),
        imports(Cards { dyn Gateway }),
        collections(dyn Gateway),
        exports(Shop)
    )]
    struct App;
    let container = Container::from_module(App).unwrap();
    let shop = container.resolve::<Shop>().unwrap();
    assert_eq!(shop.by_name.len(), 2);
}

#[test]
fn own_members_come_first_and_then_those_of_the_imports_in_their_order() {
    #[derive(Module)]
    #[module(
        components(Shop, Cash as dyn Gateway),
        imports(Payments { dyn Gateway }),
        collections(dyn Gateway),
        exports(Shop)
    )]
    struct App;
    let container = Container::from_module(App).unwrap();
    let shop = container.resolve::<Shop>().unwrap();
    assert_eq!(shop.names(), ["Cash", "Invoice", "Stripe", "Paypal"]);
}

#[test]
fn a_member_that_arrives_on_two_ways_is_there_once() {
    #[derive(Module)]
    #[module(
        components(Shop),
        imports(Cards { dyn Gateway }, Payments { dyn Gateway }),
        collections(dyn Gateway),
        exports(Shop)
    )]
    struct App;
    let container = Container::from_module(App).unwrap();
    let shop = container.resolve::<Shop>().unwrap();
    assert_eq!(shop.by_name.len(), 3);
    assert_eq!(shop.names().len(), 3);
}

#[derive(Injectable)]
struct Ledger;

#[derive(Injectable)]
struct Books {
    ledgers: Vec<Arc<Ledger>>,
    ledger: Arc<Ledger>,
}

#[derive(Module)]
#[module(components(Ledger, Books), collections(Ledger), exports(Books))]
struct Accounts;

#[test]
fn a_component_is_the_member_of_a_collection_of_its_struct() {
    let books = Container::from_module(Accounts).unwrap();
    let books = books.resolve::<Books>().unwrap();
    assert_eq!(books.ledgers.len(), 1);
    assert!(Arc::ptr_eq(&books.ledgers[0], &books.ledger));
}
