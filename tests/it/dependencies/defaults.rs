//! Defaults of fields that resolve even if nothing is bound: options, collections and tuples of them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use wirework::{
    Container, ContainerBuilder, Context, Dependency, Injectable, Keyed, Lazy, Module, Needs,
    ResolveError, ResolveErrorKind, bind, component,
};

use crate::support::built;

struct Primary;

/// A dependency of the user on all numbers.
struct Numbers(Vec<Arc<u8>>);

impl Dependency for Numbers {
    fn describe(needs: &mut Needs) {
        <Vec<Arc<u8>>>::describe(needs);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        <Vec<Arc<u8>>>::resolve(context).map(Self)
    }

    fn is_absent(numbers: &Self) -> bool {
        numbers.0.is_empty()
    }
}

#[derive(Injectable)]
#[inject(transient)]
struct Defaults {
    #[inject(default = Some(Arc::new(9)))]
    option: Option<Arc<u8>>,
    #[inject(key = Primary, default = Some(Arc::new(9)))]
    keyed: Option<Arc<u8>>,
    #[inject(default = Keyed::new(vec![Arc::new(9)]))]
    wrapped: Keyed<Primary, Vec<Arc<u8>>>,
    #[inject(default = vec![Arc::new(9)])]
    all: Vec<Arc<u8>>,
    #[inject(default = vec![Lazy::from(Arc::new(9))])]
    lazies: Vec<Lazy<u8>>,
    #[inject(default = (Some(Arc::new(9)), Vec::new()))]
    pair: (Option<Arc<u8>>, Vec<Arc<u8>>),
    #[inject(default = Numbers(vec![Arc::new(9)]))]
    own: Numbers,
}

impl Defaults {
    fn values(&self) -> [u8; 7] {
        let first = |all: &Vec<Arc<u8>>| **all.first().unwrap();
        [
            **self.option.as_ref().unwrap(),
            **self.keyed.as_ref().unwrap(),
            first(&self.wrapped),
            first(&self.all),
            *self.lazies.first().unwrap().get().unwrap(),
            **self.pair.0.as_ref().unwrap(),
            first(&self.own.0),
        ]
    }
}

#[derive(Injectable)]
struct Maps {
    #[inject(default = HashMap::from([(1, Arc::new(9))]))]
    hashed: HashMap<i32, Arc<u8>>,
    #[inject(default = BTreeMap::from([(1, Lazy::from(Arc::new(9)))]))]
    ordered: BTreeMap<i32, Lazy<u8>>,
}

impl Maps {
    fn values(&self) -> [u8; 2] {
        [*self.hashed[&1], *self.ordered[&1].get().unwrap()]
    }
}

#[derive(Module)]
#[module(components(Defaults, Maps), exports(Defaults, Maps))]
struct Alone;

fn app() -> ContainerBuilder {
    Container::builder()
        .add(component::<Defaults>())
        .add(component::<Maps>())
}

#[test]
fn a_default_fills_an_option_and_a_collection_to_which_nothing_is_bound() {
    let container = built(app());
    assert_eq!(container.resolve::<Defaults>().unwrap().values(), [9; 7]);
    assert_eq!(container.resolve::<Maps>().unwrap().values(), [9; 2]);
    assert_eq!(container.construct::<Defaults>().unwrap().values(), [9; 7]);
}

#[test]
fn a_default_fills_an_option_and_a_collection_that_a_module_lacks() {
    let container = Container::from_module(Alone).unwrap();
    assert_eq!(container.resolve::<Defaults>().unwrap().values(), [9; 7]);
    assert_eq!(container.resolve::<Maps>().unwrap().values(), [9; 2]);
}

#[test]
fn a_default_yields_to_what_is_bound_to_an_option_or_a_collection() {
    let container = built(
        app()
            .add(bind::<u8>().to_value(1))
            .add(bind::<u8>().key::<Primary>().to_value(1)),
    );
    assert_eq!(container.resolve::<Defaults>().unwrap().values(), [1; 7]);

    let container = built(app().add(bind::<u8>().entry(1).to_value(2)));
    assert_eq!(container.resolve::<Maps>().unwrap().values(), [2; 2]);
}

#[test]
fn a_default_fills_an_option_and_a_collection_whose_seed_was_not_passed() {
    #[derive(Injectable)]
    #[inject(scoped)]
    struct Seeded {
        #[inject(default = Some(Arc::new(9)))]
        option: Option<Arc<u8>>,
        #[inject(default = vec![Arc::new(9)])]
        all: Vec<Arc<u8>>,
        #[inject(default = (Some(Arc::new(9)), None))]
        pair: (Option<Arc<u8>>, Option<Arc<u16>>),
    }
    let container = built(
        app()
            .add(bind::<u8>().to_seed())
            .add(bind::<u8>().key::<Primary>().to_value(1)),
    );
    let values = |scope: &wirework::Scope| {
        let seeded = scope.construct::<Seeded>().unwrap();
        let first = *seeded.all[0];
        (*seeded.option.unwrap(), first, *seeded.pair.0.unwrap())
    };
    assert_eq!(values(&container.scope().open().unwrap()), (9, 9, 9));
    assert_eq!(
        values(&container.scope().with(3_u8).open().unwrap()),
        (3, 3, 3)
    );
}

#[test]
fn promise_8_a_default_does_not_hide_what_is_broken() {
    let broken = bind::<u8>().to(|| "text".parse::<u8>());
    let container = built(app().add(broken));
    let error = container.resolve::<Defaults>().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::Constructor);
}
