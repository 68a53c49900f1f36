//! A handler of axum, with a state that a bed builds.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{Request, StatusCode};
use axum::routing::get;
use kit::{Clock, Payments};
use tower::ServiceExt;
use wirework::Injectable;

use crate::support::FixedClock;

#[derive(Injectable)]
struct Shop {
    payments: Arc<dyn Payments>,
    clock: Arc<dyn Clock>,
}

async fn buy(State(shop): State<Arc<Shop>>) -> Result<String, StatusCode> {
    match shop.payments.charge(3).await {
        Some(paid) => Ok(format!("{paid} at {}", shop.clock.now())),
        None => Err(StatusCode::PAYMENT_REQUIRED),
    }
}

async fn get_buy(shop: Shop) -> (StatusCode, String) {
    let router = Router::new()
        .route("/buy", get(buy))
        .with_state(Arc::new(shop));
    let request = Request::get("/buy").body(Body::empty()).unwrap();
    let response = router.oneshot(request).await.unwrap();
    let status = response.status();
    let body = to_bytes(response.into_body(), 100).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn a_paid_card_buys() {
    let mut t = Shop::bed();
    t.payments.mock().expect_charge().times(1).returning(Some);
    t.with_clock(FixedClock(7));
    let (status, body) = get_buy(t.build()).await;
    assert_eq!((status, &*body), (StatusCode::OK, "3 at 7"));
}

#[tokio::test]
async fn a_declined_card_does_not() {
    let mut t = Shop::bed();
    t.payments
        .mock()
        .expect_charge()
        .times(1)
        .returning(|_| None);
    t.with_clock(FixedClock(7));
    let (status, _) = get_buy(t.build()).await;
    assert_eq!(status, StatusCode::PAYMENT_REQUIRED);
}
