//! The errors of async constructors.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use futures_executor::block_on;
use wirework::{Container, Injectable, Lazy, ResolveErrorKind, StartErrorKind, bind, component};

use crate::support::{Bottom, Log, Top, diamond, plain, yields};

#[derive(Debug)]
struct Pool;

#[derive(Injectable)]
struct Service {
    #[allow(dead_code, reason = "it is only constructed")]
    pool: Arc<Pool>,
}

async fn refused() -> Result<Pool, io::Error> {
    yields(1).await;
    Err(io::Error::other("no route to host"))
}

#[test]
fn an_error_names_the_constructor_and_its_cause() {
    let builder = Container::builder().add(bind::<Pool>().to_async(refused));
    let error = block_on(builder.start()).unwrap_err();
    let StartErrorKind::Construct(failure) = error.kind() else {
        panic!("{error}");
    };
    assert_eq!(failure.kind(), ResolveErrorKind::Constructor);
    assert!(failure.constructor_error::<io::Error>().is_some());
    assert_eq!(
        plain(&format!("{error:#}")),
        "the constructor of `Pool` (registered at tests/lifecycle/tests/it/errors.rs:_) failed\n\
        caused by  no route to host\n"
    );
}

#[test]
fn an_error_has_the_path_from_the_resolved_value() {
    let builder = Container::builder()
        .add(bind::<Pool>().to_async(refused).scoped())
        .add(component::<Service>().transient());
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    let error = block_on(scope.resolve_async::<Service>()).err().unwrap();
    assert_eq!(
        plain(&format!("{error:#}")),
        "the constructor of `Pool` (registered at tests/lifecycle/tests/it/errors.rs:_) failed\n\
        path       Service.pool -> Pool\n\
        resolved   `Service` (tests/lifecycle/tests/it/errors.rs:_, registered at tests/lifecycle/tests/it/errors.rs:_)\n\
        caused by  no route to host\n"
    );
}

#[test]
fn an_error_of_several_values_has_the_path_from_the_one_that_needs_it() {
    let builder = Container::builder()
        .add(bind::<u8>().to_async(async || 8).scoped())
        .add(bind::<Pool>().to_async(refused).scoped())
        .add(component::<Service>().transient());
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    let both = block_on(scope.get_async::<(Arc<u8>, Arc<Service>)>());
    let text = plain(&format!("{:#}", both.err().unwrap()));
    assert!(text.contains("path       Service.pool -> Pool\n"), "{text}");
}

#[test]
fn a_panic_is_an_error() {
    let builder = Container::builder().add(bind::<Pool>().to_async(async || -> Pool {
        yields(1).await;
        panic!("out of luck")
    }));
    let error = block_on(builder.start()).unwrap_err();
    let StartErrorKind::Construct(failure) = error.kind() else {
        panic!("{error}");
    };
    assert_eq!(failure.kind(), ResolveErrorKind::Panicked);
    assert_eq!(
        plain(&format!("{error:#}")),
        "the construction of `Pool` (registered at tests/lifecycle/tests/it/errors.rs:_) panicked: out of luck\n\
        resolved   `Pool` (registered at tests/lifecycle/tests/it/errors.rs:_)\n"
    );
}

#[test]
fn a_panic_of_an_ordinary_constructor_is_an_error() {
    let builder =
        Container::builder().add(bind::<Pool>().to(|| -> Pool { panic!("no luck") }).eager());
    let error = block_on(builder.start()).unwrap_err();
    assert_eq!(
        plain(&error.to_string()),
        "the construction of `Pool` (registered at tests/lifecycle/tests/it/errors.rs:_) panicked: no luck\n"
    );
}

#[test]
fn a_failed_start_drops_all_that_it_constructed() {
    let log: Arc<Log> = Arc::default();
    let builder =
        diamond(&log).add(bind::<Pool>().to_async(async |_top: Arc<Top>| refused().await));
    block_on(builder.start()).unwrap_err();
    assert_eq!(log.dropped(), ["top", "left", "right", "bottom"]);
}

#[test]
fn the_first_failure_cancels_what_is_in_progress() {
    let log: Arc<Log> = Arc::default();
    let forever = async |log: Arc<Log>| -> Pool {
        let _running = log.begin("forever");
        std::future::pending().await
    };
    let builder = diamond(&log)
        .add(bind::<Pool>().to_async(forever))
        .add(bind::<u8>().to_async(async |_top: Arc<Top>| Err::<u8, _>("no")));
    block_on(builder.start()).unwrap_err();
    assert_eq!(log.running(), 0);
    assert!(log.begun().contains(&"forever"));
}

#[test]
fn a_failed_scoped_constructor_is_called_again() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let builder = Container::builder().add(
        bind::<Pool>()
            .to_async(async || {
                yields(1).await;
                if CALLS.fetch_add(1, SeqCst) == 0 {
                    return refused().await;
                }
                Ok(Pool)
            })
            .scoped(),
    );
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    block_on(scope.resolve_async::<Pool>()).unwrap_err();
    block_on(scope.resolve_async::<Pool>()).unwrap();
}

#[test]
fn a_sync_resolve_of_a_value_that_does_not_exist_yet_says_so() {
    let builder = Container::builder()
        .add(bind::<Pool>().to_async(refused).scoped())
        .add(component::<Service>().scoped());
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    let error = scope.resolve::<Service>().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::NeedsAsync);
    assert_eq!(
        plain(&format!("{error:#}")),
        "an async function constructs `Pool`, and it has not ended yet\n\
        path       Service.pool -> Pool\n\
        resolved   `Service` (tests/lifecycle/tests/it/errors.rs:_, registered at tests/lifecycle/tests/it/errors.rs:_)\n\
        help       resolve it with `resolve_async(..).await`, or `get_async().await` of a `Lazy`; or after `start` has constructed it\n"
    );
}

#[test]
fn a_lazy_in_an_async_constructor_reports_the_cycle_that_its_value_closes() {
    struct Early;
    let early = async |bottom: Lazy<Bottom>| {
        yields(0).await;
        bottom.get().map(|_| Early)
    };
    let builder = Container::builder()
        .add(bind::<Bottom>().to_async(async |_early: Arc<Early>| -> Bottom { unreachable!() }))
        .add(bind::<Early>().to_async(early));
    let error = block_on(builder.start()).err().unwrap();
    assert_eq!(
        plain(&format!("{error:#}")),
        "`Early` is resolved while it is being constructed\n\
        resolved   `Early` (registered at tests/lifecycle/tests/it/errors.rs:_)\n\
        cycle      Early -> Bottom -> Early\n\
        help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction\n"
    );
}
