//! The container in the state of the router.

use axum::Router;
use axum::extract::FromRef;
use axum::routing;
use wirework::{Container, Module, bind};
use wirework_axum::layer;
use wirework_axum::state::Inject;

use crate::support::{Ends, Unit, read, units};

fn container() -> Container {
    Container::builder()
        .add(bind::<u16>().to_value(80))
        .build()
        .unwrap()
}

#[tokio::test]
async fn the_state_may_be_the_container() {
    let handler = async |Inject(port): Inject<u16>| port.to_string();
    let router = Router::new()
        .route("/", routing::get(handler))
        .with_state(container());
    assert_eq!(read(&router, "/").await.1, "80");
}

#[tokio::test]
async fn the_container_may_be_a_part_of_the_state() {
    #[derive(Clone, FromRef)]
    struct App {
        container: Container,
        name: &'static str,
    }
    let handler =
        async |Inject(port): Inject<u16>,
               axum::extract::State(name): axum::extract::State<&'static str>| {
            format!("{name} {port}")
        };
    let state = App {
        container: container(),
        name: "app",
    };
    let router = Router::new()
        .route("/", routing::get(handler))
        .with_state(state);
    assert_eq!(read(&router, "/").await.1, "app 80");
}

#[tokio::test]
async fn it_may_be_that_of_a_module() {
    #[derive(Module)]
    #[module(exports(u16))]
    struct App {
        port: u16,
    }
    let handler = async |Inject(port): Inject<u16, App>| port.to_string();
    let container = Container::from_module(App { port: 81 }).unwrap();
    let router = Router::new()
        .route("/", routing::get(handler))
        .with_state(container);
    assert_eq!(read(&router, "/").await.1, "81");
}

#[tokio::test]
async fn the_scope_of_the_layer_is_used() {
    let ends = Ends::default();
    let container = units(&ends).build().unwrap();
    let router = Router::new()
        .route("/", routing::get(async |_: Inject<Unit>| ()))
        .with_state(container.clone())
        .layer(layer(container));
    read(&router, "/").await;
    assert_eq!(ends.all(), [wirework::Outcome::Success]);
}

#[tokio::test]
async fn the_scope_of_a_layer_with_another_container_is_not_used() {
    let of_layer = Container::builder()
        .add(bind::<u16>().to_value(1))
        .build()
        .unwrap();
    let handler = async |Inject(of_state): Inject<u16>, of_layer: wirework_axum::Inject<u16>| {
        format!("{of_state} {}", **of_layer)
    };
    let router = Router::new()
        .route("/", routing::get(handler))
        .with_state(container())
        .layer(layer(of_layer));
    assert_eq!(read(&router, "/").await.1, "80 1");
}
