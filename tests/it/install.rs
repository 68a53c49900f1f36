//! Lists of bindings: functions, vectors, arrays.

use std::sync::Arc;

use wirework::{Binding, Container, ContainerBuilder, Injectable, bind, component};

use crate::support::{built, place};

#[derive(Injectable)]
struct Whole {
    part: Arc<u8>,
}

fn parts() -> Vec<Binding> {
    vec![component::<Whole>().into(), bind::<u8>().to_value(8)]
}

#[track_caller]
fn has_a_whole(builder: ContainerBuilder) {
    assert_eq!(*built(builder).resolve::<Whole>().unwrap().part, 8);
}

#[test]
fn a_function_that_returns_a_list_can_be_installed() {
    has_a_whole(Container::builder().install(parts));
}

#[test]
fn a_closure_with_what_it_captured_can_be_installed() {
    let number = String::from("8").parse().unwrap();
    let bindings = move || vec![component::<Whole>().into(), bind::<u8>().to_value(number)];
    has_a_whole(Container::builder().install(bindings));
}

#[test]
fn a_list_can_be_installed() {
    has_a_whole(Container::builder().install(parts()));
}

#[test]
fn an_array_can_be_installed() {
    let bindings: [Binding; 2] = [component::<Whole>().into(), bind::<u8>().to_value(8)];
    has_a_whole(Container::builder().install(bindings));
}

#[test]
fn a_function_that_returns_an_array_can_be_installed() {
    let factories = || [bind::<u8>().to(|| 8)];
    has_a_whole(
        Container::builder()
            .install(factories)
            .add(component::<Whole>()),
    );
}

#[test]
fn installs_may_be_inside_each_other() {
    let all = || {
        let mut bindings = parts();
        bindings.push(bind::<u16>().to(|n: Arc<u8>| u16::from(*n)).into());
        bindings
    };
    let container = built(Container::builder().install(all));
    assert_eq!(*container.resolve::<u16>().unwrap(), 8);
}

#[test]
fn nothing_can_be_installed() {
    built(Container::builder().install(Vec::<Binding>::new()));
}

#[test]
fn bindings_of_one_kind_can_be_added_at_once() {
    let texts = ["a", "b"].map(|text| bind::<str>().to_arc(text.into()));
    let more = ["c"]
        .into_iter()
        .map(|text| bind::<str>().to(move || -> Arc<str> { text.into() }));
    let container = built(Container::builder().add_all(texts).add_all(more));
    let all = container.get::<Vec<Arc<str>>>().unwrap();
    assert_eq!(
        all.iter().map(|text| &**text).collect::<Vec<_>>(),
        ["a", "b", "c"]
    );
}

#[test]
fn a_builder_can_be_extended() {
    let mut builder = Container::builder();
    builder.extend(parts());
    has_a_whole(builder);
}

#[test]
fn the_place_of_what_is_installed_is_where_it_is_written() {
    fn broken() -> Vec<Binding> {
        vec![bind::<u8>().to(|_: Arc<u16>| 8).into()]
    }
    let line = line!() - 2;
    let error = Container::builder().install(broken).build().unwrap_err();
    let registered = format!("registered at {}", place(file!(), line));
    assert!(error.to_string().contains(&registered), "{error}");
}

#[test]
fn an_empty_container_can_be_built_and_opened() {
    let container = built(ContainerBuilder::default());
    let scope = container.scope().open().unwrap();
    assert!(scope.get::<(Option<Arc<u8>>, Vec<Arc<u8>>)>().is_ok());
    container.call(|| ()).unwrap();
}
