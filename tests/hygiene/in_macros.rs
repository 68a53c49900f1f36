//! Structs that `macro_rules` generates from types, expressions, names and paths.

use std::sync::Arc;

use wirework::{Container, Injectable, bind, component};

trait Service: Send + Sync {
    fn number(&self) -> u32;
}

macro_rules! service {
    (
        $visibility:vis $name:ident<$($parameter:ident: $bound:path),*> as $service:ty;
        $($field:ident: $ty:ty $(= $value:expr)?;)*
    ) => {
        #[derive(Injectable)]
        #[inject(external, bind($service))]
        $visibility struct $name<$($parameter: $bound + Sync + 'static),*> {
            $($(#[inject(value = $value)])? $field: $ty,)*
        }
    };
}

macro_rules! options {
    ($name:ident, $key:ty, $lifetime:ident, $default:expr, $constructor:path, $root:path) => {
        #[derive(Injectable)]
        #[inject($lifetime, key = $key, crate = $root)]
        struct $name(#[inject(key = $key, default = $default)] Arc<u32>);

        #[derive(Injectable)]
        #[inject(constructor = $constructor)]
        struct Made(u32);
    };
}

macro_rules! hooked {
    ($name:ident, $start:path, $stop:expr, $limit:expr) => {
        #[derive(Injectable)]
        #[inject(start = $start, stop = $stop, stop_limit = $limit)]
        struct $name;
    };
}

hooked!(
    Socket,
    Socket::open,
    Socket::close,
    std::time::Duration::from_secs(1 + 2)
);

impl Socket {
    async fn open(&self) {}
    async fn close(&self) {}
}

#[test]
fn a_macro_was_given_hooks() {
    let builder = Container::builder().add(component::<Socket>());
    let error = builder.build().unwrap_err().to_string();
    assert!(error.contains("start, stop of `Socket`"), "{error}");
}

/// The field and the local variable of the macro have the same name, but are distinct.
macro_rules! same_name {
    ($name:ident, $field:ident) => {
        #[derive(Injectable)]
        #[inject(new)]
        struct $name {
            #[inject(arg)]
            $field: u32,
            #[inject(value = 7)]
            context: u32,
            config: Arc<u32>,
        }
    };
}

service! {
    pub(crate) Plain<> as dyn Service;
    config: Arc<u32>;
    limit: u32 = 1 + 2;
}

service! {
    Generic<T: Send> as dyn Service;
    part: Arc<T>;
    limit: u32 = { let part = 3; part + 1 };
}

mod keys {
    pub(super) struct Primary;
}

fn make(config: Arc<u32>) -> Made {
    Made(*config + 1)
}

options!(
    Optioned,
    keys::Primary,
    scoped,
    Arc::new(5),
    make,
    ::wirework
);
same_name!(Order, part);

impl Service for Plain {
    fn number(&self) -> u32 {
        *self.config + self.limit
    }
}

impl<T: Send + Sync + 'static> Service for Generic<T> {
    fn number(&self) -> u32 {
        let _ = &self.part;
        self.limit
    }
}

#[test]
fn what_a_macro_was_given_means_what_it_meant_there() -> Result<(), Box<dyn std::error::Error>> {
    let container = Container::builder()
        .add(bind::<u32>().to_value(100))
        .add(component::<Plain>())
        .add(component::<Generic<u32>>())
        .add(component::<Optioned>())
        .add(component::<Made>())
        .add(component::<OrderFactory>())
        .build()?;
    let services = container.get::<Vec<Arc<dyn Service>>>()?;
    let numbers: Vec<_> = services.iter().map(|service| service.number()).collect();
    assert_eq!(numbers, [103, 4]);
    let scope = container.scope().open()?;
    let optioned = scope.get::<wirework::Keyed<keys::Primary, Arc<Optioned>>>()?;
    assert_eq!(*optioned.0, 5);
    assert_eq!(container.resolve::<Made>()?.0, 101);
    let order = container.resolve::<OrderFactory>()?.create(1)?;
    assert_eq!((order.part, order.context, *order.config), (1, 7, 100));
    let by_hand = Order::new(2, Arc::new(3));
    assert_eq!((by_hand.part, by_hand.context, *by_hand.config), (2, 7, 3));
    Ok(())
}
