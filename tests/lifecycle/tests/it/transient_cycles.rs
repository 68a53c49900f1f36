//! Async transients that resolve values themselves.

use std::sync::Arc;

use futures_executor::block_on;
use futures_util::future::join;
use wirework::{Container, Lazy, Provider, ResolveErrorKind, bind};

use crate::support::{plain, yields};

#[derive(Debug)]
struct Doll;

struct Shelf(#[allow(dead_code, reason = "it is only constructed")] Arc<Doll>);

#[test]
fn an_async_transient_that_resolves_itself_is_an_error() {
    let doll = async |inner: Provider<Doll>| {
        yields(1).await;
        inner.get_async().await.map(|_| Doll)
    };
    let builder = Container::builder().add(bind::<Doll>().to_async(doll).transient());
    let container = block_on(builder.start()).unwrap();
    let error = block_on(container.resolve_async::<Doll>()).unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Cycle);
    assert_eq!(
        plain(&format!("{error:#}")),
        "`Doll` is resolved while it is being constructed\n\
        resolved   `Doll` (registered at tests/lifecycle/tests/it/transient_cycles.rs:_)\n\
        cycle      Doll -> Doll\n\
        help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction\n"
    );
}

#[test]
fn an_async_transient_that_resolves_its_consumer_is_an_error() {
    let doll = async |shelf: Lazy<Shelf>| {
        yields(1).await;
        shelf.get_async().await.map(|_| Doll)
    };
    let builder = Container::builder()
        .add(bind::<Doll>().to_async(doll).transient())
        .add(bind::<Shelf>().to(Shelf));
    let error = block_on(builder.start()).err().unwrap();
    assert_eq!(
        plain(&format!("{error:#}")),
        "`Shelf` is resolved while it is being constructed\n\
        path       Shelf (parameter 1) -> Doll\n\
        resolved   `Shelf` (registered at tests/lifecycle/tests/it/transient_cycles.rs:_)\n\
        cycle      Shelf -> Doll -> Shelf\n\
        help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction\n"
    );
}

struct Shop;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cycle_through_an_async_transient_and_two_tasks_is_an_error() {
    for _ in 0..50 {
        let doll = async |shop: Lazy<Shop>| {
            yields(2).await;
            shop.get_async().await.map(|_| Doll)
        };
        let shop = async |shelf: Lazy<Shelf>| {
            yields(2).await;
            shelf.get_async().await.map(|_| Shop)
        };
        let builder = Container::builder()
            .add(bind::<Doll>().to_async(doll).transient())
            .add(bind::<Shelf>().to(Shelf).scoped())
            .add(bind::<Shop>().to_async(shop).scoped());
        let scope = builder.start().await.unwrap().scope().open().unwrap();
        let other_scope = scope.clone();
        let one = tokio::spawn(async move { scope.resolve_async::<Shelf>().await.map(drop) });
        let other =
            tokio::spawn(async move { other_scope.resolve_async::<Shop>().await.map(drop) });
        let (one, other) = join(one, other).await;
        for error in [one.unwrap().unwrap_err(), other.unwrap().unwrap_err()] {
            assert_eq!(error.kind(), ResolveErrorKind::Cycle);
        }
    }
}
