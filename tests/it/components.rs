//! The code that `#[derive(Injectable)]` generates.

use std::marker::PhantomData;
use std::sync::Arc;

use wirework::{Cloned, Container, ContainerBuilder, Injectable, Keyed, bind, component};

use crate::support::built;

trait Clock: Send + Sync {
    fn hour(&self) -> u8;
}
trait Named: Send + Sync {
    fn name(&self) -> String;
}

struct Primary;

#[derive(Debug)]
struct Fixed(u8);
impl Clock for Fixed {
    fn hour(&self) -> u8 {
        self.0
    }
}

fn app() -> ContainerBuilder {
    Container::builder()
        .add(
            bind::<dyn Clock>()
                .key::<Primary>()
                .to_arc(Arc::new(Fixed(7))),
        )
        .add(bind::<String>().to_value("text".into()))
        .add(bind::<u8>().to_value(8))
}

#[test]
fn each_option_of_a_field_does_what_it_says() {
    #[derive(Injectable)]
    struct Fields {
        plain: Arc<String>,
        #[inject(key = Primary)]
        keyed: Arc<dyn Clock>,
        #[inject(clone)]
        cloned: String,
        #[inject(default = Arc::new(16))]
        absent: Arc<u16>,
        #[inject(default = Arc::new(0))]
        present: Arc<u8>,
        #[inject(value = 3)]
        value: u32,
        #[inject(skip)]
        skipped: Vec<u8>,
        #[inject(key = Primary, default = Arc::new(Fixed(0)))]
        keyed_or: Arc<dyn Clock>,
        #[inject(clone, default = 5)]
        cloned_or: i8,
    }
    let fields = built(app().add(component::<Fields>()))
        .resolve::<Fields>()
        .unwrap();
    assert_eq!(
        (fields.plain.as_str(), fields.cloned.as_str()),
        ("text", "text")
    );
    assert_eq!((fields.keyed.hour(), fields.keyed_or.hour()), (7, 7));
    assert_eq!(
        (*fields.absent, *fields.present, fields.cloned_or),
        (16, 8, 5)
    );
    assert_eq!((fields.value, fields.skipped.len()), (3, 0));
}

#[test]
fn a_default_is_not_evaluated_where_something_is_bound() {
    #[derive(Injectable)]
    struct Careful {
        #[inject(default = unreachable!("something is bound"))]
        number: Arc<u8>,
    }
    let careful = built(app().add(component::<Careful>())).resolve::<Careful>();
    assert_eq!(*careful.unwrap().number, 8);
}

#[test]
fn a_tuple_struct_and_a_unit_struct_are_components() {
    #[derive(Injectable)]
    struct Tuple(Arc<u8>, #[inject(value = 2)] u8, Option<Arc<u16>>);
    #[derive(Debug, Injectable)]
    struct Unit;
    let container = built(app().add(component::<Tuple>()).add(component::<Unit>()));
    let tuple = container.resolve::<Tuple>().unwrap();
    assert_eq!((*tuple.0, tuple.1, tuple.2.is_none()), (8, 2, true));
    assert!(container.resolve::<Unit>().is_ok());
}

#[test]
fn a_qualifier_of_the_struct_is_where_it_is_bound() {
    #[derive(Injectable)]
    #[inject(key = Primary, bind(dyn Named))]
    struct Main;
    impl Named for Main {
        fn name(&self) -> String {
            "main".into()
        }
    }
    let container = built(Container::builder().add(component::<Main>()));
    let named = container.get::<Keyed<Primary, Arc<dyn Named>>>().unwrap();
    assert!(container.get::<Keyed<Primary, Arc<Main>>>().is_ok());
    assert_eq!(named.name(), "main");
    assert!(container.get::<Option<Arc<Main>>>().unwrap().is_none());
}

#[test]
fn the_lifetime_of_the_attribute_is_taken() {
    #[derive(Injectable)]
    #[inject(transient)]
    struct Transient(Arc<u8>);
    #[derive(Injectable)]
    #[inject(singleton)]
    struct Single(Arc<u8>);
    let container = built(
        app()
            .add(component::<Transient>())
            .add(component::<Single>()),
    );
    let transients = container.get::<(Arc<Transient>, Arc<Transient>)>().unwrap();
    let singles = container.get::<(Arc<Single>, Arc<Single>)>().unwrap();
    assert!(!Arc::ptr_eq(&transients.0, &transients.1));
    assert!(Arc::ptr_eq(&singles.0, &singles.1));
    assert_eq!((*transients.0.0, *singles.0.0), (8, 8));
}

#[test]
fn an_external_component_is_made_as_any_other() {
    #[derive(Injectable)]
    #[inject(external, bind(dyn Clock), transient)]
    struct Atomic(Cloned<u8>);
    impl Clock for Atomic {
        fn hour(&self) -> u8 {
            self.0.0
        }
    }
    let container = built(app().add(component::<Atomic>()));
    let clock = container.resolve::<dyn Clock>().expect("the clock");
    assert_eq!(clock.hour(), 8);
}

#[test]
fn a_constructor_is_called_with_its_dependencies() {
    #[derive(Injectable)]
    #[inject(constructor = Self::connect)]
    struct Pool {
        host: String,
        port: Arc<u8>,
    }
    impl Pool {
        fn connect(host: Cloned<String>, port: Arc<u8>) -> Result<Self, std::num::ParseIntError> {
            "0".parse::<u8>().map(|_| Self { host: host.0, port })
        }
    }
    let pool = built(app().add(component::<Pool>()))
        .resolve::<Pool>()
        .unwrap();
    assert_eq!((pool.host.as_str(), *pool.port), ("text", 8));
}

#[test]
fn a_plain_new_takes_the_injected_fields() {
    #[derive(Injectable)]
    #[inject(new)]
    struct Worker {
        text: Arc<String>,
        #[inject(value = 3)]
        three: u8,
        #[inject(clone)]
        number: u8,
    }
    let worker = Worker::new(Arc::new("by hand".into()), 1);
    assert_eq!(
        (worker.text.as_str(), worker.three, worker.number),
        ("by hand", 3, 1)
    );
    let worker = built(app().add(component::<Worker>()))
        .resolve::<Worker>()
        .unwrap();
    assert_eq!(
        (worker.text.as_str(), worker.three, worker.number),
        ("text", 3, 8)
    );
}

#[test]
fn a_generated_factory_creates_with_what_its_caller_gives() {
    #[derive(Injectable)]
    struct Order {
        #[inject(arg)]
        amount: u32,
        number: Arc<u8>,
        #[inject(arg)]
        customer: String,
        #[inject(key = Primary)]
        clock: Arc<dyn Clock>,
    }
    let container = built(app().add(component::<OrderFactory>()));
    let orders = container.resolve::<OrderFactory>().unwrap();
    let order: Arc<Order> = orders.create(5, "ada".into()).unwrap();
    assert_eq!((order.amount, order.customer.as_str()), (5, "ada"));
    assert_eq!((*order.number, order.clock.hour()), (8, 7));
    let other = orders.create(6, "bob".into()).unwrap();
    assert!(Arc::ptr_eq(&order.number, &other.number));
    let unbound: OrderFactory = container.construct().unwrap();
    assert_eq!(unbound.create(7, "eve".into()).unwrap().amount, 7);
}

#[test]
fn a_generated_factory_does_not_keep_the_container() {
    #[derive(Injectable)]
    struct Order {
        #[inject(arg)]
        _amount: u32,
        _number: Arc<u8>,
    }
    let container = built(app().add(component::<OrderFactory>()));
    let orders = container.resolve::<OrderFactory>().unwrap();
    drop(container);
    let error = orders.create(1).err().unwrap();
    assert_eq!(error.kind(), wirework::ResolveErrorKind::Dropped);
}

trait Entity: Send + Sync + 'static {
    const TABLE: &'static str;
}
struct User;
impl Entity for User {
    const TABLE: &'static str = "users";
}
struct Item;
impl Entity for Item {
    const TABLE: &'static str = "items";
}

#[derive(Injectable)]
#[inject(bind(dyn Named))]
struct Repo<T: Entity, const LIMIT: usize> {
    text: Arc<String>,
    #[inject(skip)]
    entity: PhantomData<T>,
}
impl<T: Entity, const LIMIT: usize> Named for Repo<T, LIMIT> {
    fn name(&self) -> String {
        let _: PhantomData<T> = self.entity;
        format!("{} of {} up to {LIMIT}", self.text, T::TABLE)
    }
}

#[derive(Injectable)]
struct Cache<T: Send + Sync + 'static> {
    inner: Arc<T>,
    others: Vec<Arc<T>>,
}

#[test]
fn a_generic_component_is_one_for_each_of_its_arguments() {
    let container = built(
        app()
            .add(component::<Repo<User, 1>>())
            .add(component::<Repo<Item, 2>>()),
    );
    let all = container.get::<Vec<Arc<dyn Named>>>().unwrap();
    let names: Vec<String> = all.iter().map(|named| named.name()).collect();
    assert_eq!(names, ["text of users up to 1", "text of items up to 2"]);
    assert!(container.resolve::<Repo<User, 1>>().is_ok());
    assert!(container.resolve::<Repo<User, 2>>().is_err());
}

#[test]
fn a_generic_component_may_depend_on_its_argument() {
    let builder = app()
        .add(component::<Cache<u8>>())
        .add(component::<Cache<Cache<u8>>>());
    let cache = built(builder).resolve::<Cache<Cache<u8>>>().unwrap();
    assert_eq!((*cache.inner.inner, cache.others.len()), (8, 1));
}
