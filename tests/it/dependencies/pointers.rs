//! `Arc`, `Weak`, `Keyed` and `Cloned`.

use std::sync::{Arc, Mutex, Weak};

use wirework::{Cloned, Container, Injectable, Keyed, bind, component};

use crate::support::built;

trait Clock: Send + Sync {
    fn hour(&self) -> u8;
}

#[derive(Debug)]
struct Fixed(u8);
impl Clock for Fixed {
    fn hour(&self) -> u8 {
        self.0
    }
}

struct Primary;
struct Replica;

type All = (
    Keyed<str, Arc<u8>>,
    Keyed<dyn Clock, Arc<u8>>,
    Keyed<u8, Arc<u8>>,
    Keyed<(Primary, Replica), Arc<u8>>,
);

#[test]
fn an_arc_shares_what_is_bound() {
    let fixed = Arc::new(Fixed(7));
    let container = built(Container::builder().add(bind::<Fixed>().to_arc(Arc::clone(&fixed))));
    assert!(Arc::ptr_eq(&fixed, &container.get::<Arc<Fixed>>().unwrap()));
    assert!(Arc::ptr_eq(&fixed, &container.resolve::<Fixed>().unwrap()));
}

mod with_an_alias {
    use std::sync::Mutex;

    use wirework::Injectable;

    /// Neither the `Arc` of the standard library, nor a pointer to the type that it names.
    pub(super) type Arc<T> = std::sync::Arc<Mutex<T>>;

    #[derive(Injectable)]
    pub(super) struct Counter {
        pub(super) count: Arc<u8>,
    }
}

#[test]
fn the_trait_decides_and_not_the_spelling_even_for_an_alias_named_arc() {
    let count: with_an_alias::Arc<u8> = Arc::new(Mutex::new(7));
    let container = built(
        Container::builder()
            .add(bind::<Mutex<u8>>().to_arc(Arc::clone(&count)))
            .add(component::<with_an_alias::Counter>()),
    );
    let counter = container.resolve::<with_an_alias::Counter>().unwrap();
    assert!(Arc::ptr_eq(&count, &counter.count));
}

#[test]
fn an_arc_may_be_of_a_trait_a_text_or_a_slice() {
    let container = built(
        Container::builder()
            .add(bind::<dyn Clock>().to_arc(Arc::new(Fixed(7))))
            .add(bind::<str>().to_arc("text".into()))
            .add(bind::<[u8]>().to_arc([1, 2].into())),
    );
    let (clock, text, slice): (Arc<dyn Clock>, Arc<str>, Arc<[u8]>) = container.get().unwrap();
    assert_eq!((clock.hour(), &*text, &*slice), (7, "text", &[1, 2][..]));
}

#[test]
fn a_trait_object_with_bounds_is_a_key_of_its_own() {
    let container = built(
        Container::builder()
            .add(bind::<dyn Clock>().to_arc(Arc::new(Fixed(1))))
            .add(bind::<dyn Clock + Send + Sync>().to_arc(Arc::new(Fixed(2)))),
    );
    assert_eq!(container.resolve::<dyn Clock>().unwrap().hour(), 1);
    let bounded = container.resolve::<dyn Clock + Send + Sync>().unwrap();
    assert_eq!(bounded.hour(), 2);
}

#[test]
fn a_reference_is_to_what_is_shared() {
    let container = built(
        Container::builder()
            .add(bind::<Fixed>().to(|| Fixed(7)))
            .add(bind::<dyn Clock>().to_arc(Arc::new(Fixed(8)))),
    );
    let fixed = container.resolve_ref::<Fixed>().unwrap();
    let shared = container.resolve::<Fixed>().unwrap();
    assert!(std::ptr::eq(fixed, &raw const *shared));
    assert_eq!(Arc::strong_count(&shared), 2);
    assert_eq!(container.resolve_ref::<dyn Clock>().unwrap().hour(), 8);
}

#[test]
fn a_weak_does_not_keep_what_it_points_to() {
    let container = built(Container::builder().add(bind::<Fixed>().to(|| Fixed(7))));
    let weak: Weak<Fixed> = container.get().unwrap();
    assert_eq!(weak.upgrade().unwrap().0, 7);
    drop(container);
    assert!(weak.upgrade().is_none());
}

#[test]
fn a_weak_of_a_trait_is_injected() {
    #[derive(Injectable)]
    struct Watcher {
        clock: Weak<dyn Clock>,
    }
    let container = built(
        Container::builder()
            .add(bind::<dyn Clock>().to(|| -> Box<dyn Clock> { Box::new(Fixed(7)) }))
            .add(component::<Watcher>()),
    );
    let watcher = container.resolve::<Watcher>().unwrap();
    assert_eq!(watcher.clock.upgrade().unwrap().hour(), 7);
}

#[test]
fn a_qualifier_chooses_among_bindings_of_one_type() {
    let container = built(
        Container::builder()
            .add(bind::<Fixed>().to_value(Fixed(0)))
            .add(bind::<Fixed>().key::<Primary>().to_value(Fixed(1)))
            .add(bind::<Fixed>().key::<Replica>().to(|| Fixed(2))),
    );
    let of = |fixed: Arc<Fixed>| fixed.0;
    assert_eq!(of(container.resolve().unwrap()), 0);
    let primary = container.get::<Keyed<Primary, Arc<Fixed>>>().unwrap();
    assert_eq!(of(primary.into_inner()), 1);
    let replica = container.get::<Keyed<Replica, Arc<Fixed>>>().unwrap();
    assert_eq!(replica.0, 2);
}

#[test]
fn any_type_is_a_qualifier() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().key::<str>().to_value(1))
            .add(bind::<u8>().key::<dyn Clock>().to_value(2))
            .add(bind::<u8>().key::<u8>().to_value(3))
            .add(bind::<u8>().key::<(Primary, Replica)>().to_value(4)),
    );
    let (one, two, three, four) = container.get::<All>().unwrap();
    assert_eq!((**one, **two, **three, **four), (1, 2, 3, 4));
}

#[test]
fn a_keyed_can_be_made_by_hand() {
    let keyed: Keyed<Primary, u8> = Keyed::new(8);
    assert_eq!((*keyed, keyed.clone().into_inner()), (8, 8));
}

#[test]
fn a_clone_is_taken_out_of_what_is_shared() {
    let container = built(
        Container::builder()
            .add(bind::<String>().to_value("text".into()))
            .add(bind::<usize>().to(|text: Cloned<String>| text.len())),
    );
    let Cloned(mut text) = container.get::<Cloned<String>>().unwrap();
    text.push('s');
    assert_eq!(*container.resolve::<String>().unwrap(), "text");
    assert_eq!(*container.resolve::<usize>().unwrap(), 4);
}

#[test]
fn a_clone_of_a_transient_is_the_value_itself() {
    #[derive(Debug)]
    struct NeverCloned;
    impl Clone for NeverCloned {
        fn clone(&self) -> Self {
            unreachable!("nobody else holds it")
        }
    }
    let container =
        built(Container::builder().add(bind::<NeverCloned>().to(|| NeverCloned).transient()));
    let Cloned(NeverCloned) = container.get().unwrap();
}
