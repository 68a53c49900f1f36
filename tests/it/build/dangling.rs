//! Promises 1 and 2: a `Weak` of a value that nothing holds.

use std::sync::{Arc, Weak};

use wirework::{Container, Injectable, ProblemKind, ResolveErrorKind, bind, component};

use crate::support::{built, kinds, reads, refuses};

trait Cache: Send + Sync {}

#[derive(Injectable)]
#[inject(transient, bind(dyn Cache))]
struct Page;
impl Cache for Page {}

#[derive(Injectable)]
struct Reader {
    page: Weak<Page>,
}

#[derive(Injectable)]
struct TraitReader {
    page: Weak<dyn Cache>,
}

#[test]
fn a_weak_of_a_transient_is_reported() {
    let builder = Container::builder()
        .add(component::<Reader>())
        .add(component::<Page>());
    refuses(
        builder,
        "
        the wiring has a problem: a `Weak<Page>` of a transient points to nothing
             needed by  field `page`: `Weak<Page>` of `Reader` (@, registered at @)
             transient  `Page` (@, registered at @)
             help       use an `Arc`, or make it a singleton or scoped
    ",
    );
}

#[test]
fn a_weak_of_a_trait_of_a_transient_is_reported() {
    let builder = Container::builder()
        .add(component::<TraitReader>())
        .add(component::<Page>());
    assert_eq!(kinds(builder), [ProblemKind::Dangling]);
}

#[test]
fn a_weak_of_a_transient_behind_an_option_is_reported() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Option<Weak<Page>>| 8))
        .add(component::<Page>());
    assert_eq!(kinds(builder), [ProblemKind::Dangling]);
}

#[test]
fn a_weak_of_a_singleton_points_to_it() {
    let container = built(
        Container::builder()
            .add(component::<TraitReader>())
            .add(component::<Page>().singleton()),
    );
    let reader = container.resolve::<TraitReader>().unwrap();
    let page = reader.page.upgrade().expect("the container holds it");
    assert!(Arc::ptr_eq(
        &page,
        &container.resolve::<dyn Cache>().unwrap()
    ));
}

#[test]
fn a_weak_of_what_is_scoped_points_to_it_in_the_scope() {
    let container = built(
        Container::builder()
            .add(component::<Reader>().scoped())
            .add(component::<Page>().scoped()),
    );
    let scope = container.scope().open().unwrap();
    let page = scope.resolve::<Reader>().unwrap().page.upgrade();
    assert!(Arc::ptr_eq(
        &page.expect("the scope holds it"),
        &scope.resolve().unwrap()
    ));
}

#[test]
fn promise_2_a_weak_of_a_transient_is_an_error_outside_of_a_plan_too() {
    #[derive(Debug, Injectable)]
    struct Holder {
        _number: Weak<u8>,
    }
    let container = built(Container::builder().add(bind::<u8>().to(|| 8).transient()));
    let report = r"
        a `Weak<u8>` of a transient points to nothing
             transient  `u8` (registered at @)
             help       use an `Arc`, or make it a singleton or scoped
    ";
    reads(&container.get::<Weak<u8>>().unwrap_err(), report);
    reads(&container.get::<Option<Weak<u8>>>().unwrap_err(), report);
    reads(&container.call(|_: Weak<u8>| 8).unwrap_err(), report);
    let error = container.construct::<Holder>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Dangling);
    reads(
        &error,
        r"
        a `Weak<u8>` of a transient points to nothing
             path       Holder._number
             resolved   `Holder` (@, constructed at @)
             transient  `u8` (registered at @)
             help       use an `Arc`, or make it a singleton or scoped
        ",
    );
}
