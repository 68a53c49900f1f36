//! Promise 2: an error names the entry of a map, since all entries have one key.

use std::collections::HashMap;
use std::sync::Arc;

use wirework::{Container, Lazy, Provider, ResolveError, ResolveErrorKind, bind};

use crate::support::{built, reads};

struct Pool(u8);
struct Hub;
trait Hook: Send + Sync {}

/// Returns the pools of three regions, of which one cannot be opened.
fn pools() -> Container {
    let regions = ["eu", "us", "ap"].map(|region| {
        bind::<Pool>().entry(region).to(move || match region {
            "us" => "many".parse::<u8>().map(Pool),
            _ => Ok(Pool(1)),
        })
    });
    built(Container::builder().add_all(regions))
}

#[test]
fn promise_2_a_failed_constructor_is_that_of_an_entry() {
    let container = pools();
    let pools = container.get::<HashMap<&str, Lazy<Pool>>>().unwrap();
    assert_eq!(pools["eu"].get().unwrap().0, 1);
    let error = pools["us"].get().err().unwrap();
    reads(
        &error,
        r#"
        the constructor of the entry "us" of `Pool` (registered at @) failed
             caused by  invalid digit found in string
    "#,
    );
}

#[test]
fn promise_2_a_cycle_of_entries_names_each_of_them() {
    type Pools = HashMap<u8, Lazy<Pool>>;
    let needs = |entry: u8| {
        move |pools: Pools| -> Result<Pool, ResolveError> {
            pools[&entry].get()?;
            Ok(Pool(entry))
        }
    };
    let through_hub = |hub: Lazy<Hub>| -> Result<Pool, ResolveError> {
        hub.get()?;
        Ok(Pool(0))
    };
    let hub = |pools: Pools| -> Result<Hub, ResolveError> {
        pools[&1].get()?;
        Ok(Hub)
    };
    let container = Container::builder()
        .add(bind::<Pool>().entry(0_u8).to(through_hub))
        .add(bind::<Hub>().to(hub))
        .add(bind::<Pool>().entry(1_u8).to(needs(0)));
    let container = built(container);
    let pools = container.get::<Pools>().unwrap();
    let error = pools[&0].get().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::Cycle);
    reads(
        &error,
        r"
        `Pool (entry 0)` is resolved while it is being constructed
             path       Pool (entry 0) -> Hub -> Pool (entry 1)
             resolved   the entry 0 of `Pool` (registered at @)
             cycle      Pool (entry 0) -> Hub -> Pool (entry 1) -> Pool (entry 0)
             help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction
    ",
    );
}

#[test]
fn promise_2_a_cycle_of_members_with_one_name_has_a_step_for_each() {
    let next = |member: usize| {
        move |all: Vec<Lazy<dyn Hook>>| -> Result<Arc<dyn Hook>, ResolveError> { all[member].get() }
    };
    let members = [1, 2, 0].map(|member| bind::<dyn Hook>().to(next(member)));
    let container = built(Container::builder().add_all(members));
    let error = container.get::<Vec<Lazy<dyn Hook>>>().unwrap()[0].get();
    reads(
        &error.err().unwrap(),
        r"
        `dyn Hook` is resolved while it is being constructed
             path       dyn Hook -> dyn Hook -> dyn Hook
             resolved   `dyn Hook` (registered at @)
             cycle      dyn Hook -> dyn Hook -> dyn Hook -> dyn Hook
             help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction
    ",
    );
}

#[test]
fn promise_2_a_decorator_of_entries_is_that_of_an_entry() {
    let doubled = |pool: Arc<Pool>| match pool.0 {
        1 => Err("no pool is left"),
        _ => Ok(Pool(2)),
    };
    let container = Container::builder()
        .add(bind::<Pool>().entry("eu").to_value(Pool(1)))
        .add(wirework::decorate::<Pool>().with(doubled));
    let container = built(container);
    let pools = container.get::<HashMap<&str, Lazy<Pool>>>().unwrap();
    reads(
        &pools["eu"].get().err().unwrap(),
        r#"
        the decorator of the entry "eu" of `Pool` (registered at @) failed
             caused by  no pool is left
    "#,
    );
}

#[test]
fn promise_2_an_entry_outside_of_its_scope_is_named() {
    let scoped = bind::<Pool>().entry("eu").to(|| Pool(1)).scoped();
    let container = built(Container::builder().add(scoped));
    let pools = container.get::<HashMap<&str, Provider<Pool>>>().unwrap();
    reads(
        &pools["eu"].get().err().unwrap(),
        r#"
        `Pool (entry "eu")` is scoped, but is resolved outside of a scope
             resolved   the entry "eu" of `Pool` (registered at @)
             help       open a scope first: `container.scope().open()`
    "#,
    );
}

#[test]
fn promise_2_a_long_key_is_abridged() {
    let long = "long ".repeat(1_000);
    let fails = || "many".parse::<u8>().map(Pool);
    let container = built(Container::builder().add(bind::<Pool>().entry(long.clone()).to(fails)));
    let pools = container.get::<HashMap<String, Lazy<Pool>>>().unwrap();
    let error = pools[&long].get().err().unwrap();
    reads(
        &error,
        r#"
        the constructor of the entry "long long long long long long long long long long long long long  .. g long long long long long long " of `Pool` (registered at @) failed
             caused by  invalid digit found in string
    "#,
    );
}

#[test]
fn promise_2_a_decorated_entry_that_fails_is_named_too() {
    let fails = || "many".parse::<u8>().map(Pool);
    let container = Container::builder()
        .add(bind::<Pool>().entry("eu").to(fails))
        .add(wirework::decorate::<Pool>().with(|pool: Arc<Pool>| Pool(pool.0 + 1)));
    let container = built(container);
    let pools = container.get::<HashMap<&str, Lazy<Pool>>>().unwrap();
    let error = pools["eu"].get().err().unwrap();
    reads(
        &error,
        r#"
        the constructor of the entry "eu" of `Pool` (registered at @) failed
             path       decorator of Pool (entry "eu") -> Pool (entry "eu")
             resolved   the decorator of the entry "eu" of `Pool` (registered at @)
             caused by  invalid digit found in string
    "#,
    );
}
