//! Seeds from the request.

use axum::http::{Request, StatusCode, request::Parts};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::{Router, body::Body, routing};
use tower::ServiceExt;
use wirework::{Container, bind};
use wirework_axum::{Inject, InjectLayer, OwnScope, layer};

use crate::support::read;

struct RequestId(String);

#[derive(Clone)]
struct User(&'static str);

fn container() -> Container {
    Container::builder()
        .add(bind::<RequestId>().to_seed())
        .add(bind::<User>().to_seed())
        .build()
        .unwrap()
}

fn router(layer: InjectLayer) -> Router {
    Router::new()
        .route(
            "/id",
            routing::get(async |Inject(id): Inject<RequestId>| id.0.clone()),
        )
        .route(
            "/user",
            routing::get(async |Inject(user): Inject<User>| user.0),
        )
        .layer(layer)
}

fn id(parts: &Parts) -> Option<RequestId> {
    let id = parts.headers.get("x-request-id")?;
    Some(RequestId(id.to_str().ok()?.to_owned()))
}

#[tokio::test]
async fn a_seed_is_a_function_of_the_parts() {
    let router = router(layer(container()).seed_if(id));
    let request = Request::get("/id")
        .header("x-request-id", "7")
        .body(Body::empty());
    let response = router.oneshot(request.unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_seed_may_answer_the_request() {
    let refuse = |_: &Parts| Err::<User, _>((StatusCode::UNAUTHORIZED, "who are you?"));
    let router = router(layer(container()).try_seed(refuse));
    let answer = read(&router, "/user").await;
    assert_eq!(
        answer,
        (StatusCode::UNAUTHORIZED, "who are you?".to_owned())
    );
}

#[tokio::test]
async fn an_earlier_middleware_may_set_it() {
    async fn authenticate(mut request: axum::extract::Request, next: Next) -> Response {
        request.extensions_mut().insert(User("Ada"));
        next.run(request).await
    }
    let router = router(layer(container()).seed_extension::<User>()).layer(from_fn(authenticate));
    assert_eq!(read(&router, "/user").await.1, "Ada");
}

#[tokio::test]
async fn a_seed_that_is_missing_is_an_error_of_who_needs_it() {
    let router = router(layer(container()).seed_if(id));
    assert_eq!(
        read(&router, "/id").await.0,
        StatusCode::INTERNAL_SERVER_ERROR
    );
}

#[tokio::test]
async fn a_scope_of_its_own_has_the_seeds_of_its_request() {
    static COUNT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let numbered = |_: &Parts| {
        let number = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        RequestId(number.to_string())
    };
    let handler = async |Inject(id): Inject<RequestId>, OwnScope(scope): OwnScope| {
        let own = scope.resolve::<RequestId>().unwrap();
        assert!(std::sync::Arc::ptr_eq(&id, &own));
        id.0.clone()
    };
    let router = Router::new()
        .route("/", routing::get(handler))
        .layer(layer(container()).seed(numbered));
    assert_eq!(read(&router, "/").await.1, "0");
    assert_eq!(read(&router, "/").await.1, "1");
}

#[tokio::test]
async fn a_seed_may_answer_the_request_before_the_handler() {
    let refuse = |_: &Parts| Err::<User, _>((StatusCode::UNAUTHORIZED, "who are you?"));
    let router = router(layer(container()).try_seed(refuse).eager());
    let answer = (StatusCode::UNAUTHORIZED, "who are you?".to_owned());
    assert_eq!(read(&router, "/id").await, answer);
}
