//! Seeds, which the caller passes in when it opens a scope.

use std::sync::Arc;

use wirework::{Container, Keyed, Lazy, ResolveErrorKind, Scope, bind, decorate};

use crate::support::{built, place, reads};

#[derive(Debug)]
struct RequestId(u64);
struct User(&'static str);
struct Admin;

trait Locale: Send + Sync {
    fn name(&self) -> &'static str;
}
struct German;
impl Locale for German {
    fn name(&self) -> &'static str {
        "de"
    }
}

fn app() -> Container {
    let line = |id: Arc<RequestId>, user: Option<Arc<User>>| {
        format!("{} by {}", id.0, user.map_or("nobody", |user| user.0))
    };
    built(
        Container::builder()
            .add(bind::<RequestId>().to_seed())
            .add(bind::<User>().to_seed())
            .add(bind::<User>().key::<Admin>().to_seed())
            .add(bind::<dyn Locale>().to_seed())
            .add(bind::<String>().to(line).scoped())
            .add(bind::<u8>().to_value(8)),
    )
}

fn line(scope: &Scope) -> String {
    scope.resolve::<String>().unwrap().to_string()
}

#[test]
fn a_seed_can_be_had_and_is_injected() {
    let scope = app()
        .scope()
        .with(RequestId(7))
        .with(User("ada"))
        .open()
        .unwrap();
    assert_eq!(scope.resolve::<RequestId>().unwrap().0, 7);
    assert_eq!(line(&scope), "7 by ada");
}

#[test]
fn a_seed_that_is_shared_already_may_be_a_trait() {
    let locale: Arc<dyn Locale> = Arc::new(German);
    let scope = app().scope().with_arc(Arc::clone(&locale)).open().unwrap();
    let had = scope.resolve::<dyn Locale>().unwrap();
    assert_eq!(had.name(), "de");
    assert!(Arc::ptr_eq(&locale, &had));
}

#[test]
fn a_seed_may_have_a_qualifier() {
    let scope = app()
        .scope()
        .with_keyed::<Admin, _>(User("root"))
        .open()
        .unwrap();
    assert_eq!(scope.get::<Keyed<Admin, Arc<User>>>().unwrap().0, "root");
    assert!(scope.get::<Option<Arc<User>>>().unwrap().is_none());
}

#[test]
fn a_seed_that_is_not_given_is_an_error_for_who_needs_it_and_only_then() {
    let app = app();
    let scope = app.scope().open().unwrap();
    let opened = place(file!(), line!() - 1);
    assert_eq!(*scope.resolve::<u8>().unwrap(), 8);
    let error = scope.resolve::<RequestId>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::NoSeed);
    assert!(format!("{error:#}").contains(&format!("opened at  {opened}")));
    reads(
        &error,
        "
        the scope was opened without the seed `RequestId`
             resolved   `RequestId` (registered at @)
             opened at  @
             declared   @
             help       pass it there: `.scope().with(RequestId ..).open()`
    ",
    );
}

#[test]
fn a_seed_that_is_not_given_is_reported_with_the_way_to_it() {
    let error = app()
        .scope()
        .open()
        .unwrap()
        .resolve::<String>()
        .unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::NoSeed);
    reads(
        &error,
        "
        the scope was opened without the seed `RequestId`
             path       String (parameter 1) -> RequestId
             resolved   `String` (registered at @)
             opened at  @
             declared   @
             help       pass it there: `.scope().with(RequestId ..).open()`
    ",
    );
}

#[test]
fn a_seed_that_is_not_given_is_none_for_an_option() {
    let scope = app().scope().with(RequestId(7)).open().unwrap();
    assert_eq!(line(&scope), "7 by nobody");
    assert!(scope.get::<Option<Arc<User>>>().unwrap().is_none());
}

#[test]
fn a_seed_that_is_not_given_is_an_error_for_a_collection() {
    let scope = app().scope().open().unwrap();
    let error = scope.get::<Vec<Arc<User>>>().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::NoSeed);
    assert!(scope.get::<Option<Vec<Arc<User>>>>().unwrap().is_none());
    let scope = app().scope().with(User("ada")).open().unwrap();
    assert_eq!(scope.get::<Vec<Arc<User>>>().unwrap()[0].0, "ada");
}

#[test]
fn a_seed_that_is_not_given_is_an_error_of_its_lazy() {
    let scope = app().scope().open().unwrap();
    let user = scope.get::<Option<Lazy<User>>>().unwrap().unwrap();
    let error = user.get().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::NoSeed);
}

#[test]
fn what_follows_an_option_of_a_seed_that_is_not_given_is_not_shifted() {
    type Nested = (Option<(Arc<User>, Option<Arc<u16>>, Arc<u8>)>, Arc<u8>);
    let parts = |(nested, after): Nested, last: Arc<&'static str>| {
        format!("{} {after} {last}", nested.is_some())
    };
    let container = built(
        Container::builder()
            .add(bind::<User>().to_seed())
            .add(bind::<u8>().to_value(8))
            .add(bind::<&str>().to_value("last"))
            .add(bind::<String>().to(parts).scoped()),
    );
    let without = container.scope().open().unwrap();
    assert_eq!(*without.resolve::<String>().unwrap(), "false 8 last");
    let with = container.scope().with(User("ada")).open().unwrap();
    assert_eq!(*with.resolve::<String>().unwrap(), "true 8 last");
}

#[test]
fn what_needs_a_seed_that_is_not_given_is_no_none_for_an_option() {
    let scope = app().scope().open().unwrap();
    let error = scope.get::<Option<Arc<String>>>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::NoSeed);
}

#[test]
fn what_a_decorator_wraps_with_a_seed_that_is_not_given_is_no_none_for_an_option() {
    let with_user = |text: Arc<String>, user: Arc<User>| format!("{text} {}", user.0);
    let container = built(
        Container::builder()
            .add(bind::<User>().to_seed())
            .add(bind::<String>().to(|| "by".to_owned()).scoped())
            .add(decorate::<String>().with(with_user)),
    );
    let scope = container.scope().open().unwrap();
    let error = scope.get::<Option<Arc<String>>>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::NoSeed);
}

#[test]
fn an_inner_scope_has_the_seeds_of_the_outer_one() {
    let outer = app().scope().with(RequestId(7)).open().unwrap();
    let inner = outer.scope().with(User("ada")).open().unwrap();
    let innermost = inner.scope().open().unwrap();
    assert_eq!(line(&innermost), "7 by ada");
    assert_eq!(line(&outer), "7 by nobody");
}

#[test]
fn an_inner_scope_may_be_given_another() {
    let outer = app().scope().with(RequestId(7)).open().unwrap();
    let inner = outer.scope().with(RequestId(8)).open().unwrap();
    assert_eq!(
        (line(&outer), line(&inner)),
        ("7 by nobody".into(), "8 by nobody".into())
    );
}

#[test]
fn an_inner_scope_has_the_seeds_of_an_outer_one_whose_handle_is_gone() {
    let outer = app().scope().with(RequestId(7)).open().unwrap();
    let inner = outer.scope().open().unwrap();
    drop(outer);
    assert_eq!(line(&inner), "7 by nobody");
}

#[test]
fn a_seed_that_is_not_declared_is_refused() {
    let error = app().scope().with('a').open().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::WrongSeed);
    reads(
        &error,
        "
        `char` is not declared as a seed
             opened at  @
             help       `.add(bind::<char>().to_seed())`
    ",
    );
}

#[test]
fn what_is_no_seed_cannot_be_given() {
    let error = app().scope().with(8_u8).open().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::WrongSeed);
    reads(
        &error,
        "
        `u8` is not declared as a seed
             opened at  @
             it is      a value of `u8` (registered at @)
             help       do not pass it, or declare it with `.replace(bind::<u8>().to_seed())`
    ",
    );
}

#[test]
fn a_seed_that_is_given_twice_is_refused() {
    let scope = app().scope().with(RequestId(7)).with(RequestId(8));
    let error = scope.open().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::WrongSeed);
    reads(
        &error,
        "
        the seed `RequestId` is passed twice
             opened at  @
             help       pass each seed once
    ",
    );
}

#[test]
fn a_seed_cannot_be_had_of_the_container() {
    let error = app().resolve::<RequestId>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::NoScope);
}

#[test]
fn a_decorated_seed_can_be_given() {
    let twice = |inner: Arc<RequestId>| RequestId(inner.0 * 2);
    let container = built(
        Container::builder()
            .add(bind::<RequestId>().to_seed())
            .add(decorate::<RequestId>().with(twice)),
    );
    let scope = container.scope().with(RequestId(7)).open().unwrap();
    assert_eq!(scope.resolve::<RequestId>().unwrap().0, 14);
}

#[test]
fn a_decorated_seed_that_is_not_given_is_none_for_an_option() {
    let container = built(
        Container::builder()
            .add(bind::<RequestId>().to_seed())
            .add(decorate::<RequestId>().with(|inner: Arc<RequestId>| inner)),
    );
    let scope = container.scope().open().unwrap();
    assert!(scope.get::<Option<Arc<RequestId>>>().unwrap().is_none());
}

#[test]
fn promise_2_a_missing_seed_is_named_with_its_qualifier() {
    struct Tenant;
    let container = built(Container::builder().add(bind::<u64>().key::<Tenant>().to_seed()));
    let scope = container.scope().open().unwrap();
    let error = scope.get::<Keyed<Tenant, Arc<u64>>>().unwrap_err();
    reads(
        &error,
        r"
        the scope was opened without the seed `u64 keyed Tenant`
             resolved   `u64` keyed `Tenant` (registered at @)
             opened at  @
             declared   @
             help       pass it there: `.scope().with_keyed::<Tenant, _>(u64 ..).open()`
    ",
    );
}
