//! Promise 2: a type that the container or the user has wrapped is told from the type itself.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use wirework::{Cloned, Container, ContainerBuilder, Lazy, Provider, Scope, ScopeFactory, bind};

use crate::support::{built, reads, refuses};

trait Mailer: Send + Sync {}
struct Smtp;
impl Mailer for Smtp {}

struct User;

#[test]
fn promise_2_a_trait_object_in_a_box_is_a_near_miss() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<dyn Mailer>| 8))
        .add(bind::<Box<dyn Mailer>>().to(|| -> Box<dyn Mailer> { Box::new(Smtp) }));
    refuses(
        builder,
        r"
        the wiring has a problem: nothing provides `dyn Mailer`
             needed by  parameter 1: `Arc<dyn Mailer>` of `u8` (registered at @)
             near miss  `Box<dyn Mailer>` is bound: bind `dyn Mailer`, with an `Arc` instead of the `Box` (registered at @)
             help       add a component with `#[inject(bind(dyn Mailer))]`, or `.add(bind::<dyn Mailer>().to(..))`
    ",
    );
}

#[test]
fn promise_2_a_lazy_map_belongs_inside_out() {
    type Map = BTreeMap<u8, Arc<dyn Mailer>>;
    let builder = Container::builder().add(bind::<u8>().to(|_: Lazy<Map>| 8));
    refuses(
        builder,
        r"
        the wiring has a problem: nothing provides `BTreeMap<u8, Arc<dyn Mailer>>`
             needed by  parameter 1: `Lazy<BTreeMap<u8, Arc<dyn Mailer>>>` of `u8` (registered at @)
             help       `BTreeMap<u8, Arc<dyn Mailer>>` is a dependency itself: leave out what is around it, or move that into the `BTreeMap`; or `.add(bind::<BTreeMap<u8, Arc<dyn Mailer>>>().to_value(..))`
    ",
    );
}

#[test]
fn each_collection_of_dependencies_belongs_outside_of_a_handle() {
    type Mailers = Vec<Arc<dyn Mailer>>;
    type Names = HashMap<u8, Arc<dyn Mailer>>;
    let advice = |builder: ContainerBuilder, wrapper: &str| {
        let error = builder.build().unwrap_err().to_string();
        let advice = format!("leave out what is around it, or move that into the `{wrapper}`;");
        assert!(error.contains(&advice), "{error}");
    };
    let builder = Container::builder;
    advice(builder().add(bind::<u8>().to(|_: Lazy<Mailers>| 8)), "Vec");
    advice(
        builder().add(bind::<u8>().to(|_: Lazy<Names>| 8)),
        "HashMap",
    );
}

#[test]
fn promise_2_an_optional_value_belongs_outside_of_its_provider() {
    let builder = Container::builder().add(bind::<u8>().to(|_: Provider<Option<u16>>| 8));
    refuses(
        builder,
        r"
        the wiring has a problem: nothing provides `Option<u16>`
             needed by  parameter 1: `Provider<Option<u16>>` of `u8` (registered at @)
             help       move what is around `Option<u16>` into the `Option`; or `.add(bind::<Option<u16>>().to_value(..))`
    ",
    );
}

#[test]
fn promise_2_a_handle_in_an_arc_has_no_binding() {
    for (binding, handle) in [
        (bind::<u8>().to(|_: Arc<ScopeFactory>| 8), "ScopeFactory"),
        (bind::<u8>().to(|_: Arc<Lazy<u16>>| 8), "Lazy<u16>"),
        (bind::<u8>().to(|_: Arc<Provider<u16>>| 8), "Provider<u16>"),
        (bind::<u8>().to(|_: Arc<Cloned<u16>>| 8), "Cloned<u16>"),
        (
            bind::<u8>().to(|_: Arc<(Arc<u16>, Arc<u32>)>| 8),
            "(Arc<u16>, Arc<u32>)",
        ),
    ] {
        let error = Container::builder().add(binding).build().unwrap_err();
        let help =
            format!("help       `{handle}` is a dependency itself: leave out what is around it");
        assert!(error.to_string().ends_with(&help), "{error}");
    }
}

#[test]
fn promise_2_a_seed_in_an_arc_has_a_method_of_its_own() {
    let container = built(Container::builder().add(bind::<User>().to_seed()));
    let error = container.scope().with(Arc::new(User)).open().unwrap_err();
    reads(
        &error,
        r"
        `Arc<User>` is not declared as a seed
             opened at  @
             near miss  `User` is bound, and the container adds the `Arc` (registered at @)
             help       write `.with_arc(..)` for a value in an `Arc`
    ",
    );
}

#[test]
fn promise_2_a_tuple_of_values_is_bound_like_another_type() {
    let builder = Container::builder().add(bind::<u8>().to(|_: Arc<(u16, u32)>| 8));
    refuses(
        builder,
        "
        the wiring has a problem: nothing provides `(u16, u32)`
             needed by  parameter 1: `Arc<(u16, u32)>` of `u8` (registered at @)
             help       `.add(bind::<(u16, u32)>().to_value(..))`, or `.to(..)` with a function
    ",
    );
}

#[test]
fn promise_2_a_container_is_no_value_of_itself() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<Container>| 8))
        .add(bind::<u16>().to(|_: Arc<Scope>| 8));
    refuses(
        builder,
        r"
        the wiring has 2 problems

        1. nothing provides `Container`
             needed by  parameter 1: `Arc<Container>` of `u8` (registered at @)
             help       inject a `ScopeFactory` to open scopes, and not `Container`

        2. nothing provides `Scope`
             needed by  parameter 1: `Arc<Scope>` of `u16` (registered at @)
             help       inject a `ScopeFactory` to open scopes, and not `Scope`
        ",
    );
}
