//! Promise 10: a scope that ends while another thread resolves in it drops each of its values once.

use std::sync::{Arc, Mutex};

use wirework_core::{Container, Lazy, Provider, ResolveErrorKind, bind};

use crate::support::{Counted, Counts, explore, join, shared, spawn};

struct First(#[expect(dead_code, reason = "is dropped")] Counted);
struct Second(#[expect(dead_code, reason = "is dropped")] Counted);

/// A value that records its drop.
struct Named(&'static str, Arc<Mutex<Vec<&'static str>>>);

impl Drop for Named {
    fn drop(&mut self) {
        self.1.lock().expect("no panic").push(self.0);
    }
}

#[test]
fn promise_10_the_last_of_two_threads_drops_all_values_of_a_scope_once() {
    explore(3, || {
        let counts = Counts::new();
        let (first, second) = (counts.clone(), counts.clone());
        let container = shared(
            Container::builder()
                .add(
                    bind::<First>()
                        .to(move || First(first.construct()))
                        .scoped(),
                )
                .add(
                    bind::<Second>()
                        .to(move || Second(second.construct()))
                        .scoped(),
                ),
        );
        let scope = loom::sync::Arc::new(container.scope().open().expect("no seeds"));
        let of_other = scope.clone();
        let other = spawn(move || of_other.resolve::<First>().map(drop).expect("bound"));
        scope.resolve::<Second>().expect("bound");
        counts.interleave();
        drop(scope);
        join(other);
        counts.assert_all_dropped(2);
    });
}

#[test]
fn promise_10_values_of_two_threads_are_dropped_in_reverse_order_of_construction() {
    struct Below(#[expect(dead_code, reason = "is dropped")] Named);
    struct Above(#[expect(dead_code, reason = "is dropped")] Named);
    explore(3, || {
        let drops = Arc::new(Mutex::new(Vec::new()));
        let (below, above) = (Arc::clone(&drops), Arc::clone(&drops));
        let container = shared(
            Container::builder()
                .add(bind::<Below>().to(move || Below(Named("below", Arc::clone(&below)))))
                .add(
                    bind::<Above>()
                        .to(move |_: Arc<Below>| Above(Named("above", Arc::clone(&above)))),
                ),
        );
        let of_other = container.clone();
        let other = spawn(move || of_other.resolve::<Below>().map(drop).expect("bound"));
        container.resolve::<Above>().expect("bound");
        drop(container);
        join(other);
        assert_eq!(*drops.lock().expect("no panic"), ["above", "below"]);
    });
}

#[test]
fn a_provider_of_a_scope_that_ends_resolves_a_value_or_reports_that_it_was_dropped() {
    explore(3, || {
        let counts = Counts::new();
        let container = shared(Container::builder().add(counts.binding().scoped()));
        let scope = container.scope().open().expect("no seeds");
        let provider = scope.get::<Provider<Counted>>().expect("bound");
        let by_other = counts.clone();
        let other = spawn(move || {
            by_other.interleave();
            provider.get()
        });
        counts.interleave();
        drop(scope);
        match join(other) {
            Ok(value) => value.assert_seen(),
            Err(error) => assert_eq!(error.kind(), ResolveErrorKind::Dropped),
        }
        counts.assert_all_dropped(counts.constructed());
    });
}

#[test]
fn promise_5_a_singleton_that_two_scopes_resolve_outlives_both() {
    explore(3, || {
        let counts = Counts::new();
        let container = shared(Container::builder().add(counts.binding()));
        let of_other = container.clone();
        let resolve = |container: &Container| {
            let scope = container.scope().open().expect("no seeds");
            scope.resolve::<Counted>().expect("bound").assert_seen();
        };
        let other = spawn(move || resolve(&of_other));
        resolve(&container);
        join(other);
        assert_eq!((counts.constructed(), counts.dropped()), (1, 0));
        drop(container);
        counts.assert_all_dropped(1);
    });
}

#[test]
fn promise_10_a_value_that_a_container_owns_for_a_lazy_is_dropped_before_a_singleton_that_it_uses()
{
    struct Below(#[expect(dead_code, reason = "is dropped")] Named);
    /// Its value holds it, so that the container owns the value.
    struct Holder<const NUMBER: usize>(Lazy<Owned<NUMBER>>);
    struct Owned<const NUMBER: usize>(#[expect(dead_code, reason = "is dropped")] Named);
    explore(3, || {
        let drops = Arc::new(Mutex::new(Vec::new()));
        let (below, alone, above) = (Arc::clone(&drops), Arc::clone(&drops), Arc::clone(&drops));
        let alone = move |_: Arc<Holder<0>>| Owned::<0>(Named("alone", Arc::clone(&alone)));
        let above =
            move |_: Arc<Holder<1>>, _: Arc<Below>| Owned::<1>(Named("above", Arc::clone(&above)));
        let container = shared(
            Container::builder()
                .add(bind::<Below>().to(move || Below(Named("below", Arc::clone(&below)))))
                .add(bind::<Holder<0>>().to(Holder::<0>))
                .add(bind::<Holder<1>>().to(Holder::<1>))
                .add(bind::<Owned<0>>().to(alone).transient())
                .add(bind::<Owned<1>>().to(above).transient()),
        );
        let holder = container.resolve::<Holder<0>>().expect("bound");
        let other = container.resolve::<Holder<1>>().expect("bound");
        let other = spawn(move || drop(other.0.get().expect("bound")));
        drop(holder.0.get().expect("bound"));
        join(other);
        drop((container, holder));
        let drops = drops.lock().expect("no panic").clone();
        let at = |name| drops.iter().position(|dropped| *dropped == name);
        assert_eq!(drops.len(), 3);
        assert!(at("above") < at("below"), "{drops:?}");
    });
}
