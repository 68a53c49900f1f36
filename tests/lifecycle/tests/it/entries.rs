//! The entries of a map have one key, so a report names the entry.

use std::collections::BTreeMap;
use std::sync::Arc;

use futures_executor::block_on;
use wirework::{Container, ContainerBuilder, bind};

use crate::support::plain;

struct Pool;

/// Returns pools of two regions, of which one cannot be closed.
fn pools() -> ContainerBuilder {
    let pool = |region: &'static str| {
        let open = async || Pool;
        let close = move |_: Arc<Pool>| async move {
            match region {
                "us" => Err("busy"),
                _ => Ok(()),
            }
        };
        bind::<Pool>().entry(region).to_async(open).on_stop(close)
    };
    Container::builder().add_all(["eu", "us"].map(pool))
}

#[test]
fn a_start_plan_names_entries() {
    let plan = pools().start_plan().unwrap();
    let expected = "construct 1. `Pool (entry \"eu\")`, `Pool (entry \"us\")`\n";
    assert_eq!(plain(&plan.to_string()), expected);
}

#[test]
fn a_stop_report_names_entries() {
    let report = block_on(async { pools().start().await.unwrap().stop().await });
    let text = plain(&report.to_string());
    let expected = "1 failed, first the entry \"us\" of `Pool` (registered at ";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn a_start_error_names_an_entry() {
    let open = async || Err::<Pool, _>("refused");
    let builder = pools().add(bind::<Pool>().entry("ap").to_async(open));
    let error = block_on(builder.start()).err().unwrap();
    let text = plain(&format!("{error:#}"));
    let failed = "the constructor of the entry \"ap\" of `Pool` (registered at ";
    assert!(text.starts_with(failed), "{text}");
    let not_closed = "failed     the entry \"us\" of `Pool` (registered at ";
    assert!(text.contains(not_closed), "{text}");
    let closed = "stopped    the entry \"eu\" of `Pool` (registered at ";
    assert!(text.contains(closed), "{text}");
}

#[test]
fn an_async_resolve_of_a_map_constructs_its_entries() {
    let name = |key: &'static str| {
        let binding = bind::<String>().entry(key);
        binding.to_async(async move || key.to_uppercase()).scoped()
    };
    let builder = Container::builder().add_all(["eu", "us"].map(name));
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    let names = block_on(scope.get_async::<BTreeMap<&str, Arc<String>>>()).unwrap();
    assert_eq!(*names["eu"], "EU");
    assert_eq!(*names["us"], "US");
}
