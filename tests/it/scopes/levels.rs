//! Scopes of levels: a session that contains requests.

use std::sync::Arc;

use wirework::{
    Container, ContainerBuilder, Injectable, Lazy, Module, Provider, ResolveErrorKind, bind,
    component, decorate,
};

use crate::support::{Log, Noted, built, reads};

struct Tenant;
struct Session;
struct Request;

struct User(u32);

trait Basket: Send + Sync {}

#[derive(Debug, Injectable)]
#[inject(scoped = Session, bind(dyn Basket))]
struct Cart;
impl Basket for Cart {}

/// A part of a request that holds the cart of its session.
#[derive(Injectable)]
#[inject(scoped)]
struct Checkout {
    cart: Arc<Cart>,
}

fn shop() -> ContainerBuilder {
    Container::builder()
        .add(component::<Cart>())
        .add(component::<Checkout>())
}

#[test]
fn an_inner_scope_finds_the_value_of_its_session() {
    let container = built(shop());
    let session = container.scope_of::<Session>().open().unwrap();
    let (one, other) = (
        session.scope().open().unwrap(),
        session.scope().open().unwrap(),
    );
    let checkouts = [&one, &other].map(|request| request.resolve::<Checkout>().unwrap());
    assert!(!Arc::ptr_eq(&checkouts[0], &checkouts[1]));
    let cart = session.resolve::<Cart>().unwrap();
    assert!(
        checkouts
            .iter()
            .all(|checkout| Arc::ptr_eq(&checkout.cart, &cart))
    );
}

#[test]
fn two_sessions_have_their_own_values() {
    let container = built(shop());
    let carts = [(); 2].map(|()| {
        let session = container.scope_of::<Session>().open().unwrap();
        session.resolve::<Cart>().unwrap()
    });
    assert!(!Arc::ptr_eq(&carts[0], &carts[1]));
}

#[test]
fn a_value_behind_its_trait_is_the_value_of_the_session() {
    let container = built(shop());
    let session = container.scope_of::<Session>().open().unwrap();
    let request = session.scope().open().unwrap();
    let as_trait = request.resolve::<dyn Basket>().unwrap();
    let cart = session.resolve::<Cart>().unwrap();
    assert!(std::ptr::addr_eq(
        Arc::as_ptr(&as_trait),
        Arc::as_ptr(&cart)
    ));
}

#[test]
fn the_nearest_scope_of_the_level_holds_the_value() {
    let container = built(shop());
    let outer = container.scope_of::<Session>().open().unwrap();
    let inner = outer.scope_of::<Session>().open().unwrap();
    let carts = [&outer, &inner].map(|session| session.resolve::<Cart>().unwrap());
    assert!(!Arc::ptr_eq(&carts[0], &carts[1]));
}

#[test]
fn what_an_inner_scope_resolves_first_holds_nothing_of_it() {
    struct Whole(
        #[expect(dead_code, reason = "is held")] Arc<Part>,
        #[expect(dead_code, reason = "is dropped")] Noted,
    );
    struct Part(#[expect(dead_code, reason = "is dropped")] Noted);
    let log = Log::default();
    let (cart, part) = (log.clone(), log.clone());
    let container = built(
        Container::builder()
            .add(
                bind::<Part>()
                    .to(move || Part(part.note("part")))
                    .scoped_in::<Session>(),
            )
            .add(
                bind::<Whole>()
                    .to(move |part: Arc<Part>| Whole(part, cart.note("whole")))
                    .scoped_in::<Session>(),
            ),
    );
    let session = container.scope_of::<Session>().open().unwrap();
    let request = session.scope().open().unwrap();
    request.resolve::<Whole>().unwrap();
    drop(request);
    assert!(log.names().is_empty());
    drop(session);
    assert_eq!(log.names(), ["whole", "part"]);
}

/// A value of a session that holds the seed.
struct Owned(Arc<User>);

fn owned_by_a_user() -> Container {
    built(
        Container::builder()
            .add(bind::<User>().to_seed())
            .add(bind::<Owned>().to(Owned).scoped_in::<Session>()),
    )
}

#[test]
fn a_seed_of_the_session_reaches_its_values_and_its_requests() {
    let container = owned_by_a_user();
    let session = container
        .scope_of::<Session>()
        .with(User(7))
        .open()
        .unwrap();
    // The request has a seed of its own, which the session does not see.
    let request = session.scope().with(User(8)).open().unwrap();
    assert_eq!(request.resolve::<Owned>().unwrap().0.0, 7);
    assert_eq!(request.resolve::<User>().unwrap().0, 8);
}

#[test]
fn a_seed_that_a_session_lacks_is_passed_where_the_session_is_opened() {
    let container = owned_by_a_user();
    let session = container.scope_of::<Session>().open().unwrap();
    let request = session.scope().with(User(8)).open().unwrap();
    let error = request
        .resolve::<Owned>()
        .map(|owned| owned.0.0)
        .unwrap_err();
    reads(
        &error,
        "
        the scope of `Session` was opened without the seed `User`
             path       Owned (parameter 1) -> User
             resolved   `Owned` (registered at @)
             opened at  @
             declared   @
             help       pass it there: `.scope_of::<Session>().with(User ..).open()`
    ",
    );
}

#[test]
fn a_lazy_and_a_provider_lead_to_the_session() {
    struct Handles(Lazy<Cart>, Provider<Cart>);
    let container = built(shop().add(bind::<Handles>().to(Handles).scoped()));
    let session = container.scope_of::<Session>().open().unwrap();
    let request = session.scope().open().unwrap();
    let handles = request.resolve::<Handles>().unwrap();
    let cart = session.resolve::<Cart>().unwrap();
    assert!(Arc::ptr_eq(&handles.0.get().unwrap(), &cart));
    assert!(Arc::ptr_eq(&handles.1.get().unwrap(), &cart));
}

#[test]
fn a_decorator_is_in_the_session_too() {
    struct Decorated(#[expect(dead_code, reason = "is held")] Arc<dyn Basket>);
    impl Basket for Decorated {}
    let decorator = |inner: Arc<dyn Basket>| -> Arc<dyn Basket> { Arc::new(Decorated(inner)) };
    let container = built(shop().add(decorate::<dyn Basket>().with(decorator)));
    let session = container.scope_of::<Session>().open().unwrap();
    let request = session.scope().open().unwrap();
    let (one, other) = (
        request.resolve::<dyn Basket>().unwrap(),
        session.resolve::<dyn Basket>().unwrap(),
    );
    assert!(Arc::ptr_eq(&one, &other));
}

#[test]
fn a_registration_overrides_the_level_of_the_component() {
    let container = built(Container::builder().add(component::<Cart>().scoped_in::<Request>()));
    let request = container.scope_of::<Request>().open().unwrap();
    assert!(request.resolve::<Cart>().is_ok());
    let container = built(Container::builder().add(component::<Cart>().singleton()));
    assert!(container.resolve::<Cart>().is_ok());
}

#[test]
fn outside_of_the_session_the_error_names_the_level() {
    let container = built(shop());
    let error = container.resolve::<Cart>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::NoScope);
    reads(
        &error,
        "
        `Cart` is scoped to `Session`, but is resolved outside of such a scope
             resolved   `Cart` (@, registered at @)
             help       open a scope of the level first: `container.scope_of::<Session>().open()`
    ",
    );
    let request = container.scope().open().unwrap();
    reads(
        &request.resolve::<Checkout>().err().unwrap(),
        "
        `Cart` is scoped to `Session`, but is resolved outside of such a scope
             path       Checkout.cart -> Cart
             resolved   `Checkout` (@, registered at @)
             opened at  @
             help       open a scope of the level first: `container.scope_of::<Session>().open()`
    ",
    );
}

fn of_two_levels() -> ContainerBuilder {
    Container::builder()
        .add(bind::<u8>().to(|_: Arc<u16>| 8).scoped_in::<Request>())
        .add(bind::<u16>().to(|| 16).scoped_in::<Tenant>())
}

#[test]
fn a_value_of_an_inner_level_holds_one_of_an_outer_level() {
    let builder = of_two_levels()
        .scope_levels::<(Tenant, Session)>()
        .scope_levels::<(Session, Request)>();
    let container = built(builder);
    let tenant = container.scope_of::<Tenant>().open().unwrap();
    let session = tenant.scope_of::<Session>().open().unwrap();
    let request = session.scope_of::<Request>().open().unwrap();
    assert_eq!(*request.resolve::<u8>().unwrap(), 8);
}

#[test]
fn an_entry_of_a_module_overrides_the_level_of_the_component() {
    #[derive(Module)]
    #[module(components(Cart as dyn Basket: scoped = Tenant))]
    struct OfTenant;
    #[derive(Module)]
    #[module(components(Cart as dyn Basket: scoped))]
    struct Innermost;
    let container = Container::from_module(OfTenant).unwrap();
    let tenant = container.scope_of::<Tenant>().open().unwrap();
    assert!(tenant.resolve::<Cart>().is_ok());
    let container = Container::from_module(Innermost).unwrap();
    assert!(container.scope().open().unwrap().resolve::<Cart>().is_ok());
}

#[test]
fn a_module_declares_levels_and_their_order() {
    fn database() -> u64 {
        64
    }
    #[derive(Module)]
    #[module(
        components(Cart as dyn Basket, Checkout),
        factories(database -> u64: scoped = Tenant),
        scope_levels(Tenant, Session),
    )]
    struct Shop;
    let container = Container::from_module(Shop).unwrap();
    let tenant = container.scope_of::<Tenant>().open().unwrap();
    let session = tenant.scope_of::<Session>().open().unwrap();
    let request = session.scope().open().unwrap();
    let cart = request.resolve::<Checkout>().unwrap();
    assert!(Arc::ptr_eq(&cart.cart, &session.resolve::<Cart>().unwrap()));
    assert!(Arc::ptr_eq(
        &request.resolve::<u64>().unwrap(),
        &tenant.resolve::<u64>().unwrap()
    ));
}
