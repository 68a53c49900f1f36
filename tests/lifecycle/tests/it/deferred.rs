//! `Lazy::get_async` and `Provider::get_async`.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use futures_executor::block_on;
use wirework::{Container, Injectable, Lazy, Provider, ResolveErrorKind, bind, component};

use crate::support::{Log, Top, plain, poll_once, scoped_diamond, yields};

#[derive(Debug)]
struct Session(usize);

/// Returns a function that counts its calls.
fn counted() -> impl AsyncSession {
    let calls = AtomicUsize::new(0);
    move || {
        let number = calls.fetch_add(1, SeqCst) + 1;
        async move {
            yields(2).await;
            Session(number)
        }
    }
}

trait AsyncSession: Fn() -> Self::Future + Send + Sync + 'static {
    type Future: Future<Output = Session> + Send + 'static;
}

impl<F, R> AsyncSession for F
where
    F: Fn() -> R + Send + Sync + 'static,
    R: Future<Output = Session> + Send + 'static,
{
    type Future = R;
}

#[derive(Injectable)]
struct Page {
    session: Lazy<Session>,
    sessions: Provider<Session>,
}

fn pages() -> Container {
    let builder = Container::builder()
        .add(bind::<Session>().to_async(counted()).scoped())
        .add(component::<Page>().scoped());
    block_on(builder.start()).unwrap()
}

#[test]
fn a_lazy_runs_an_async_constructor_and_caches_the_value() {
    let scope = pages().scope().open().unwrap();
    let page = scope.resolve::<Page>().unwrap();
    let session = block_on(page.session.get_async()).unwrap();
    assert_eq!(session.0, 1);
    assert!(Arc::ptr_eq(&session, &page.session.get().unwrap()));
    assert!(Arc::ptr_eq(
        &session,
        &block_on(page.session.get_async()).unwrap()
    ));
    assert!(Arc::ptr_eq(&session, &scope.resolve::<Session>().unwrap()));
}

#[test]
fn a_provider_runs_an_async_constructor_once_for_a_shared_value() {
    let scope = pages().scope().open().unwrap();
    let page = scope.resolve::<Page>().unwrap();
    let one = block_on(page.sessions.get_async()).unwrap();
    let other = block_on(page.sessions.clone().get_async()).unwrap();
    assert!(Arc::ptr_eq(&one, &other));
}

#[test]
fn a_provider_resolves_a_transient_above_an_async_value_at_each_use() {
    struct Request(Arc<Session>);
    let builder = Container::builder()
        .add(bind::<Session>().to_async(counted()).scoped())
        .add(bind::<Request>().to(Request).transient());
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    let requests = scope.get::<Provider<Request>>().unwrap();
    let (one, other) = block_on(async {
        (
            requests.get_async().await.unwrap(),
            requests.get_async().await.unwrap(),
        )
    });
    assert!(!Arc::ptr_eq(&one, &other));
    assert_eq!((one.0.0, other.0.0), (1, 1));
}

#[test]
fn a_lazy_and_a_provider_by_hand_return_their_values() {
    let session = Arc::new(Session(7));
    let lazy = Lazy::from(Arc::clone(&session));
    let function = Arc::clone(&session);
    let providers = [
        Provider::from(Arc::clone(&session)),
        Provider::from_fn(move || Arc::clone(&function)),
    ];
    assert!(Arc::ptr_eq(&session, &block_on(lazy.get_async()).unwrap()));
    for provider in providers {
        assert!(Arc::ptr_eq(
            &session,
            &block_on(provider.get_async()).unwrap()
        ));
    }
}

#[test]
fn each_lazy_of_a_collection_runs_its_own_constructor() {
    let builder = Container::builder()
        .add(bind::<Session>().entry("a").to_async(counted()).scoped())
        .add(bind::<Session>().entry("b").to(|| Session(9)).scoped());
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    let sessions = scope.get::<BTreeMap<&str, Lazy<Session>>>().unwrap();
    let numbers = sessions
        .values()
        .map(|lazy| block_on(lazy.get_async()).unwrap().0);
    assert_eq!(numbers.collect::<Vec<_>>(), [1, 9]);
}

#[test]
fn a_handle_of_a_dropped_scope_is_the_same_error_with_both_methods() {
    let scope = pages().scope().open().unwrap();
    let page = scope.resolve::<Page>().unwrap();
    drop(scope);
    let errors = [
        (page.session.get(), block_on(page.session.get_async())),
        (page.sessions.get(), block_on(page.sessions.get_async())),
    ];
    for (sync, awaited) in errors {
        let (sync, awaited) = (sync.unwrap_err(), awaited.unwrap_err());
        assert_eq!(awaited.kind(), ResolveErrorKind::Dropped);
        assert_eq!(format!("{sync:#}"), format!("{awaited:#}"));
    }
}

#[test]
fn get_of_a_value_that_does_not_exist_yet_names_get_async() {
    let scope = pages().scope().open().unwrap();
    let page = scope.resolve::<Page>().unwrap();
    let error = page.session.get().unwrap_err();
    assert_eq!(
        plain(&format!("{error:#}")),
        "an async function constructs `Session`, and it has not ended yet\n\
        resolved   `Session` (registered at tests/lifecycle/tests/it/deferred.rs:_)\n\
        help       resolve it with `resolve_async(..).await`, or `get_async().await` of a `Lazy`; or after `start` has constructed it\n"
    );
}

#[test]
fn a_failed_constructor_of_a_lazy_is_called_again() {
    let calls = AtomicUsize::new(0);
    let session = move || {
        let number = calls.fetch_add(1, SeqCst) + 1;
        async move {
            yields(1).await;
            Some(Session(number)).filter(|it| it.0 > 1).ok_or("not yet")
        }
    };
    let builder = Container::builder().add(bind::<Session>().to_async(session).scoped());
    let container = block_on(builder.start()).unwrap();
    let lazy = container.scope().open().unwrap();
    let (scope, lazy) = (lazy.clone(), lazy.get::<Lazy<Session>>().unwrap());
    assert_eq!(
        block_on(lazy.get_async()).unwrap_err().kind(),
        ResolveErrorKind::Constructor
    );
    assert_eq!(block_on(lazy.get_async()).unwrap().0, 2);
    drop(scope);
}

#[test]
fn a_caller_that_drops_its_future_stops_no_other_caller() {
    let log: Arc<Log> = Arc::default();
    let container = block_on(scoped_diamond(&log).start()).unwrap();
    let scope = container.scope().open().unwrap();
    let lazy = scope.get::<Lazy<Top>>().unwrap();
    let (mut one, mut other) = (Box::pin(lazy.get_async()), Box::pin(lazy.get_async()));
    assert!(poll_once(&mut one).is_pending() && poll_once(&mut other).is_pending());
    drop(one);
    block_on(other).unwrap();
    assert_eq!(log.done(), ["bottom", "right", "left", "top"]);
}

#[test]
fn the_last_caller_that_drops_its_future_drops_the_construction() {
    let log: Arc<Log> = Arc::default();
    let container = block_on(scoped_diamond(&log).start()).unwrap();
    let scope = container.scope().open().unwrap();
    let lazy = scope.get::<Lazy<Top>>().unwrap();
    let mut one = Box::pin(lazy.get_async());
    assert!(poll_once(&mut one).is_pending());
    assert_eq!(log.running(), 1);
    drop(one);
    assert_eq!(log.running(), 0);
}

#[test]
fn the_future_of_a_lazy_can_be_sent_to_another_thread() {
    let scope = pages().scope().open().unwrap();
    let page = scope.resolve::<Page>().unwrap();
    let session = std::thread::spawn(move || block_on(page.session.get_async()).unwrap().0);
    assert_eq!(session.join().unwrap(), 1);
}
