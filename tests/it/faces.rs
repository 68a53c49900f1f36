//! The auto traits and `Debug` impls of every public type.

use std::error::Error;
use std::fmt::Debug;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use wirework::{
    Bind, Binding, BuildError, Cloned, ComponentBinding, Container, ContainerBuilder, Context,
    DecoratorFor, FactoryBinding, Injectable, Key, Keyed, Lazy, Lifetime, Needs, Problem,
    ProblemKind, Provider, ResolveError, ResolveErrorKind, Scope, ScopeBuilder, ScopeFactory, bind,
    component, decorate,
};

use crate::support::built;

/// Neither `Debug` nor `Clone`.
#[derive(Injectable)]
struct Plain;
trait Face: Send + Sync {}

#[derive(Injectable)]
struct Order {
    #[inject(arg)]
    _amount: u32,
}

fn crosses_threads<T: Send + Sync>() {}
fn crosses_panics<T: UnwindSafe + RefUnwindSafe>() {}
fn is_an_error<T: Error + Send + Sync + 'static>() {}
fn can_be_written<T: Debug>() {}
fn can_be_cloned<T: Clone>() {}

#[test]
fn what_resolves_crosses_panics() {
    crosses_panics::<Container>();
    crosses_panics::<Scope>();
    crosses_panics::<Lazy<Plain>>();
    crosses_panics::<Provider<Plain>>();
    crosses_panics::<ScopeFactory>();
    crosses_panics::<OrderFactory>();
}

#[test]
fn all_that_a_container_is_made_of_crosses_threads() {
    crosses_threads::<Container>();
    crosses_threads::<ContainerBuilder>();
    crosses_threads::<Scope>();
    crosses_threads::<ScopeBuilder>();
    crosses_threads::<Binding>();
    crosses_threads::<FactoryBinding<dyn Face>>();
    crosses_threads::<Bind<dyn Face>>();
    let _: ComponentBinding = component::<Plain>();
    crosses_threads::<ComponentBinding>();
    crosses_threads::<DecoratorFor<dyn Face>>();
    crosses_threads::<Key>();
    crosses_threads::<Lifetime>();
    crosses_threads::<Needs>();
}

#[test]
fn all_dependencies_cross_threads() {
    crosses_threads::<Lazy<dyn Face>>();
    crosses_threads::<Provider<dyn Face>>();
    crosses_threads::<Keyed<str, Arc<dyn Face>>>();
    crosses_threads::<Keyed<std::cell::Cell<u8>, Arc<dyn Face>>>();
    crosses_threads::<Cloned<Plain>>();
    crosses_threads::<OrderFactory>();
}

#[test]
fn a_generated_factory_can_be_written_down() {
    let container = built(Container::builder().add(component::<OrderFactory>()));
    let orders = container.resolve::<OrderFactory>().unwrap();
    assert_eq!(format!("{orders:?}"), "OrderFactory { .. }");
    let _: Arc<Order> = orders.create(1).unwrap();
}

#[test]
fn the_errors_are_errors_that_cross_threads() {
    is_an_error::<BuildError>();
    is_an_error::<ResolveError>();
    crosses_threads::<Problem>();
    crosses_threads::<ProblemKind>();
    crosses_threads::<ResolveErrorKind>();
}

#[test]
fn all_can_be_written_down_whatever_they_hold() {
    can_be_written::<Container>();
    can_be_written::<ContainerBuilder>();
    can_be_written::<Scope>();
    can_be_written::<ScopeBuilder>();
    can_be_written::<Binding>();
    can_be_written::<FactoryBinding<dyn Face>>();
    can_be_written::<Bind<dyn Face>>();
    can_be_written::<ComponentBinding>();
    can_be_written::<DecoratorFor<dyn Face>>();
    can_be_written::<Context<'_>>();
    can_be_written::<Needs>();
    can_be_written::<Key>();
    can_be_written::<Lifetime>();
    can_be_written::<Lazy<dyn Face>>();
    can_be_written::<Provider<dyn Face>>();
    can_be_written::<Keyed<dyn Face, Arc<u8>>>();
    can_be_written::<Cloned<u8>>();
    can_be_written::<OrderFactory>();
    can_be_written::<BuildError>();
    can_be_written::<Problem>();
    can_be_written::<ResolveError>();
}

#[test]
fn what_is_shared_can_be_cloned() {
    can_be_cloned::<Container>();
    can_be_cloned::<Scope>();
    can_be_cloned::<Provider<dyn Face>>();
    can_be_cloned::<Keyed<dyn Face, Arc<dyn Face>>>();
    can_be_cloned::<Problem>();
}

#[test]
fn a_container_writes_how_many_keys_it_has() {
    let container = built(Container::builder().add(component::<Plain>()));
    assert_eq!(format!("{container:?}"), "Container { keys: 1, .. }");
}

#[test]
fn a_scope_writes_where_it_was_opened() {
    let scope = built(Container::builder()).scope().open().unwrap();
    let line = line!() - 1;
    let expected = format!("Scope {{ opened: \"{}:{line}\", .. }}", file!());
    assert_eq!(format!("{scope:?}"), expected);
}

#[test]
fn a_binding_writes_its_key_and_its_place() {
    let binding: Binding = bind::<u8>().key::<Plain>().to_value(8);
    let line = line!() - 1;
    let text = format!("{binding:?}");
    assert!(text.starts_with("`u8` keyed `Plain`: "), "{text}");
    let place = format!("(registered at {}:{line})", file!());
    assert!(text.ends_with(&place), "{text}");
    let factory = bind::<u8>().to(|| 8);
    assert!(format!("{factory:?}").starts_with("`u8`: `u8` (registered at "));
}

#[test]
fn a_builder_writes_what_was_added() {
    let builder = Container::builder()
        .add(bind::<u8>().to_value(8))
        .add(decorate::<u8>().with(|inner: Arc<u8>| inner))
        .replace(bind::<u16>().to_value(16));
    let text = format!("{builder:?}");
    assert!(text.contains("`u8`: `u8` (") && text.contains("the decorator of `u8` ("));
    assert!(text.contains("replacing: [`u16`"), "{text}");
}

#[test]
fn a_lazy_writes_whether_it_was_asked() {
    let container = built(Container::builder().add(component::<Plain>()));
    let lazy: Lazy<Plain> = container.get().unwrap();
    assert_eq!(format!("{lazy:?}"), "Lazy { is_resolved: false, .. }");
    lazy.get().unwrap();
    assert_eq!(format!("{lazy:?}"), "Lazy { is_resolved: true, .. }");
}

#[test]
fn whatever_builds_or_resolves_writes_its_key_or_its_name() {
    let container = built(Container::builder().add(component::<Plain>()));
    let provider: Provider<Plain> = container.get().unwrap();
    let scopes: ScopeFactory = container.get().unwrap();
    let keyed: Keyed<Plain, u8> = Keyed::new(8);
    let shown = [
        (format!("{:?}", bind::<u8>()), "`u8` at tests/it/faces.rs:"),
        (
            format!("{:?}", decorate::<u8>()),
            "`u8` at tests/it/faces.rs:",
        ),
        (format!("{:?}", component::<Plain>()), "`Plain`: `Plain` ("),
        (
            format!("{:?}", container.scope()),
            "ScopeBuilder { opened: \"tests/it/faces.rs:",
        ),
        (format!("{provider:?}"), "Provider"),
        (format!("{scopes:?}"), "ScopeFactory"),
        (format!("{keyed:?}"), "Keyed(8)"),
    ];
    for (text, start) in shown {
        assert!(text.starts_with(start), "{text}");
    }
}

#[test]
fn a_key_reads_as_messages_write_it() {
    assert_eq!(Key::of::<dyn Face>().to_string(), "`dyn Face`");
    let keyed = Key::of::<Plain>().keyed::<dyn Face>();
    assert_eq!(format!("{keyed:?}"), "`Plain` keyed `dyn Face`");
    assert_ne!(keyed, Key::of::<Plain>());
    assert_eq!(keyed, Key::of::<Plain>().keyed::<dyn Face>());
}
