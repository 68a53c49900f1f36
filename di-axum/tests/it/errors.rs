//! Clients see no detail of an error; developers see the whole.

use axum::Router;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing;
use wirework::{Container, bind};
use wirework_axum::{Inject, InjectError, InjectRejection, layer};

use crate::support::read;

fn router() -> Router {
    Router::new().route("/", routing::get(async |_: Inject<u16>| ()))
}

#[tokio::test]
async fn without_the_layer_a_developer_is_told_to_add_it() {
    let (status, text) = read(&router(), "/").await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(
        text,
        "the router has no container: add `.layer(wirework_axum::layer(container))` to it, after the routes"
    );
}

#[tokio::test]
async fn a_client_sees_no_names() {
    let container = Container::builder()
        .add(bind::<u16>().to(|| "http".parse::<u16>()))
        .build()
        .unwrap();
    let answer = read(&router().layer(layer(container)), "/").await;
    let text = "Internal Server Error".to_owned();
    assert_eq!(answer, (StatusCode::INTERNAL_SERVER_ERROR, text));
}

#[tokio::test]
async fn a_stopped_application_is_unavailable() {
    let container = Container::builder()
        .add(bind::<u16>().to_value(1))
        .start()
        .await;
    let container = container.unwrap();
    let router = router().layer(layer(container.clone()));
    let _ = container.stop().await;
    let answer = read(&router, "/").await;
    let text = "Service Unavailable".to_owned();
    assert_eq!(answer, (StatusCode::SERVICE_UNAVAILABLE, text));
}

#[tokio::test]
async fn the_application_may_answer() {
    let answer = |error: &InjectError| (error.status(), "sorry").into_response();
    let container = Container::builder().build().unwrap();
    let router = router().layer(layer(container).on_error(answer));
    assert_eq!(read(&router, "/").await.1, "sorry");
}

#[tokio::test]
async fn a_handler_may_take_the_error() {
    let handler = async |service: Result<Inject<u16>, InjectRejection>| {
        let rejection = service.unwrap_err();
        assert!(matches!(rejection.error(), Some(InjectError::Resolve(_))));
        rejection.to_string()
    };
    let container = Container::builder().build().unwrap();
    let router = Router::new()
        .route("/", routing::get(handler))
        .layer(layer(container));
    let (status, text) = read(&router, "/").await;
    assert_eq!(status, StatusCode::OK);
    assert!(text.starts_with("nothing provides `u16`"), "{text}");
}

/// Returns the answer of a service with bodies of text, whose seed function refuses each request.
async fn refused(
    answer: impl IntoResponse + Clone + Send + Sync + 'static,
) -> http::Response<String> {
    let container = Container::builder().add(bind::<u16>().to_seed()).build();
    let refusing = layer(container.unwrap())
        .eager()
        .try_seed(move |_| Err::<u16, _>(answer.clone()));
    let service = tower::service_fn(async |_: http::Request<()>| {
        Ok::<_, std::convert::Infallible>(http::Response::new("hello".to_owned()))
    });
    let service = tower::ServiceBuilder::new()
        .layer(refusing)
        .service(service);
    tower::ServiceExt::oneshot(service, http::Request::new(()))
        .await
        .unwrap()
}

#[tokio::test]
async fn an_answer_without_a_body_keeps_its_headers_in_a_service_with_other_bodies() {
    let answer = refused([("content-type", "application/grpc"), ("grpc-status", "16")]).await;
    assert_eq!(answer.headers()["content-type"], "application/grpc");
    assert_eq!(answer.headers()["grpc-status"], "16");
}

#[tokio::test]
async fn an_answer_with_a_body_has_its_status_in_a_service_with_other_bodies() {
    let answer = refused((StatusCode::UNAUTHORIZED, "log in first")).await;
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(answer.headers().get("content-type"), None);
    assert_eq!(answer.body(), "");
}
