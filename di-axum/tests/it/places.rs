//! The places that messages name for the scopes that a layer opens.

use axum::http::request::Parts;
use axum::{Router, routing};
use wirework::{Container, Limits, Phase, bind};
use wirework_axum::{Inject, InjectRejection, OwnScope, layer, state};

use crate::support::{get, read};

struct User;

/// Returns a container with `User` as a seed, if it is declared.
fn container(is_declared: bool) -> Container {
    let builder = Container::builder();
    let builder = if is_declared {
        builder.add(bind::<User>().to_seed())
    } else {
        builder
    };
    builder.build().unwrap()
}

/// Returns the text of an error to the client, which an application does not do.
async fn text(user: Result<Inject<User>, InjectRejection>) -> String {
    format!("{:#}", user.err().unwrap())
}

#[tokio::test]
async fn a_missing_seed_names_the_line_of_the_layer_and_its_methods() {
    let line = line!() + 1;
    let layer = layer(container(true));
    let router = Router::new().route("/", routing::get(text)).layer(layer);
    let (_, text) = read(&router, "/").await;
    let opened = format!("opened at  di-axum/tests/it/places.rs:{line} by `layer`");
    assert!(text.contains(&opened), "{text}");
    let help = "pass it there: `.seed(..)`, `.seed_if(..)` or `.seed_extension(..)` of the layer";
    assert!(text.contains(help), "{text}");
}

#[tokio::test]
async fn a_seed_that_is_passed_twice_names_the_line_of_the_layer() {
    let line = line!() + 1;
    let layer = layer(container(true)).seed(|_| User).seed(|_| User);
    let router = Router::new().route("/", routing::get(text)).layer(layer);
    let (_, text) = read(&router, "/").await;
    assert!(text.contains("is passed twice"), "{text}");
    let opened = format!("di-axum/tests/it/places.rs:{line} by `layer`");
    assert!(text.contains(&opened), "{text}");
}

#[tokio::test]
async fn a_seed_that_is_not_declared_names_the_line_of_the_layer() {
    let line = line!() + 1;
    let layer = layer(container(false)).seed(|_: &Parts| User);
    let rejected =
        async |scope: Result<OwnScope, InjectRejection>| format!("{:#}", scope.unwrap_err());
    let router = Router::new()
        .route("/", routing::get(rejected))
        .layer(layer);
    let (_, text) = read(&router, "/").await;
    assert!(text.contains("is not declared as a seed"), "{text}");
    let opened = format!("di-axum/tests/it/places.rs:{line}");
    assert!(text.contains(&opened), "{text}");
}

#[tokio::test]
async fn a_seed_that_the_state_lacks_names_the_layer_as_the_remedy() {
    let handler = async |user: Result<state::Inject<User>, InjectRejection>| {
        format!("{:#}", user.err().unwrap())
    };
    let router = Router::new()
        .route("/", routing::get(handler))
        .with_state(container(true));
    let (_, text) = read(&router, "/").await;
    assert!(text.contains(" by `state::Inject`"), "{text}");
    let help = "add `.layer(wirework_axum::layer(container).seed(..))` to the router";
    assert!(text.contains(help), "{text}");
}

#[tokio::test(start_paused = true)]
async fn an_own_scope_that_outlives_the_drain_names_itself_and_the_line_of_the_layer() {
    let limits = Limits::default().each(Phase::Drain, std::time::Duration::from_secs(1));
    let container = Container::builder().limits(limits).start().await.unwrap();
    let (keep, kept) = std::sync::mpsc::channel();
    let line = line!() + 1;
    let layer = layer(container.clone());
    let feed = async move |OwnScope(scope): OwnScope| keep.send(scope).unwrap();
    let router = Router::new().route("/", routing::get(feed)).layer(layer);
    get(&router, "/").await;
    let report = container.stop().await;
    let opened = format!(
        "the scope that was opened at di-axum/tests/it/places.rs:{line} by `OwnScope` did not end"
    );
    assert!(report.to_string().contains(&opened), "{report}");
    drop(kept);
}
