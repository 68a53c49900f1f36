//! Promise 6: one component bound to several traits is one instance behind all of them.

use std::sync::Arc;

use wirework::{Container, Injectable, Keyed, Lazy, Provider, bind, component, decorate};

use crate::support::{Log, Noted, all_at_once, built};

trait Reads: Send + Sync {
    fn read(&self) -> String;
}
trait Writes: Send + Sync {
    fn write(&self) -> String;
}

struct Primary;

#[derive(Injectable)]
#[inject(bind(dyn Reads, dyn Writes))]
struct Store {
    name: Arc<String>,
}
impl Reads for Store {
    fn read(&self) -> String {
        format!("read {}", self.name)
    }
}
impl Writes for Store {
    fn write(&self) -> String {
        format!("write {}", self.name)
    }
}

type Primaries = Keyed<Primary, (Arc<dyn Reads>, Arc<dyn Writes>, Arc<Store>)>;

fn app() -> Container {
    built(
        Container::builder()
            .add(bind::<String>().to_value("it".into()))
            .add(component::<Store>()),
    )
}

fn is_same(one: &Arc<impl ?Sized>, other: &Arc<impl ?Sized>) -> bool {
    Arc::as_ptr(one).cast::<()>() == Arc::as_ptr(other).cast::<()>()
}

#[test]
fn the_struct_and_its_traits_are_one_instance() {
    let app = app();
    let (reads, writes) = app.get::<(Arc<dyn Reads>, Arc<dyn Writes>)>().unwrap();
    let store = app.resolve::<Store>().unwrap();
    assert!(is_same(&store, &reads));
    assert!(is_same(&store, &writes));
    assert_eq!(
        (reads.read(), writes.write()),
        ("read it".into(), "write it".into())
    );
}

#[test]
fn whichever_is_asked_for_first() {
    let app = app();
    let writes = app.resolve::<dyn Writes>().unwrap();
    assert!(is_same(&writes, &app.resolve::<Store>().unwrap()));
    assert!(is_same(&writes, &app.resolve::<dyn Reads>().unwrap()));
}

#[test]
fn in_a_collection_and_behind_handles_too() {
    let app = app();
    let store = app.resolve::<Store>().unwrap();
    let all = app.get::<Vec<Arc<dyn Reads>>>().unwrap();
    let lazy = app.get::<Lazy<dyn Writes>>().unwrap().get().unwrap();
    let provider = app.get::<Provider<dyn Reads>>().unwrap().get().unwrap();
    assert_eq!(all.len(), 1);
    assert!(is_same(&store, &all[0]) && is_same(&store, &lazy) && is_same(&store, &provider));
}

#[test]
fn in_one_scope_what_is_scoped_is_one_instance() {
    let container = built(
        Container::builder()
            .add(bind::<String>().to_value("it".into()))
            .add(component::<Store>().scoped()),
    );
    let (scope, other) = (container.scope().open(), container.scope().open());
    let (scope, other) = (scope.unwrap(), other.unwrap());
    let writes = scope.resolve::<dyn Writes>().unwrap();
    assert!(is_same(&writes, &scope.resolve::<dyn Reads>().unwrap()));
    assert!(is_same(&writes, &scope.resolve::<Store>().unwrap()));
    assert!(!is_same(&writes, &other.resolve::<Store>().unwrap()));
}

#[test]
fn a_transient_is_another_instance_each_time() {
    let container = built(
        Container::builder()
            .add(bind::<String>().to_value("it".into()))
            .add(component::<Store>().transient()),
    );
    let (reads, writes) = container
        .get::<(Arc<dyn Reads>, Arc<dyn Writes>)>()
        .unwrap();
    assert!(!is_same(&reads, &writes));
}

#[test]
fn under_each_qualifier_it_is_one_instance() {
    let container = built(
        Container::builder()
            .add(bind::<String>().to_value("it".into()))
            .add(component::<Store>())
            .add(component::<Store>().key::<Primary>()),
    );
    let (reads, writes, store) = container.get::<Primaries>().unwrap().into_inner();
    assert!(is_same(&reads, &writes) && is_same(&reads, &store));
    assert!(!is_same(&store, &container.resolve::<Store>().unwrap()));
}

#[test]
fn threads_that_ask_for_it_by_its_traits_get_one_instance() {
    for _ in 0..20 {
        let app = app();
        let ask = |number: usize| {
            let app = app.clone();
            move || match number % 3 {
                0 => Arc::as_ptr(&app.resolve::<Store>().unwrap()).addr(),
                1 => Arc::as_ptr(&app.resolve::<dyn Reads>().unwrap())
                    .cast::<()>()
                    .addr(),
                _ => Arc::as_ptr(&app.resolve::<dyn Writes>().unwrap())
                    .cast::<()>()
                    .addr(),
            }
        };
        let places = all_at_once((0..6).map(ask));
        assert!(places.iter().all(|place| *place == places[0]));
    }
}

#[test]
fn a_decorated_component_is_decorated_behind_its_traits() {
    let louder = |inner: Arc<Store>| Store {
        name: Arc::new(inner.name.to_uppercase()),
    };
    let container = built(
        Container::builder()
            .add(bind::<String>().to_value("it".into()))
            .add(component::<Store>())
            .add(decorate::<Store>().with(louder)),
    );
    assert_eq!(container.resolve::<dyn Reads>().unwrap().read(), "read IT");
    let writes = container.resolve::<dyn Writes>().unwrap();
    assert!(is_same(&writes, &container.resolve::<Store>().unwrap()));
}

#[test]
fn a_decorated_trait_is_decorated_there_alone() {
    struct Loud(Arc<dyn Reads>);
    impl Reads for Loud {
        fn read(&self) -> String {
            self.0.read().to_uppercase()
        }
    }
    let louder = |inner: Arc<dyn Reads>| -> Arc<dyn Reads> { Arc::new(Loud(inner)) };
    let container = built(
        Container::builder()
            .add(bind::<String>().to_value("it".into()))
            .add(component::<Store>())
            .add(decorate::<dyn Reads>().with(louder)),
    );
    assert_eq!(container.resolve::<dyn Reads>().unwrap().read(), "READ IT");
    assert_eq!(
        container.resolve::<dyn Writes>().unwrap().write(),
        "write it"
    );
    assert_eq!(container.resolve::<Store>().unwrap().read(), "read it");
}

#[test]
fn it_leaves_once() {
    #[derive(Injectable)]
    #[inject(bind(dyn Reads, dyn Writes))]
    struct Leaves {
        _noted: Arc<Noted>,
    }
    impl Reads for Leaves {
        fn read(&self) -> String {
            String::new()
        }
    }
    impl Writes for Leaves {
        fn write(&self) -> String {
            String::new()
        }
    }
    let log = Log::default();
    let container = built(
        Container::builder()
            .add(bind::<Noted>().to_value(log.note("it")))
            .add(component::<Leaves>()),
    );
    container.resolve::<dyn Reads>().unwrap();
    container.resolve::<dyn Writes>().unwrap();
    drop(container);
    assert_eq!(log.names(), ["it"]);
}

#[test]
fn a_field_of_the_struct_holds_the_instance_behind_its_traits() {
    #[derive(Injectable)]
    struct Alone {
        store: Arc<Store>,
    }
    #[derive(Injectable)]
    struct Mixed {
        store: Arc<Store>,
        maybe: Option<Arc<Store>>,
        later: Lazy<Store>,
        all: Vec<Arc<Store>>,
    }
    let app = app();
    let reads = app.resolve::<dyn Reads>().unwrap();
    let alone = app.construct::<Alone>().unwrap();
    let mixed = app.construct::<Mixed>().unwrap();
    assert!(is_same(&alone.store, &reads));
    assert!(is_same(&mixed.store, &reads));
    assert!(is_same(&mixed.maybe.unwrap(), &reads));
    assert!(is_same(&mixed.later.get().unwrap(), &reads));
    assert!(is_same(&mixed.all[0], &reads));
}

#[test]
fn a_reference_to_the_struct_leads_to_the_instance_behind_its_traits() {
    let app = app();
    let reads = app.resolve::<dyn Reads>().unwrap();
    let store: *const Store = app.resolve_ref::<Store>().unwrap();
    assert_eq!(store.cast::<()>(), Arc::as_ptr(&reads).cast());
}

#[test]
fn a_transient_asked_for_by_its_struct_is_held_by_nobody_else() {
    #[derive(Injectable)]
    struct Holder {
        store: Arc<Store>,
    }
    let app = built(
        Container::builder()
            .add(bind::<String>().to_value("it".into()))
            .add(component::<Store>().transient())
            .add(component::<Holder>()),
    );
    let store = app.resolve::<Store>().unwrap();
    assert_eq!(Arc::strong_count(&store), 1);
    let holder = app.resolve::<Holder>().unwrap();
    assert_eq!(Arc::strong_count(&holder.store), 1);
}

#[test]
fn one_that_is_bound_to_traits_can_be_constructed_without_being_registered() {
    let app = built(Container::builder().add(bind::<String>().to_value("it".into())));
    let store = app.construct::<Store>().unwrap();
    assert_eq!(store.read(), "read it");
}

#[test]
fn two_traits_of_a_generic_component_may_be_one_for_some_arguments() {
    struct User;
    trait Handle<T>: Send + Sync {}
    #[derive(Injectable)]
    #[inject(bind(dyn Handle<E>, dyn Handle<User>))]
    struct Both<E: Send + Sync + 'static> {
        _other: Option<Arc<E>>,
    }
    impl<E: Send + Sync + 'static, T> Handle<T> for Both<E> {}
    let container = built(Container::builder().add(component::<Both<u8>>()));
    assert!(container.resolve::<dyn Handle<u8>>().is_ok());
    assert!(container.resolve::<dyn Handle<User>>().is_ok());
}

#[test]
fn a_component_is_bound_to_a_trait_for_every_lifetime() {
    trait Parses<T>: Send + Sync {
        fn length(&self, text: T) -> usize;
    }
    #[derive(Injectable)]
    #[inject(bind(dyn for<'a> Parses<&'a str>))]
    struct Lengths;
    impl Parses<&str> for Lengths {
        fn length(&self, text: &str) -> usize {
            text.len()
        }
    }
    let container = built(Container::builder().add(component::<Lengths>()));
    let lengths = container.resolve::<dyn for<'a> Parses<&'a str>>().unwrap();
    assert_eq!(lengths.length(&String::from("four")), 4);
}
