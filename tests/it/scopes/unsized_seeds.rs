//! Seeds that are only behind a pointer, such as a `dyn Trait`.

use std::sync::Arc;

use wirework::{Container, Keyed, bind};

use crate::support::{built, reads};

trait User: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Named(&'static str);
impl User for Named {
    fn name(&self) -> &'static str {
        self.0
    }
}

struct Admin;

fn app() -> Container {
    built(
        Container::builder()
            .add(bind::<dyn User>().to_seed())
            .add(bind::<dyn User>().key::<Admin>().to_seed()),
    )
}

fn user(name: &'static str) -> Arc<dyn User> {
    Arc::new(Named(name))
}

#[test]
fn a_seed_with_a_qualifier_may_be_a_trait_object() {
    let scope = app().scope().with_arc(user("ada"));
    let scope = scope.with_keyed_arc::<Admin, _>(user("root"));
    let scope = scope.open().unwrap();
    assert_eq!(scope.resolve::<dyn User>().unwrap().name(), "ada");
    let admin = scope.get::<Keyed<Admin, Arc<dyn User>>>().unwrap();
    assert_eq!(admin.name(), "root");
}

#[test]
fn promise_2_a_missing_trait_object_is_passed_in_an_arc() {
    let scope = app().scope().open().unwrap();
    reads(
        &scope.resolve::<dyn User>().err().unwrap(),
        "
        the scope was opened without the seed `dyn User`
             resolved   `dyn User` (registered at @)
             opened at  @
             declared   @
             help       pass it there: `.scope().with_arc::<dyn User>(..).open()`
    ",
    );
    reads(
        &scope.get::<Keyed<Admin, Arc<dyn User>>>().err().unwrap(),
        "
        the scope was opened without the seed `dyn User keyed Admin`
             resolved   `dyn User` keyed `Admin` (registered at @)
             opened at  @
             declared   @
             help       pass it there: `.scope().with_keyed_arc::<Admin, dyn User>(..).open()`
    ",
    );
}

#[test]
fn an_arc_that_is_passed_as_a_value_names_the_right_method() {
    let help = |error: wirework::ResolveError| {
        let text = format!("{error:#}");
        let help = text
            .lines()
            .find_map(|line| line.trim().strip_prefix("help"));
        help.unwrap_or_default().trim().to_owned()
    };
    let error = app().scope().with(user("ada")).open().err().unwrap();
    assert_eq!(help(error), "write `.with_arc(..)` for a value in an `Arc`");
    let scope = app().scope().with_keyed::<Admin, _>(user("root"));
    assert_eq!(
        help(scope.open().err().unwrap()),
        "write `.with_keyed_arc::<Admin, _>(..)` for a value in an `Arc`"
    );
}

#[test]
fn a_trait_object_under_another_qualifier_is_a_near_miss_with_its_method() {
    let container = built(Container::builder().add(bind::<dyn User>().key::<Admin>().to_seed()));
    let error = container
        .scope()
        .with_arc(user("ada"))
        .open()
        .err()
        .unwrap();
    let text = format!("{error:#}");
    let remedy = "it is bound under the key `Admin`: write `.with_keyed_arc::<Admin, _>(..)`";
    assert!(text.contains(remedy), "{text}");
}
