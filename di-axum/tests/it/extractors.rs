//! Handlers ask for services with extractors.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing;
use wirework::{Container, Injectable, Keyed, Module, bind, component};
use wirework_axum::{Get, Inject, layer};

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

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Mailer>,
}

struct Primary;

fn app(router: Router) -> Router {
    let container = Container::builder()
        .add(component::<Smtp>())
        .add(component::<Signup>())
        .add(bind::<u16>().key::<Primary>().to_value(1))
        .add(bind::<u32>().to_async(async || 7))
        .add(bind::<u64>().to_async(async || 8).scoped());
    router.layer(layer(
        futures_util::FutureExt::now_or_never(container.start())
            .unwrap()
            .unwrap(),
    ))
}

async fn answer(router: Router) -> String {
    let (status, text) = read(&app(router), "/").await;
    assert_eq!(status, StatusCode::OK, "{text}");
    text
}

#[tokio::test]
async fn a_component() {
    let handler = async |Inject(signup): Inject<Signup>| signup.mailer.name();
    assert_eq!(
        answer(Router::new().route("/", routing::get(handler))).await,
        "smtp"
    );
}

#[tokio::test]
async fn a_trait() {
    let handler = async |Inject(mailer): Inject<dyn Mailer>| mailer.name();
    assert_eq!(
        answer(Router::new().route("/", routing::get(handler))).await,
        "smtp"
    );
}

#[tokio::test]
async fn any_dependency() {
    type Many = (
        Vec<Arc<dyn Mailer>>,
        Keyed<Primary, Arc<u16>>,
        Option<Arc<String>>,
    );
    let handler = async |Get((mailers, port, none)): Get<Many>| {
        format!("{} {} {}", mailers.len(), **port, none.is_none())
    };
    assert_eq!(
        answer(Router::new().route("/", routing::get(handler))).await,
        "1 1 true"
    );
}

#[tokio::test]
async fn a_value_that_an_async_function_constructs() {
    let handler =
        async |Inject(one): Inject<u32>, Inject(other): Inject<u64>| format!("{one} {other}");
    assert_eq!(
        answer(Router::new().route("/", routing::get(handler))).await,
        "7 8"
    );
}

#[tokio::test]
async fn a_struct_that_derives_from_request_parts() {
    #[derive(axum::extract::FromRequestParts)]
    struct Services {
        mailer: Inject<dyn Mailer>,
    }
    let handler = async |services: Services| services.mailer.0.name();
    assert_eq!(
        answer(Router::new().route("/", routing::get(handler))).await,
        "smtp"
    );
}

#[tokio::test]
async fn a_middleware() {
    async fn name(
        Inject(mailer): Inject<dyn Mailer>,
        request: axum::extract::Request,
        next: Next,
    ) -> Response {
        let mut response = next.run(request).await;
        let name = mailer.name().parse().unwrap();
        response.headers_mut().insert("mailer", name);
        response
    }
    let router = Router::new()
        .route("/", routing::get(async || ()))
        .layer(from_fn(name));
    let response = crate::support::get(&app(router), "/").await;
    assert_eq!(response.headers()["mailer"], "smtp");
}

#[tokio::test]
async fn a_handler_of_a_nested_router() {
    let handler = async |Inject(mailer): Inject<dyn Mailer>| mailer.name();
    let inner = Router::new().route("/inner", routing::get(handler));
    let router = app(Router::new().nest("/outer", inner));
    assert_eq!(read(&router, "/outer/inner").await.1, "smtp");
}

/// Awaits while it holds the trait object, so that its future holds it too.
async fn waits(
    Inject(mailer): Inject<dyn Mailer>,
    Get(all): Get<Vec<Arc<dyn Mailer>>>,
) -> &'static str {
    tokio::task::yield_now().await;
    assert_eq!(all.len(), 1);
    mailer.name()
}

#[tokio::test]
async fn a_handler_that_awaits_may_hold_a_trait() {
    assert_eq!(
        answer(Router::new().route("/", routing::get(waits))).await,
        "smtp"
    );
}

mod checked {
    //! The same with a checked module.

    use axum::middleware::{Next, from_fn};
    use axum::response::Response;

    use wirework_axum::prelude::*;

    use super::{Arc, Container, Mailer, Module, Router, Smtp, read, routing};

    #[derive(Module)]
    #[module(components(Smtp as dyn Mailer), exports(dyn Mailer))]
    struct App;

    type Inject<T> = wirework_axum::Inject<T, App>;
    type Get<D> = wirework_axum::Get<D, App>;

    async fn waits(
        Inject(mailer): Inject<dyn Mailer>,
        Get(optional): Get<Option<Arc<dyn Mailer>>>,
    ) -> &'static str {
        tokio::task::yield_now().await;
        assert!(optional.is_some());
        mailer.name()
    }

    mod handlers {
        //! A module that has no import of the prelude.

        use super::{Inject, Mailer};

        pub(super) async fn name(Inject(mailer): Inject<dyn Mailer>) -> &'static str {
            tokio::task::yield_now().await;
            mailer.name()
        }
    }

    #[tokio::test]
    async fn one_import_brings_the_alias_and_the_pattern_of_a_parent_module() {
        let mailer = Inject(Arc::new(Smtp) as Arc<dyn Mailer>);
        assert_eq!(handlers::name(mailer).await, "smtp");
    }

    async fn middleware(
        mailer: Inject<dyn Mailer>,
        request: axum::extract::Request,
        next: Next,
    ) -> Response {
        let response = next.run(request).await;
        assert_eq!(mailer.name(), "smtp");
        response
    }

    #[tokio::test]
    async fn a_handler_and_a_middleware_that_await_may_hold_a_trait() {
        let router = Router::new()
            .route("/", routing::get(waits))
            .layer(from_fn(middleware))
            .layer(layer(Container::from_module(App).unwrap()));
        assert_eq!(read(&router, "/").await.1, "smtp");
    }
}
