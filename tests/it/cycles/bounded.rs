//! Promise 4: a constructor does not resolve its own binding on its thread, even if the recursion ends.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use wirework::{Container, Provider, ResolveError, ResolveErrorKind, ScopeFactory, bind};

use crate::support::{built, within};

#[derive(Debug)]
struct House;

/// Returns a function that returns `true` at its first three calls.
fn three_times() -> impl Fn() -> bool + Send + Sync + 'static {
    let calls = AtomicU32::new(0);
    move || calls.fetch_add(1, Ordering::SeqCst) < 3
}

#[test]
fn a_transient_does_not_resolve_another_one_of_its_binding() {
    let again = three_times();
    let factory = move |house: Provider<House>| {
        if again() {
            house.get()?;
        }
        Ok::<_, ResolveError>(House)
    };
    let container = built(Container::builder().add(bind::<House>().to(factory).transient()));
    let error = within(move || container.resolve::<House>().unwrap_err());
    assert_eq!(error.kind(), ResolveErrorKind::Cycle);
}

#[test]
fn a_transient_may_resolve_another_one_of_its_binding_in_a_thread_that_it_joins() {
    let again = three_times();
    let factory = move |house: Provider<House>| {
        if again() {
            let worker = thread::spawn(move || house.get().map(drop));
            worker.join().expect("no panic")?;
        }
        Ok::<_, ResolveError>(House)
    };
    let container = built(Container::builder().add(bind::<House>().to(factory).transient()));
    within(move || container.resolve::<House>()).unwrap();
}

#[test]
fn a_scoped_value_does_not_resolve_that_of_another_scope() {
    /// Opens scopes of the container, which are siblings of the scope that is resolved.
    struct Scopes(ScopeFactory);
    let again = three_times();
    let factory = move |scopes: Arc<Scopes>| {
        if again() {
            scopes.0.scope()?.open()?.resolve::<House>()?;
        }
        Ok::<_, ResolveError>(House)
    };
    let container = built(
        Container::builder()
            .add(bind::<Scopes>().to(Scopes))
            .add(bind::<House>().to(factory).scoped()),
    );
    let scope = container.scope().open().unwrap();
    let error = within(move || scope.resolve::<House>().unwrap_err());
    assert_eq!(error.kind(), ResolveErrorKind::Cycle);
}
