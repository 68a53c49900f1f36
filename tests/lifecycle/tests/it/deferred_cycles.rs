//! Async constructors that resolve handles, and the cycles that this closes.

use std::sync::Arc;

use futures_executor::block_on;
use futures_util::future::{join, join3};
use wirework::{
    Container, ContainerBuilder, FactoryBinding, Injectable, Lazy, Provider, ResolveErrorKind,
    StartErrorKind, bind, component,
};

use crate::support::{plain, yields};

#[derive(Debug)]
struct Chicken;

#[derive(Debug)]
struct Egg;

#[test]
fn an_async_constructor_resolves_a_lazy() {
    let chicken = async |egg: Lazy<Egg>| {
        yields(1).await;
        egg.get_async().await.map(|_| Chicken)
    };
    let egg = async || {
        yields(2).await;
        Egg
    };
    let builder = Container::builder()
        .add(bind::<Chicken>().to_async(chicken))
        .add(bind::<Egg>().to_async(egg));
    block_on(builder.start()).unwrap();
}

#[test]
fn a_constructor_that_resolves_a_lazy_of_what_needs_it_is_an_error() {
    let chicken = async |egg: Lazy<Egg>| {
        yields(1).await;
        egg.get_async().await.map(|_| Chicken)
    };
    let builder = Container::builder()
        .add(bind::<Chicken>().to_async(chicken))
        .add(bind::<Egg>().to(|_: Arc<Chicken>| Egg));
    let error = block_on(builder.start()).unwrap_err();
    assert_eq!(
        plain(&format!("{error:#}")),
        "`Chicken` is resolved while it is being constructed\n\
        path       Chicken -> Egg (parameter 1)\n\
        resolved   `Chicken` (registered at tests/lifecycle/tests/it/deferred_cycles.rs:_)\n\
        cycle      Chicken -> Egg -> Chicken\n\
        help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction\n"
    );
}

#[derive(Debug)]
struct Straws;

#[test]
fn the_cycle_names_what_an_async_constructor_needs_of_the_next_one() {
    let chicken = async |egg: Lazy<Egg>| {
        yields(1).await;
        egg.get_async().await.map(|_| Chicken)
    };
    let straws = async |chicken: Provider<Chicken>| {
        yields(1).await;
        chicken.get_async().await.map(|_| Straws)
    };
    let builder = Container::builder()
        .add(bind::<Chicken>().to_async(chicken).scoped())
        .add(bind::<Egg>().to(|_: Arc<Straws>| Egg).scoped())
        .add(bind::<Straws>().to_async(straws).scoped());
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    let error = block_on(scope.resolve_async::<Chicken>()).unwrap_err();
    let text = plain(&format!("{error:#}"));
    assert!(
        text.contains("\ncycle      Chicken -> Egg -> Straws -> Chicken\n"),
        "{text}"
    );
}

trait Animal: Send + Sync {}
impl Animal for Chicken {}

/// A component that is bound to a trait.
#[derive(Injectable)]
#[inject(bind(dyn Home))]
struct Straw {
    #[allow(dead_code, reason = "it is only constructed")]
    animal: Arc<dyn Animal>,
}

trait Home: Send + Sync {}
impl Home for Straw {}

#[test]
fn a_cycle_through_a_trait_names_its_component_once() {
    let animal = async |home: Lazy<dyn Home>| {
        yields(1).await;
        home.get_async()
            .await
            .map(|_| Arc::new(Chicken) as Arc<dyn Animal>)
    };
    let builder = Container::builder()
        .add(bind::<dyn Animal>().to_async(animal))
        .add(component::<Straw>());
    let error = block_on(builder.start()).unwrap_err();
    let text = plain(&format!("{error:#}"));
    assert!(
        text.contains("\ncycle      dyn Animal -> Straw -> dyn Animal\n"),
        "{text}"
    );
}

/// Returns a builder of two values whose constructors resolve each other.
fn pair() -> ContainerBuilder {
    let chicken = async |egg: Lazy<Egg>| {
        yields(2).await;
        egg.get_async().await.map(|_| Chicken)
    };
    let egg = async |chicken: Provider<Chicken>| {
        yields(2).await;
        chicken.get_async().await.map(|_| Egg)
    };
    Container::builder()
        .add(bind::<Chicken>().to_async(chicken).scoped())
        .add(bind::<Egg>().to_async(egg).scoped())
}

#[test]
fn constructors_that_resolve_each_other_are_an_error_with_the_cycle() {
    let container = block_on(pair().start()).unwrap();
    let scope = container.scope().open().unwrap();
    let error = block_on(scope.resolve_async::<Chicken>()).unwrap_err();
    assert_eq!(
        plain(&format!("{error:#}")),
        "`Chicken` is resolved while it is being constructed\n\
        path       Chicken -> Egg\n\
        resolved   `Chicken` (registered at tests/lifecycle/tests/it/deferred_cycles.rs:_)\n\
        cycle      Chicken -> Egg -> Chicken\n\
        help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction\n"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn constructors_that_resolve_each_other_in_two_tasks_are_errors() {
    for _ in 0..50 {
        let scope = pair().start().await.unwrap().scope().open().unwrap();
        let other_scope = scope.clone();
        let one = tokio::spawn(async move { scope.resolve_async::<Chicken>().await.map(drop) });
        let other = tokio::spawn(async move { other_scope.resolve_async::<Egg>().await.map(drop) });
        let (one, other) = join(one, other).await;
        for error in [one.unwrap().unwrap_err(), other.unwrap().unwrap_err()] {
            assert_eq!(error.kind(), ResolveErrorKind::Cycle);
        }
    }
}

/// Returns a binding whose constructor resolves another value, when the constructors of all others have begun.
fn after<U, T>(new: fn() -> T) -> FactoryBinding<T>
where
    U: Send + Sync + 'static,
    T: Send + Sync + 'static,
{
    let construct = move |other: Lazy<U>| async move {
        yields(3).await;
        other.get_async().await.map(|_| new())
    };
    bind::<T>().to_async(construct).scoped()
}

#[tokio::test]
async fn three_constructors_that_wait_in_a_circle_name_each_step_of_their_cycle() {
    struct Nest;
    let builder = Container::builder()
        .add(after::<Egg, _>(|| Chicken))
        .add(after::<Nest, _>(|| Egg))
        .add(after::<Chicken, _>(|| Nest));
    let scope = builder.start().await.unwrap().scope().open().unwrap();
    let (chicken, egg, nest) = join3(
        scope.resolve_async::<Chicken>(),
        scope.resolve_async::<Egg>(),
        scope.resolve_async::<Nest>(),
    )
    .await;
    let errors = [chicken.err(), egg.err(), nest.err()];
    let errors = errors.map(|error| format!("{:#}", error.unwrap()));
    let cycles = [
        "cycle      Chicken -> Egg -> Nest -> Chicken",
        "cycle      Egg -> Nest -> Chicken -> Egg",
        "cycle      Nest -> Chicken -> Egg -> Nest",
    ];
    let names_all = |error: &&String| cycles.iter().any(|cycle| error.contains(cycle));
    assert_eq!(errors.iter().filter(names_all).count(), 3, "{errors:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_constructor_whose_task_resolves_what_needs_it_is_an_error() {
    let chicken = async |egg: Lazy<Egg>| {
        let task = tokio::spawn(async move { egg.get_async().await.map(drop) });
        task.await.unwrap().map(|()| Chicken)
    };
    let builder = Container::builder()
        .add(bind::<Chicken>().to_async(chicken))
        .add(bind::<Egg>().to(|_: Arc<Chicken>| Egg));
    let error = builder.start().await.unwrap_err();
    let StartErrorKind::Construct(error) = error.kind() else {
        panic!("{error}");
    };
    assert_eq!(error.kind(), ResolveErrorKind::Cycle);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn constructors_whose_tasks_resolve_each_other_are_errors() {
    let chicken = async |egg: Lazy<Egg>| {
        let task = tokio::spawn(async move { egg.get_async().await.map(drop) });
        task.await.unwrap().map(|()| Chicken)
    };
    let egg = async |chicken: Lazy<Chicken>| {
        let task = tokio::spawn(async move { chicken.get_async().await.map(drop) });
        task.await.unwrap().map(|()| Egg)
    };
    for _ in 0..50 {
        let builder = Container::builder()
            .add(bind::<Chicken>().to_async(chicken))
            .add(bind::<Egg>().to_async(egg));
        let error = builder.start().await.unwrap_err();
        let StartErrorKind::Construct(error) = error.kind() else {
            panic!("{error}");
        };
        assert_eq!(error.kind(), ResolveErrorKind::Cycle);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_task_of_a_constructor_resolves_what_does_not_need_it() {
    let chicken = async |egg: Lazy<Egg>| {
        let task = tokio::spawn(async move { egg.get_async().await.map(drop) });
        task.await.unwrap().map(|()| Chicken)
    };
    let egg = async || {
        yields(3).await;
        Egg
    };
    for _ in 0..50 {
        let builder = Container::builder()
            .add(bind::<Chicken>().to_async(chicken))
            .add(bind::<Egg>().to_async(egg));
        builder.start().await.unwrap();
    }
}

#[derive(Injectable)]
#[inject(constructor = Self::open)]
struct Nest {
    birds: Lazy<Bird>,
}

impl Nest {
    async fn open(birds: Lazy<Bird>) -> Self {
        yields(1).await;
        Self { birds }
    }
}

struct Bird(Arc<Nest>);

async fn hatch(nest: Arc<Nest>) -> Bird {
    yields(1).await;
    Bird(nest)
}

#[test]
fn a_lazy_closes_a_cycle_after_the_construction_of_its_holder() {
    let builder = Container::builder()
        .add(component::<Nest>().scoped())
        .add(bind::<Bird>().to_async(hatch).scoped());
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    let nest = block_on(scope.resolve_async::<Nest>()).unwrap();
    let bird = block_on(nest.birds.get_async()).unwrap();
    assert!(Arc::ptr_eq(&bird.0, &nest));
    let weak = Arc::downgrade(&nest);
    drop((scope, nest, bird));
    assert!(weak.upgrade().is_none());
}
