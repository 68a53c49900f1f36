//! Async functions that resolve values themselves.

use std::sync::Arc;

use futures_executor::block_on;
use futures_util::future::join;
use wirework::{
    Container, ContainerBuilder, Provider, ResolveError, ResolveErrorKind, ScopeFactory, bind,
};

use crate::support::{plain, yields};

#[derive(Debug)]
struct First;

#[derive(Debug)]
struct Second;

/// Resolves a value as a constructor would that has the container.
async fn resolve<T: Send + Sync + 'static>(scopes: &ScopeFactory) -> Result<(), ResolveError> {
    let scope = scopes.scope()?.open()?;
    scope.resolve_async::<T>().await.map(drop)
}

#[test]
fn a_constructor_that_resolves_its_own_value_is_an_error() {
    let first = |scopes: ScopeFactory| async move {
        yields(1).await;
        resolve::<First>(&scopes).await.map(|()| First)
    };
    let builder = Container::builder().add(bind::<First>().to_async(first));
    let error = block_on(builder.start()).unwrap_err();
    assert_eq!(
        plain(&format!("{error:#}")),
        "`First` is resolved while it is being constructed\n\
        resolved   `First` (registered at tests/lifecycle/tests/it/cycles.rs:_)\n\
        cycle      First -> First\n\
        help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction\n"
    );
}

/// Returns the error of a first value whose constructor resolves what needs it, and awaits nothing.
fn error_of_first<F>(first: F) -> String
where
    F: Fn(ScopeFactory, Provider<First>, Provider<Second>) -> Result<First, ResolveError>,
    F: Clone + Send + Sync + 'static,
{
    let first = move |scopes, own, second| {
        let first = first.clone();
        async move {
            yields(1).await;
            first(scopes, own, second)
        }
    };
    let builder = Container::builder()
        .add(bind::<First>().to_async(first))
        .add(bind::<Second>().to_async(async |_: Arc<First>| Second))
        .add(bind::<u8>().to(|_: Arc<First>| 8_u8).scoped())
        .add(bind::<u16>().to(|_: Arc<Second>| 16_u16).scoped());
    let error = block_on(builder.start()).unwrap_err();
    let text = plain(&format!("{error:#}"));
    text.replace(" (registered at tests/lifecycle/tests/it/cycles.rs:_)", "")
}

#[test]
fn a_constructor_that_resolves_its_own_value_without_awaiting_it_is_an_error() {
    assert_eq!(
        error_of_first(|_, own, _| own.get().map(|_| First)),
        "`First` is resolved while it is being constructed\n\
        resolved   `First`\n\
        cycle      First -> First\n\
        help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction\n"
    );
}

#[test]
fn a_constructor_that_resolves_what_needs_it_without_awaiting_it_is_an_error() {
    let first = |scopes: ScopeFactory, _, _| {
        let scope = scopes.scope()?.open()?;
        scope.resolve::<u8>().map(|_| First)
    };
    assert_eq!(
        error_of_first(first),
        "`First` is resolved while it is being constructed\n\
        path       First -> u8 (parameter 1)\n\
        resolved   `First`\n\
        cycle      First -> u8 -> First\n\
        help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction\n"
    );
}

#[test]
fn a_constructor_that_resolves_an_async_value_which_needs_it_is_an_error() {
    let cycle = |text: String| {
        text.lines()
            .find(|line| line.starts_with("cycle"))
            .map(str::to_owned)
    };
    let by_provider = error_of_first(|_, _, second| second.get().map(|_| First));
    assert_eq!(
        cycle(by_provider).as_deref(),
        Some("cycle      First -> Second -> First")
    );
    let by_scope = error_of_first(|scopes: ScopeFactory, _, _| {
        let scope = scopes.scope()?.open()?;
        scope.resolve::<u16>().map(|_| First)
    });
    assert_eq!(
        cycle(by_scope).as_deref(),
        Some("cycle      First -> u16 -> Second -> First")
    );
}

#[test]
fn a_constructor_that_resolves_another_async_value_learns_how_to_await_it() {
    struct Third;

    let first = async |scopes: ScopeFactory| {
        let scope = scopes.scope()?.open()?;
        scope.resolve::<Third>().map(|_| First)
    };
    let third = async || {
        yields(3).await;
        Third
    };
    let builder = Container::builder()
        .add(bind::<First>().to_async(first))
        .add(bind::<Third>().to_async(third));
    let error = block_on(builder.start()).unwrap_err();
    assert!(format!("{error:#}").contains("resolve it with `resolve_async(..).await`"));
}

#[test]
fn two_constructors_that_wait_for_each_other_are_an_error() {
    let first = |scopes: ScopeFactory| async move {
        yields(2).await;
        resolve::<Second>(&scopes).await.map(|()| First)
    };
    let second = |scopes: ScopeFactory| async move {
        yields(2).await;
        resolve::<First>(&scopes).await.map(|()| Second)
    };
    let builder = Container::builder()
        .add(bind::<First>().to_async(first))
        .add(bind::<Second>().to_async(second));
    let error = block_on(builder.start()).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("is resolved while it is being constructed"),
        "{error}"
    );
}

/// A lazy application: its values are constructed when tasks resolve them, and each needs the other.
fn lazy_pair() -> Container {
    let first = |scopes: ScopeFactory| async move {
        yields(2).await;
        resolve::<Second>(&scopes).await.map(|()| First)
    };
    let second = |scopes: ScopeFactory| async move {
        yields(2).await;
        resolve::<First>(&scopes).await.map(|()| Second)
    };
    let builder = Container::builder()
        .add(bind::<First>().to_async(first).scoped())
        .add(bind::<Second>().to_async(second).scoped());
    block_on(builder.start()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tasks_whose_values_wait_for_each_other_get_errors() {
    for _ in 0..50 {
        let container = lazy_pair();
        let scope = container.scope().open().unwrap();
        let other_scope = scope.clone();
        let one = tokio::spawn(async move { scope.resolve_async::<First>().await.map(drop) });
        let other =
            tokio::spawn(async move { other_scope.resolve_async::<Second>().await.map(drop) });
        let (one, other) = join(one, other).await;
        for error in [one.unwrap().unwrap_err(), other.unwrap().unwrap_err()] {
            assert_eq!(error.kind(), ResolveErrorKind::Cycle);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_value_that_another_task_constructs_is_awaited() {
    let first = |scopes: ScopeFactory| async move {
        yields(3).await;
        resolve::<Second>(&scopes).await.map(|()| First)
    };
    let second = async || {
        yields(3).await;
        Second
    };
    for _ in 0..50 {
        let builder = Container::builder()
            .add(bind::<First>().to_async(first).scoped())
            .add(bind::<Second>().to_async(second).scoped());
        let container = builder.start().await.unwrap();
        let scopes = [(); 2].map(|()| container.scope().open().unwrap());
        let tasks = scopes.map(|scope| {
            tokio::spawn(async move { scope.resolve_async::<First>().await.map(drop) })
        });
        for task in tasks {
            task.await.unwrap().unwrap();
        }
    }
}

/// Returns a builder of `First`, which needs `Second` in a scope whose seed is true, and the reverse in others.
fn in_turns() -> ContainerBuilder {
    let first = async |is_first: Arc<bool>, second: Provider<Second>| {
        if *is_first {
            second.get_async().await?;
        }
        yields(3).await;
        Ok::<_, ResolveError>(First)
    };
    let second = async |is_first: Arc<bool>, first: Provider<First>| {
        if !*is_first {
            first.get_async().await?;
        }
        yields(3).await;
        Ok::<_, ResolveError>(Second)
    };
    Container::builder()
        .add(bind::<bool>().to_seed())
        .add(bind::<First>().to_async(first).scoped())
        .add(bind::<Second>().to_async(second).scoped())
}

#[test]
fn scopes_whose_values_wait_for_each_other_only_across_scopes_have_no_cycle() {
    let container = block_on(in_turns().start()).unwrap();
    let [one, other] = [true, false].map(|seed| container.scope().with(seed).open().unwrap());
    let (first, second) = (
        one.resolve_async::<First>(),
        other.resolve_async::<Second>(),
    );
    let (first, second) = block_on(join(first, second));
    first.unwrap();
    second.unwrap();
}
