//! Modules with type parameters.

use std::marker::PhantomData;
use std::sync::Arc;

use wirework::{Container, Exports, Injectable, Module};

trait Store: Send + Sync {
    fn name(&self) -> &'static str;
}

#[derive(Default)]
struct Memory;

impl Store for Memory {
    fn name(&self) -> &'static str {
        "memory"
    }
}

#[derive(Injectable)]
struct Users {
    store: Arc<dyn Store>,
}

fn make<S: Store + Default + 'static>() -> Arc<dyn Store> {
    Arc::new(S::default())
}

#[derive(Module)]
#[module(components(Users), factories(make::<S> -> dyn Store), exports(Users))]
struct OverImplementation<S: Store + Default + 'static>(PhantomData<S>);

#[derive(Module)]
#[module(factories(make::<Memory> -> dyn Store), exports(dyn Store))]
struct Storage;

#[derive(Module)]
#[module(components(Users), imports(S { dyn Store }), exports(Users))]
struct OverModule<S: Module + Exports<dyn Store>> {
    storage: S,
}

#[test]
fn a_module_is_generic_over_an_implementation() {
    let module = OverImplementation::<Memory>(PhantomData);
    let container = Container::from_module(module).unwrap();
    let users = container.resolve::<Users>().unwrap();
    assert_eq!(users.store.name(), "memory");
}

#[test]
fn a_module_is_generic_over_a_module_that_it_imports() {
    let container = Container::from_module(OverModule { storage: Storage }).unwrap();
    let users = container.resolve::<Users>().unwrap();
    assert_eq!(users.store.name(), "memory");
}

#[test]
fn another_module_imports_a_generic_one() {
    #[derive(Module)]
    #[module(imports(OverImplementation<Memory> { Users }), exports(Users))]
    struct App;
    let container = Container::from_module(App).unwrap();
    assert!(container.resolve::<Users>().is_ok());
}

trait Hook: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Hook))]
struct Audit<T: Send + Sync + 'static> {
    #[inject(skip)]
    of: PhantomData<T>,
}

impl<T: Send + Sync> Hook for Audit<T> {}

#[test]
fn a_component_without_its_traits_is_a_problem_of_a_generic_module() {
    #[derive(Module)]
    #[module(components(Audit<T>), collections(dyn Hook))]
    struct Of<T: Send + Sync + 'static> {
        of: PhantomData<T>,
    }
    let error = Container::from_module(Of::<u8> { of: PhantomData }).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the wiring has a problem: component `Audit<T>` has `bind(..)`, but its entry lists no trait\n     \
         help       write `Audit<T> as dyn Hook`, or `Audit<T> as ()` to bind no trait here"
    );
}
