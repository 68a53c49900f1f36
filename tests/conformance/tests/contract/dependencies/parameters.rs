//! Parameters: what a dependency of a consumer may be.

use std::sync::{Arc, Weak};

use conformance::containers::{built, problems};
use conformance::services::{Serial, Service, is_same, named};
use wirework::{
    Cloned, Container, Context, Dependency, Injectable, Needs, ProblemKind, ResolveError, bind,
    component,
};

use super::resolution::{Left, Numbered, Right, Root, Top, diamond};

#[derive(Injectable)]
struct Pair(Arc<Left>, #[inject(clone)] Serial);

#[test]
fn a_component_may_have_fields_without_names() {
    let pair = built(diamond().add(component::<Pair>()))
        .resolve::<Pair>()
        .unwrap();
    assert_eq!((pair.0.root.number.0, pair.1), (1, Serial(1)));
}

#[derive(Injectable)]
struct Wide {
    one: Arc<Root>,
    two: Arc<Left>,
    three: Arc<Right>,
    four: Arc<Top>,
    five: Arc<Serial>,
    six: Arc<dyn Service>,
    seven: Arc<dyn Numbered>,
    eight: Arc<Pair>,
    nine: Arc<Root>,
    ten: Arc<Root>,
}

#[test]
fn a_component_may_have_many_dependencies() {
    let wide = built(diamond().add(component::<Pair>()).add(component::<Wide>()));
    let wide = wide.resolve::<Wide>().unwrap();
    let of_structs = [
        &wide.two.root,
        &wide.three.root,
        &wide.four.left.root,
        &wide.eight.0.root,
    ];
    assert!(of_structs.iter().all(|root| is_same(&wide.one, root)));
    assert!(is_same(&wide.nine, &wide.ten) && is_same(&wide.six, &wide.seven));
    assert_eq!(wide.five.0, 1);
}

mod library {
    use std::sync::Arc;

    use conformance::services::Serial;
    use wirework::Injectable;

    /// Has a private field, and no constructor that others can call.
    #[derive(Injectable)]
    pub(super) struct Sealed {
        number: Arc<Serial>,
    }

    impl Sealed {
        pub(super) fn number(&self) -> usize {
            self.number.0
        }
    }
}

#[test]
fn a_component_with_private_fields_is_injected_without_a_public_constructor() {
    let container = built(diamond().add(component::<library::Sealed>()));
    assert_eq!(container.resolve::<library::Sealed>().unwrap().number(), 1);
}

type Shared<T> = Arc<T>;

#[derive(Injectable)]
struct Aliased {
    root: Shared<Root>,
}

#[test]
fn a_dependency_may_be_spelt_as_an_alias() {
    let aliased = built(diamond().add(component::<Aliased>()))
        .resolve::<Aliased>()
        .unwrap();
    assert_eq!(aliased.root.number.0, 1);
}

/// What several consumers need together.
struct Common {
    number: Arc<Serial>,
    root: Arc<Root>,
}

impl Dependency for Common {
    fn describe(needs: &mut Needs) {
        <(Arc<Serial>, Arc<Root>)>::describe(needs);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let (number, root) = Dependency::resolve(context)?;
        Ok(Self { number, root })
    }
}

#[derive(Injectable)]
struct OfCommon {
    common: Common,
}

#[test]
fn dependencies_that_occur_together_may_be_one_parameter_object() {
    let consumer = built(diamond().add(component::<OfCommon>()))
        .resolve::<OfCommon>()
        .unwrap();
    assert!(is_same(
        &consumer.common.number,
        &consumer.common.root.number
    ));
}

#[test]
fn a_cheap_value_is_injected_as_a_clone() {
    let Cloned(text) = built(Container::builder().add(bind::<String>().to_value("text".into())))
        .get::<Cloned<String>>()
        .unwrap();
    assert_eq!(text, "text");
}

#[derive(Injectable)]
struct Observer {
    service: Weak<dyn Service>,
}

#[test]
fn a_weak_dependency_does_not_keep_the_service_alive() {
    let builder = Container::builder().add(bind::<dyn Service>().to_arc(named("ada")));
    let container = built(builder.add(component::<Observer>()));
    let observer = container.resolve::<Observer>().unwrap();
    assert_eq!(
        observer
            .service
            .upgrade()
            .map(|service| service.name())
            .as_deref(),
        Some("ada")
    );
    drop(container);
    assert!(observer.service.upgrade().is_none());
}

#[test]
fn a_weak_dependency_on_a_transient_is_a_problem() {
    let transient = bind::<dyn Service>().to(|| named("ada")).transient();
    let builder = Container::builder()
        .add(transient)
        .add(component::<Observer>());
    assert_eq!(problems(builder), [ProblemKind::Dangling]);
}
