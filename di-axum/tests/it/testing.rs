//! Tests of handlers.

use std::sync::Arc;

use axum::Router;
use axum::routing;
use wirework::testing::TestGraph;
use wirework::{Container, ContainerBuilder, Injectable, component};
use wirework_axum::{Inject, layer};

use crate::support::read;

trait Mailer: Send + Sync {
    fn name(&self) -> &'static str;
}

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct Smtp;

impl Mailer for Smtp {
    fn name(&self) -> &'static str {
        "smtp"
    }
}

struct Fake;

impl Mailer for Fake {
    fn name(&self) -> &'static str {
        "fake"
    }
}

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Mailer>,
}

fn app() -> ContainerBuilder {
    Container::builder()
        .add(component::<Smtp>())
        .add(component::<Signup>())
}

async fn signup(Inject(signup): Inject<Signup>) -> &'static str {
    signup.mailer.name()
}

fn router(container: Container) -> Router {
    Router::new()
        .route("/", routing::get(signup))
        .layer(layer(container))
}

#[tokio::test]
async fn a_router_takes_the_container_of_a_test_graph() {
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Mailer>(Arc::new(Fake));
    assert_eq!(read(&router(graph.container()), "/").await.1, "fake");
}

#[tokio::test]
async fn a_handler_is_called_with_the_component_of_a_bed() {
    let mut bed = Signup::bed();
    bed.with_mailer(Fake);
    assert_eq!(signup(bed.build().into()).await, "fake");
}
