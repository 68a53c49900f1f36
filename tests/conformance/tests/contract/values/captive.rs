//! Captive dependencies: a value must not hold one that ends before it.

use std::collections::HashMap;
use std::sync::Arc;

use conformance::containers::{built, problems};
use conformance::services::{Named, Service, named};
use conformance::table::Table;
use wirework::{
    Container, ContainerBuilder, Dependency, FactoryBinding, Injectable, Keyed, Lazy, ProblemKind,
    Provider, ScopeFactory, bind, bind_default, component, decorate,
};

struct Red;
struct Outer;
struct Inner;

struct Captive;
struct Holder;

#[derive(Injectable)]
struct Job {
    #[inject(arg)]
    _number: u8,
    _captive: Arc<Captive>,
}

fn captive() -> FactoryBinding<Captive> {
    bind::<Captive>().to(|| Captive).scoped()
}

fn holder() -> FactoryBinding<Holder> {
    bind::<Holder>().to(|_: Arc<Captive>| Holder)
}

fn is_captive(builder: ContainerBuilder) -> bool {
    let problems = problems(builder);
    !problems.is_empty() && problems.iter().all(|kind| *kind == ProblemKind::Captive)
}

fn is_right(builder: ContainerBuilder) -> bool {
    builder.check().is_ok()
}

fn pair(holder: FactoryBinding<Holder>, captive: FactoryBinding<Captive>) -> ContainerBuilder {
    Container::builder().add(holder).add(captive)
}

#[test]
fn which_lifetime_may_hold_which() {
    let plain = || bind::<Captive>().to(|| Captive);
    Table::new()
        .row("a_singleton_may_hold_a_singleton", || {
            is_right(pair(holder(), plain()))
        })
        .row("a_singleton_may_hold_a_transient", || {
            is_right(pair(holder(), plain().transient()))
        })
        .row("a_singleton_may_not_hold_a_scoped_value", || {
            is_captive(pair(holder(), captive()))
        })
        .row("a_scoped_value_may_hold_a_singleton", || {
            is_right(pair(holder().scoped(), plain()))
        })
        .row("a_scoped_value_may_hold_a_transient", || {
            is_right(pair(holder().scoped(), plain().transient()))
        })
        .row("a_scoped_value_may_hold_a_scoped_value", || {
            is_right(pair(holder().scoped(), captive()))
        })
        .row("a_transient_may_hold_a_singleton", || {
            is_right(pair(holder().transient(), plain()))
        })
        .row("a_transient_may_hold_a_transient", || {
            is_right(pair(holder().transient(), plain().transient()))
        })
        .row("a_transient_may_hold_a_scoped_value", || {
            is_right(pair(holder().transient(), captive()))
        })
        .end();
}

fn captures<D: Dependency + 'static>() -> bool {
    let entry = bind::<Named>().entry(1_u8).to(|| Named("entry")).scoped();
    let keyed = bind::<Captive>().key::<Red>().to(|| Captive).scoped();
    let service = bind::<dyn Service>().to(|| named("scoped")).scoped();
    let builder = Container::builder()
        .add(captive())
        .add(keyed)
        .add(entry)
        .add(service);
    is_captive(builder.add(bind::<Holder>().to(|_: D| Holder)))
}

#[test]
fn a_scoped_value_is_captured_on_every_way() {
    Table::new()
        .row(
            "a_singleton_would_capture_through_an_option",
            captures::<Option<Arc<Captive>>>,
        )
        .row(
            "a_singleton_would_capture_through_a_list",
            captures::<Vec<Arc<dyn Service>>>,
        )
        .row(
            "a_singleton_would_capture_through_a_map",
            captures::<HashMap<u8, Arc<Named>>>,
        )
        .row(
            "a_singleton_would_capture_through_a_tuple",
            captures::<(Arc<Captive>, ScopeFactory)>,
        )
        .row(
            "a_singleton_would_capture_through_a_key",
            captures::<Keyed<Red, Arc<Captive>>>,
        )
        .row(
            "a_singleton_would_capture_through_a_trait",
            captures::<Arc<dyn Service>>,
        )
        .row(
            "a_singleton_would_capture_through_a_lazy",
            captures::<Lazy<Captive>>,
        )
        .row(
            "a_singleton_would_capture_through_a_provider",
            captures::<Provider<Captive>>,
        )
        .row(
            "a_singleton_would_capture_through_a_list_of_lazies",
            captures::<Vec<Lazy<dyn Service>>>,
        )
        .end();
}

#[test]
fn a_singleton_would_capture_through_a_transient() {
    let transient = bind::<Named>()
        .to(|_: Arc<Captive>| Named("transient"))
        .transient();
    let holder = bind::<Holder>().to(|_: Arc<Named>| Holder);
    assert!(is_captive(
        Container::builder()
            .add(captive())
            .add(transient)
            .add(holder)
    ));
}

#[test]
fn a_singleton_would_capture_through_a_long_chain_of_transients() {
    let builder = Container::builder()
        .add(captive())
        .add(bind::<u8>().to(|_: Arc<Captive>| 1).transient())
        .add(bind::<u16>().to(|_: Arc<u8>| 1).transient())
        .add(bind::<u32>().to(|_: Arc<u16>| 1).transient())
        .add(bind::<Holder>().to(|_: Arc<u32>| Holder));
    assert!(is_captive(builder));
}

#[test]
fn a_singleton_would_capture_through_its_decorator() {
    let decorator = |inner: Arc<Holder>, _: Arc<Captive>| inner;
    let builder = Container::builder()
        .add(bind::<Holder>().to(|| Holder))
        .add(captive());
    assert!(is_captive(
        builder.add(decorate::<Holder>().with(decorator))
    ));
}

#[test]
fn a_singleton_would_capture_through_the_factory_of_its_products() {
    let holder = bind::<Holder>().to(|_: Arc<JobFactory>| Holder);
    let builder = Container::builder()
        .add(captive())
        .add(component::<JobFactory>());
    assert!(is_captive(builder.add(holder)));
}

#[test]
fn a_scoped_value_may_hold_the_factory_of_products_that_need_its_scope() {
    let holder = bind::<Holder>().to(|_: Arc<JobFactory>| Holder).scoped();
    let builder = Container::builder()
        .add(captive())
        .add(component::<JobFactory>());
    assert!(is_right(builder.add(holder)));
}

#[test]
fn a_singleton_would_capture_a_value_of_the_request() {
    let builder = Container::builder()
        .add(bind::<Captive>().to_seed())
        .add(holder());
    assert!(is_captive(builder));
}

#[test]
fn a_default_registration_would_capture_like_any_other() {
    let default = bind_default::<Holder>().to(|_: Arc<Captive>| Holder);
    assert!(is_captive(Container::builder().add(captive()).add(default)));
}

#[test]
fn a_component_with_an_attribute_would_capture_like_any_other() {
    #[derive(Injectable)]
    #[inject(singleton)]
    struct Service {
        _captive: Arc<Captive>,
    }
    assert!(is_captive(
        Container::builder()
            .add(captive())
            .add(component::<Service>())
    ));
    assert!(is_right(
        Container::builder()
            .add(captive())
            .add(component::<Service>().scoped())
    ));
}

#[test]
fn a_singleton_may_open_a_scope_for_a_scoped_value() {
    let ask = |scopes: ScopeFactory| -> Result<Holder, wirework::ResolveError> {
        scopes.scope()?.open()?.resolve::<Captive>()?;
        Ok(Holder)
    };
    let container = built(
        Container::builder()
            .add(captive())
            .add(bind::<Holder>().to(ask)),
    );
    assert!(container.resolve::<Holder>().is_ok());
}

fn levels(holder: FactoryBinding<Holder>, captive: FactoryBinding<Captive>) -> ContainerBuilder {
    pair(holder, captive).scope_levels::<(Outer, Inner)>()
}

#[test]
fn which_level_may_hold_which() {
    let in_outer = || bind::<Captive>().to(|| Captive).scoped_in::<Outer>();
    let in_inner = || bind::<Captive>().to(|| Captive).scoped_in::<Inner>();
    Table::new()
        .row(
            "a_value_of_an_inner_level_may_hold_one_of_an_outer_level",
            || is_right(levels(holder().scoped_in::<Inner>(), in_outer())),
        )
        .row(
            "a_value_of_an_outer_level_may_not_hold_one_of_an_inner_level",
            || is_captive(levels(holder().scoped_in::<Outer>(), in_inner())),
        )
        .row("a_singleton_may_not_hold_a_value_of_a_level", || {
            is_captive(levels(holder(), in_outer()))
        })
        .row(
            "a_value_of_the_innermost_scope_may_hold_one_of_a_level",
            || is_right(levels(holder().scoped(), in_outer())),
        )
        .end();
}
