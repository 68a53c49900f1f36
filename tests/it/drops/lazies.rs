//! Promise 8: no cycle leaks, whatever is between a `Lazy` and the object that holds it. Promise 10: the value
//! that a container owns for a `Lazy` is dropped in its turn.

use std::collections::BTreeMap;
use std::sync::Arc;

use wirework::{
    Container, ContainerBuilder, Dependency, Injectable, Keyed, Lazy, Provider, ResolveErrorKind,
    Shareable, bind, component, decorate,
};

use crate::support::{Log, Noted, all_at_once, built};

trait Center: Send + Sync {}
trait Rim: Send + Sync {}

struct Primary;

/// A shared object that reaches its spoke through the dependency `D`.
struct Hub<D>(D, #[expect(dead_code, reason = "is dropped")] Noted);
impl<D: Send + Sync> Center for Hub<D> {}

/// A transient value that holds its hub.
struct Spoke(
    #[expect(dead_code, reason = "is held")] Box<dyn Send + Sync>,
    #[expect(dead_code, reason = "is dropped")] Noted,
);
impl Rim for Spoke {}

/// Returns bindings of a scoped hub with the dependency `ToSpoke`, and of a spoke with the dependency `ToHub`.
fn wheel<ToSpoke, ToHub>(log: &Log) -> ContainerBuilder
where
    ToSpoke: Dependency + Send + Sync + 'static,
    ToHub: Dependency + Send + Sync + 'static,
{
    let (of_hub, of_spoke) = (log.clone(), log.clone());
    let spoke = move |hub: ToHub| Spoke(Box::new(hub), of_spoke.note("spoke"));
    let as_center = |hub: Arc<Hub<ToSpoke>>| -> Arc<dyn Center> { hub };
    let as_rim = |spoke: Arc<Spoke>| -> Arc<dyn Rim> { spoke };
    Container::builder()
        .add(
            bind::<Hub<ToSpoke>>()
                .to(move |spoke| Hub(spoke, of_hub.note("hub")))
                .scoped(),
        )
        .add(bind::<dyn Center>().to(as_center).transient())
        .add(
            bind::<dyn Center>()
                .key::<Primary>()
                .to(as_center)
                .transient(),
        )
        .add(bind::<dyn Center>().entry("hub").to(as_center).transient())
        .add(bind::<Spoke>().to(spoke).transient())
        .add(bind::<dyn Rim>().to(as_rim).transient())
}

/// Asserts that the hub and the spoke are dropped with the scope, the spoke first.
#[track_caller]
fn ends_with_the_scope<T: Shareable, D, ToHub>(spoke: impl Fn(&D) -> Arc<T>)
where
    D: Dependency + Send + Sync + 'static,
    ToHub: Dependency + Send + Sync + 'static,
{
    let log = Log::default();
    let container = built(wheel::<D, ToHub>(&log));
    let request = container.scope().open().unwrap();
    let hub = request.resolve::<Hub<D>>().unwrap();
    let (one, other) = (spoke(&hub.0), spoke(&hub.0));
    assert!(Arc::ptr_eq(&one, &other));
    drop((one, other, hub));
    assert!(log.names().is_empty());
    drop(request);
    assert_eq!(log.names(), ["spoke", "hub"]);
}

fn through<ToHub: Dependency + Send + Sync + 'static>() {
    ends_with_the_scope::<Spoke, Lazy<Spoke>, ToHub>(|spoke| spoke.get().unwrap());
}

#[test]
fn whatever_leads_from_the_spoke_to_the_hub_nothing_leaks() {
    through::<Arc<Hub<Lazy<Spoke>>>>();
    through::<Option<Arc<Hub<Lazy<Spoke>>>>>();
    through::<(Arc<Hub<Lazy<Spoke>>>,)>();
    through::<Arc<dyn Center>>();
    through::<Vec<Arc<dyn Center>>>();
    through::<BTreeMap<&'static str, Arc<dyn Center>>>();
    through::<Keyed<Primary, Arc<dyn Center>>>();
}

#[test]
fn whatever_leads_from_the_hub_to_the_spoke_nothing_leaks() {
    fn holds<D: Dependency + Send + Sync + 'static>(spoke: impl Fn(&D) -> Arc<dyn Rim>) {
        let log = Log::default();
        let container = built(wheel::<D, Arc<Hub<D>>>(&log));
        let request = container.scope().open().unwrap();
        let hub = request.resolve::<Hub<D>>().unwrap();
        drop(spoke(&hub.0));
        drop(hub);
        assert!(log.names().is_empty());
        drop(request);
        assert_eq!(log.names(), ["spoke", "hub"]);
    }
    holds::<Lazy<Spoke>>(|spoke| spoke.get().unwrap());
    holds::<Lazy<dyn Rim>>(|spoke| spoke.get().unwrap());
    holds::<Option<Lazy<Spoke>>>(|spoke| spoke.as_ref().unwrap().get().unwrap());
    holds::<(Lazy<Spoke>, Lazy<dyn Rim>)>(|spokes| spokes.0.get().unwrap());
}

#[test]
fn a_spoke_that_resolves_the_hub_with_a_provider_does_not_leak() {
    struct Held(
        Lazy<Holder>,
        #[expect(dead_code, reason = "is dropped")] Noted,
    );
    struct Holder(#[expect(dead_code, reason = "is held")] Arc<Held>);
    let log = Log::default();
    let noted = log.clone();
    let container = built(
        Container::builder()
            .add(bind::<Held>().to(move |lazy| Held(lazy, noted.note("held"))))
            .add(
                bind::<Holder>()
                    .to(|held: Provider<Held>| held.get().map(Holder))
                    .transient(),
            ),
    );
    container.resolve::<Held>().unwrap().0.get().unwrap();
    drop(container);
    assert_eq!(log.names(), ["held"]);
}

#[test]
fn a_decorated_spoke_does_not_leak() {
    type Wheel = Hub<Lazy<dyn Rim>>;
    struct Decorated(#[expect(dead_code, reason = "is held")] Arc<dyn Rim>);
    impl Rim for Decorated {}
    let log = Log::default();
    let decorator =
        |inner: Arc<dyn Rim>, _: Arc<Wheel>| -> Arc<dyn Rim> { Arc::new(Decorated(inner)) };
    let container =
        built(wheel::<Lazy<dyn Rim>, ()>(&log).add(decorate::<dyn Rim>().with(decorator)));
    let request = container.scope().open().unwrap();
    request.resolve::<Wheel>().unwrap().0.get().unwrap();
    drop(request);
    assert_eq!(log.names(), ["spoke", "hub"]);
}

#[test]
fn a_component_behind_its_trait_does_not_leak() {
    #[derive(Injectable)]
    struct Registry {
        entry: Lazy<dyn Rim>,
        noted: Arc<Noted>,
    }
    #[derive(Injectable)]
    #[inject(transient, bind(dyn Rim))]
    struct Entry {
        _registry: Arc<Registry>,
    }
    impl Rim for Entry {}
    let log = Log::default();
    let noted = log.clone();
    let container = built(
        Container::builder()
            .add(component::<Registry>())
            .add(component::<Entry>())
            .add(bind::<Noted>().to(move || noted.note("noted"))),
    );
    let registry = container.resolve::<Registry>().unwrap();
    registry.entry.get().unwrap();
    let weak = Arc::downgrade(&registry);
    assert_eq!(Arc::strong_count(&registry.noted), 2);
    drop((container, registry));
    assert!(weak.upgrade().is_none());
    assert_eq!(log.names(), ["noted"]);
}

#[test]
fn a_transient_holder_takes_its_value_along() {
    type Wheel = Hub<Lazy<Spoke>>;
    struct Visitor(Lazy<Spoke>);
    let log = Log::default();
    // The hub holds a visitor, so the spokes of all visitors may hold their visitor.
    let container = built(
        wheel::<Lazy<Spoke>, (Arc<Wheel>, Lazy<Visitor>)>(&log)
            .add(bind::<Visitor>().to(Visitor).transient()),
    );
    let request = container.scope().open().unwrap();
    for _ in 0..3 {
        let visitor = request.resolve::<Visitor>().unwrap();
        let spoke = visitor.0.get().unwrap();
        assert!(Arc::ptr_eq(&spoke, &visitor.0.get().unwrap()));
    }
    assert_eq!(log.names(), ["spoke"; 3]);
    drop(request);
    assert_eq!(log.names(), ["spoke", "spoke", "spoke", "hub"]);
}

#[test]
fn threads_that_resolve_such_a_lazy_at_once_get_one_value() {
    type Wheel = Hub<Lazy<Spoke>>;
    for _ in 0..20 {
        let log = Log::default();
        let container = built(wheel::<Lazy<Spoke>, Arc<Wheel>>(&log));
        let request = container.scope().open().unwrap();
        let hub = request.resolve::<Wheel>().unwrap();
        let gets = [(); 4].map(|()| {
            let hub = Arc::clone(&hub);
            move || hub.0.get().unwrap()
        });
        let spokes = all_at_once(gets);
        assert!(spokes.iter().all(|spoke| Arc::ptr_eq(spoke, &spokes[0])));
        drop((spokes, hub, request));
        assert_eq!(log.names().last(), Some(&"hub"));
    }
}

#[test]
fn after_the_scope_ended_such_a_lazy_says_so() {
    type Wheel = Hub<Lazy<Spoke>>;
    let log = Log::default();
    let container = built(wheel::<Lazy<Spoke>, Arc<Wheel>>(&log));
    let request = container.scope().open().unwrap();
    let hub = request.resolve::<Wheel>().unwrap();
    hub.0.get().unwrap();
    drop(request);
    let kind = hub.0.get().err().map(|error| error.kind());
    assert_eq!(kind, Some(ResolveErrorKind::Dropped));
}
