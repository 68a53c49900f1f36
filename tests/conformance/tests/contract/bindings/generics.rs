//! Generics: one definition for many types.

use std::marker::PhantomData;
use std::sync::Arc;

use conformance::containers::{built, failure, problems};
use conformance::events::Count;
use conformance::services::{Serial, is_same};
use wirework::{
    Binding, Container, Injectable, Lazy, ProblemKind, ResolveErrorKind, bind, component, decorate,
};

struct User;
struct Order;

/// An entity with a table of its own.
trait Entity: Send + Sync + 'static {
    const TABLE: &'static str;
}

impl Entity for User {
    const TABLE: &'static str = "users";
}

impl Entity for Order {
    const TABLE: &'static str = "orders";
}

trait Repository<E>: Send + Sync {
    fn table(&self) -> String;
}

#[derive(Injectable)]
#[inject(bind(dyn Repository<E>))]
struct Sql<E: Entity> {
    prefix: Arc<String>,
    #[inject(skip)]
    entity: PhantomData<E>,
}

impl<E: Entity> Repository<E> for Sql<E> {
    fn table(&self) -> String {
        format!("{}{}", self.prefix, E::TABLE)
    }
}

#[derive(Injectable)]
struct Shop {
    users: Arc<dyn Repository<User>>,
    orders: Arc<dyn Repository<Order>>,
}

struct Cached<E: ?Sized>(Arc<dyn Repository<E>>);

impl<E: 'static> Repository<E> for Cached<E> {
    fn table(&self) -> String {
        format!("cached {}", self.0.table())
    }
}

fn database() -> Vec<Binding> {
    vec![
        bind::<String>().to_value("db.".into()),
        component::<Sql<User>>().into(),
        component::<Sql<Order>>().into(),
    ]
}

fn app() -> Container {
    built(
        Container::builder()
            .install(database)
            .add(component::<Shop>()),
    )
}

#[test]
fn each_type_argument_is_a_service_of_its_own() {
    let shop = app().resolve::<Shop>().unwrap();
    assert_eq!(
        [shop.users.table(), shop.orders.table()],
        ["db.users", "db.orders"]
    );
}

#[test]
fn each_type_argument_has_a_singleton_of_its_own() {
    let app = app();
    let users = app.resolve::<Sql<User>>().unwrap();
    assert!(!is_same(&users, &app.resolve::<Sql<Order>>().unwrap()));
    assert!(is_same(&users, &app.resolve::<Sql<User>>().unwrap()));
}

#[test]
fn a_generic_implementation_is_one_instance_behind_its_generic_trait() {
    let app = app();
    let behind = app.resolve::<dyn Repository<User>>().unwrap();
    assert!(is_same(&behind, &app.resolve::<Sql<User>>().unwrap()));
}

#[test]
fn a_type_argument_that_is_not_registered_is_a_problem() {
    let builder = Container::builder()
        .add(bind::<String>().to_value(String::new()))
        .add(component::<Sql<User>>())
        .add(component::<Shop>());
    assert_eq!(problems(builder), [ProblemKind::Missing]);
}

#[test]
fn a_decorator_of_one_type_argument_leaves_the_others() {
    let cached =
        |inner: Arc<dyn Repository<User>>| Arc::new(Cached(inner)) as Arc<dyn Repository<User>>;
    let builder = Container::builder()
        .install(database)
        .add(component::<Shop>());
    let builder = builder.add(decorate::<dyn Repository<User>>().with(cached));
    let shop = built(builder).resolve::<Shop>().unwrap();
    assert_eq!(
        [shop.users.table(), shop.orders.table()],
        ["cached db.users", "db.orders"]
    );
}

fn tables_of<E: Entity>() -> Vec<Binding> {
    let cached = |inner: Arc<dyn Repository<E>>| Arc::new(Cached(inner)) as Arc<dyn Repository<E>>;
    vec![
        component::<Sql<E>>().into(),
        decorate::<dyn Repository<E>>().with(cached),
    ]
}

#[test]
fn a_generic_function_registers_the_services_of_one_type_argument() {
    let builder = Container::builder()
        .add(bind::<String>().to_value(String::new()))
        .install(tables_of::<User>)
        .install(tables_of::<Order>);
    let orders = built(builder).resolve::<dyn Repository<Order>>().unwrap();
    assert_eq!(orders.table(), "cached orders");
}

#[derive(Injectable)]
struct Service<S: Entity> {
    repository: Arc<dyn Repository<S>>,
}

#[test]
fn a_generic_consumer_passes_its_argument_on_to_its_dependency() {
    let container = built(
        Container::builder()
            .install(database)
            .add(component::<Service<Order>>()),
    );
    assert_eq!(
        container
            .resolve::<Service<Order>>()
            .unwrap()
            .repository
            .table(),
        "db.orders"
    );
}

#[test]
fn a_generic_consumer_is_checked_with_its_argument() {
    let builder = Container::builder()
        .add(bind::<String>().to_value(String::new()))
        .add(component::<Sql<User>>())
        .add(component::<Service<Order>>());
    assert_eq!(problems(builder), [ProblemKind::Missing]);
}

#[derive(Injectable)]
struct Pool<const SIZE: usize> {
    #[inject(value = SIZE)]
    size: usize,
}

#[test]
fn a_number_may_be_the_argument_of_a_component() {
    let container = built(
        Container::builder()
            .add(component::<Pool<4>>())
            .add(component::<Pool<8>>()),
    );
    assert_eq!(container.resolve::<Pool<8>>().unwrap().size, 8);
    assert_eq!(
        failure(container.resolve::<Pool<2>>()),
        ResolveErrorKind::Missing
    );
}

#[test]
fn a_collection_of_a_generic_trait_has_the_services_of_its_argument() {
    let legacy = Sql::<User> {
        prefix: Arc::new("old.".into()),
        entity: PhantomData,
    };
    let builder = Container::builder().install(database);
    let builder = builder.add(bind::<dyn Repository<User>>().to_arc(Arc::new(legacy)));
    let users = built(builder)
        .get::<Vec<Arc<dyn Repository<User>>>>()
        .unwrap();
    let tables: Vec<String> = users.iter().map(|users| users.table()).collect();
    assert_eq!(tables, ["db.users", "old.users"]);
}

#[test]
fn an_optional_generic_service_is_absent_for_an_argument_that_is_not_registered() {
    let container = built(Container::builder());
    assert!(
        container
            .get::<Option<Arc<dyn Repository<User>>>>()
            .unwrap()
            .is_none()
    );
}

trait Codec: Send + Sync + 'static {
    type Settings: Send + Sync + 'static;
}

struct Json;

impl Codec for Json {
    type Settings = Serial;
}

#[derive(Injectable)]
struct Writer<C: Codec> {
    settings: Arc<C::Settings>,
}

#[test]
fn a_dependency_may_be_an_associated_type_of_the_argument() {
    let builder = Container::builder().add(bind::<Serial>().to_value(Serial(5)));
    let container = built(builder.add(component::<Writer<Json>>()));
    assert_eq!(container.resolve::<Writer<Json>>().unwrap().settings.0, 5);
}

fn of_type<E: Entity>(prefix: Arc<String>) -> Sql<E> {
    Sql {
        prefix,
        entity: PhantomData,
    }
}

#[test]
fn a_generic_function_may_be_a_factory() {
    let builder = Container::builder()
        .add(bind::<String>().to_value("f.".into()))
        .add(bind::<Sql<Order>>().to(of_type::<Order>));
    assert_eq!(
        built(builder).resolve::<Sql<Order>>().unwrap().table(),
        "f.orders"
    );
}

#[test]
fn a_generic_service_can_be_deferred() {
    let count = Count::default();
    let of_users = count.serials();
    let repository = move |prefix: Arc<String>| {
        of_users();
        of_type::<User>(prefix)
    };
    let builder = Container::builder().add(bind::<String>().to_value(String::new()));
    let container = built(builder.add(bind::<Sql<User>>().to(repository)));
    let lazy = container.get::<Lazy<Sql<User>>>().unwrap();
    assert_eq!(count.get(), 0);
    assert_eq!(lazy.get().unwrap().table(), "users");
    assert_eq!(count.get(), 1);
}
