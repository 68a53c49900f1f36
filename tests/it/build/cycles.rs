//! Promises 1 and 2: constructors that wait for each other.

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use wirework::{
    Cloned, Container, ContainerBuilder, Injectable, Keyed, Lazy, ProblemKind, Provider, bind,
    component, decorate,
};

use crate::support::{built, kinds, refuses, within};

trait Mailer: Send + Sync {}

struct Primary;

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct SmtpMailer {
    users: Arc<Users>,
}
impl Mailer for SmtpMailer {}

#[derive(Injectable)]
struct Users {
    mailer: Arc<dyn Mailer>,
}

#[test]
fn promise_1_a_cycle_is_reported_with_its_whole_path() {
    let builder = Container::builder()
        .add(component::<SmtpMailer>())
        .add(component::<Users>());
    refuses(builder, "
        the wiring has a problem: dependency cycle: SmtpMailer -> Users -> SmtpMailer
             through    field `users` of `SmtpMailer` (@, registered at @)
                        field `mailer` of `Users` (@, registered at @)
             help       resolve one dependency after construction: use `Lazy<Users>` or `Provider<Users>` for `SmtpMailer.users`
    ");
}

#[test]
fn promise_1_what_needs_itself_is_a_cycle() {
    let builder = Container::builder().add(bind::<u8>().to(|_: Arc<u16>, n: Arc<u8>| *n));
    let builder = builder.add(bind::<u16>().to_value(1));
    refuses(builder, "
        the wiring has a problem: dependency cycle: u8 -> u8
             through    parameter 2 of `u8` (registered at @)
             help       resolve one dependency after construction: use `Lazy<u8>` or `Provider<u8>` for `u8 (parameter 2)`
    ");
}

#[test]
fn promise_1_a_cycle_of_three_is_reported_once_wherever_one_looks() {
    let builder = Container::builder()
        .add(bind::<u32>().to(|n: Arc<u8>| u32::from(*n)))
        .add(bind::<u8>().to(|_: Arc<u16>| 8))
        .add(bind::<u16>().to(|_: Arc<u32>| 16))
        .add(bind::<u64>().to(|_: Arc<u16>, _: Arc<u32>| 64));
    refuses(builder, "
        the wiring has a problem: dependency cycle: u32 -> u8 -> u16 -> u32
             through    parameter 1 of `u32` (registered at @)
                        parameter 1 of `u8` (registered at @)
                        parameter 1 of `u16` (registered at @)
             help       resolve one dependency after construction: use `Lazy<u8>` or `Provider<u8>` for `u32 (parameter 1)`
    ");
}

#[test]
fn promise_1_cycles_apart_from_each_other_are_all_reported() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|n: Arc<u8>| *n))
        .add(bind::<u16>().to(|_: Arc<u32>| 16))
        .add(bind::<u32>().to(|_: Arc<u16>| 32));
    assert_eq!(kinds(builder), [ProblemKind::Cycle; 2]);
}

#[test]
fn promise_1_two_cycles_through_one_are_one_problem_with_all_their_constructors() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<u16>, _: Arc<u32>| 8))
        .add(bind::<u16>().to(|_: Arc<u8>| 16))
        .add(bind::<u32>().to(|_: Arc<u8>| 32));
    refuses(builder, "
        the wiring has a problem: dependency cycle: u8 -> u16 -> u8
             through    parameter 1 of `u8` (registered at @)
                        parameter 1 of `u16` (registered at @)
             others     `u32` (registered at @) is in a cycle with these too
             help       resolve one dependency after construction: use `Lazy<u16>` or `Provider<u16>` for `u8 (parameter 1)`
    ");
}

#[test]
fn promise_2_of_several_cycles_a_short_one_is_shown() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<u16>| 8))
        .add(bind::<u16>().to(|_: Arc<u32>| 16))
        .add(bind::<u32>().to(|_: Arc<u64>| 32))
        .add(bind::<u64>().to(|_: Arc<u8>, _: Arc<u32>| 64));
    let error = builder.build().unwrap_err().to_string();
    let headline = "dependency cycle: u32 -> u64 -> u32\n";
    assert!(error.contains(headline), "{error}");
}

#[test]
fn promise_1_a_cycle_through_a_decorator_is_reported() {
    let decorator = |inner: Arc<dyn Mailer>, _: Arc<u8>| inner;
    let builder = Container::builder()
        .add(bind::<dyn Mailer>().to(|| -> Arc<dyn Mailer> { unreachable!() }))
        .add(decorate::<dyn Mailer>().with(decorator))
        .add(bind::<u8>().to(|_: Arc<dyn Mailer>| 8));
    refuses(builder, "
        the wiring has a problem: dependency cycle: decorator of dyn Mailer -> u8 -> decorator of dyn Mailer
             through    parameter 2 of the decorator of `dyn Mailer` (registered at @)
                        parameter 1 of `u8` (registered at @)
             help       resolve one dependency after construction: use `Lazy<u8>` or `Provider<u8>` for `decorator of dyn Mailer (parameter 2)`
    ");
}

#[test]
fn promise_1_a_decorator_that_needs_what_it_decorates_is_a_cycle() {
    let decorator = |inner: Arc<dyn Mailer>, _: Arc<dyn Mailer>| inner;
    let builder = Container::builder()
        .add(bind::<dyn Mailer>().to(|| -> Arc<dyn Mailer> { unreachable!() }))
        .add(decorate::<dyn Mailer>().with(decorator));
    refuses(builder, "
        the wiring has a problem: dependency cycle: decorator of dyn Mailer -> decorator of dyn Mailer
             through    parameter 2 of the decorator of `dyn Mailer` (registered at @)
             help       resolve one dependency after construction: use `Lazy<dyn Mailer>` or `Provider<dyn Mailer>` for `decorator of dyn Mailer (parameter 2)`
    ");
}

#[test]
fn promise_1_a_cycle_through_the_trait_of_a_decorated_component_is_reported() {
    let builder = Container::builder()
        .add(component::<SmtpMailer>())
        .add(bind::<Users>().to(|| -> Users { unreachable!() }))
        .add(decorate::<SmtpMailer>().with(|inner: Arc<SmtpMailer>, _: Arc<dyn Mailer>| inner));
    assert_eq!(kinds(builder), [ProblemKind::Cycle]);
}

fn cycle_of(builder: ContainerBuilder) -> Vec<ProblemKind> {
    kinds(builder.add(bind::<u8>().key::<Primary>().to(|_: Arc<u16>| 8)))
}

#[test]
fn promise_1_every_way_to_wait_closes_a_cycle() {
    let key = || bind::<u16>();
    let plain = bind::<u8>().to(|_: Arc<u16>| 8);
    let entry = bind::<u8>().entry("a").to(|_: Arc<u16>| 8);
    let cycle = [ProblemKind::Cycle];
    for builder in [
        Container::builder().add(key().to(|_: Keyed<Primary, Arc<u8>>| 1)),
        Container::builder().add(key().to(|_: Keyed<Primary, Option<Arc<u8>>>| 1)),
        Container::builder().add(key().to(|_: Keyed<Primary, Vec<Arc<u8>>>| 1)),
        Container::builder().add(key().to(|_: Keyed<Primary, Weak<u8>>| 1)),
        Container::builder().add(key().to(|_: Keyed<Primary, Cloned<u8>>| 1)),
        Container::builder()
            .add(key().to(|_: (Vec<Arc<u8>>,)| 1))
            .add(plain),
        Container::builder()
            .add(key().to(|_: HashMap<&str, Arc<u8>>| 1))
            .add(entry),
    ] {
        assert_eq!(cycle_of(builder), cycle);
    }
}

#[test]
fn promise_1_a_cycle_through_a_collection_is_one_problem_with_all_members() {
    let mailer = |_: Arc<u8>| -> Arc<dyn Mailer> { unreachable!() };
    let builder = Container::builder()
        .add(bind::<dyn Mailer>().to(mailer))
        .add(bind::<dyn Mailer>().to(mailer))
        .add(bind::<u8>().to(|_: Vec<Arc<dyn Mailer>>| 8));
    refuses(builder, "
        the wiring has a problem: dependency cycle: dyn Mailer -> u8 -> dyn Mailer
             through    parameter 1 of `dyn Mailer` (registered at @)
                        parameter 1 of `u8` (registered at @)
             others     `dyn Mailer` (registered at @) is in a cycle with these too
             help       resolve one dependency after construction: use `Lazy<u8>` or `Provider<u8>` for `dyn Mailer (parameter 1)`
    ");
}

#[test]
fn promise_2_a_cycle_through_a_map_names_the_entries() {
    let mailer = |_: Vec<Arc<dyn Mailer>>| -> Arc<dyn Mailer> { unreachable!() };
    let entry = |name| bind::<dyn Mailer>().entry(name).to(mailer);
    let builder = Container::builder().add_all(["a", "b"].map(entry));
    refuses(
        builder,
        r#"
        the wiring has a problem: dependency cycle: dyn Mailer (entry "a") -> dyn Mailer (entry "a")
             through    parameter 1 of the entry "a" of `dyn Mailer` (registered at @)
             others     the entry "b" of `dyn Mailer` (registered at @) is in a cycle with these too
             help       resolve one dependency after construction: use `Vec<Lazy<dyn Mailer>>` or `Vec<Provider<dyn Mailer>>` for `dyn Mailer (entry "a") (parameter 1)`
    "#,
    );
}

/// Two maps with this number of entries, each of which needs the other map.
fn two_maps(count: usize) -> ContainerBuilder {
    let small = |n| bind::<u8>().entry(n).to(|_: HashMap<usize, Arc<u16>>| 8);
    let large = |n| bind::<u16>().entry(n).to(|_: HashMap<usize, Arc<u8>>| 16);
    let small = (0..count).map(small);
    Container::builder()
        .add_all(small)
        .add_all((0..count).map(large))
}

#[test]
fn promise_1_the_members_of_large_collections_that_need_each_other_are_one_problem() {
    let kinds = within(|| kinds(two_maps(3_000)));
    assert_eq!(kinds, [ProblemKind::Cycle]);
    refuses(two_maps(2), "
        the wiring has a problem: dependency cycle: u8 (entry 0) -> u16 (entry 0) -> u8 (entry 0)
             through    parameter 1 of the entry 0 of `u8` (registered at @)
                        parameter 1 of the entry 0 of `u16` (registered at @)
             others     the entry 1 of `u8` (registered at @) is in a cycle with these too
                        the entry 1 of `u16` (registered at @) is in a cycle with these too
             help       resolve one dependency after construction: use `HashMap<usize, Lazy<u16>>` or `HashMap<usize, Provider<u16>>` for `u8 (entry 0) (parameter 1)`
    ");
}

#[test]
fn promise_1_a_cycle_of_transients_and_of_scoped_ones_is_reported() {
    for builder in [
        Container::builder()
            .add(component::<SmtpMailer>().transient())
            .add(component::<Users>().transient()),
        Container::builder()
            .add(component::<SmtpMailer>().scoped())
            .add(component::<Users>().scoped()),
    ] {
        assert_eq!(kinds(builder), [ProblemKind::Cycle]);
    }
}

#[test]
fn promise_1_a_cycle_through_a_generated_factory_is_reported() {
    #[derive(Injectable)]
    struct Order {
        #[inject(arg)]
        amount: u32,
        shop: Arc<Shop>,
    }
    #[derive(Injectable)]
    struct Shop {
        orders: Arc<OrderFactory>,
    }
    let builder = Container::builder()
        .add(component::<OrderFactory>())
        .add(component::<Shop>());
    refuses(builder, "
        the wiring has a problem: dependency cycle: OrderFactory -> Shop -> OrderFactory
             through    field `shop` of `OrderFactory` (@, registered at @)
                        field `orders` of `Shop` (@, registered at @)
             help       resolve one dependency after construction: use `Lazy<Shop>` or `Provider<Shop>` for `OrderFactory.shop`
    ");
}

#[test]
fn promise_8_a_lazy_or_a_provider_may_close_a_cycle() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Lazy<u16>| 8))
        .add(bind::<u16>().to(|_: Arc<u8>| 16))
        .add(bind::<u32>().to(|_: Provider<u32>| 32))
        .add(bind::<u64>().to(|_: Option<Lazy<u64>>| 64));
    built(builder);
}
