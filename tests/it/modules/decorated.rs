//! A decorator wraps the bindings that are visible in its own module.

use std::sync::Arc;

use wirework::{Container, Key, bind, decorate};

use super::{Around, Name, is, module};
use crate::support::built;

const NAME: Key = Key::of::<dyn Name>();
const TEXT: Key = Key::of::<String>();

fn around(by: &'static str) -> wirework::Binding {
    decorate::<dyn Name>()
        .with(move |inner: Arc<dyn Name>| -> Arc<dyn Name> { Arc::new(Around(by, inner)) })
}

fn text() -> wirework::FactoryBinding<String> {
    bind::<String>().to(|name: Arc<dyn Name>| name.name())
}

#[derive(Default)]
struct Decorated;

module!(Decorated, |self, into| {
    into.add(bind::<dyn Name>().to_arc(is("own")), &[NAME]);
    into.add(text(), &[TEXT]);
    into.add(around("module"), &[]);
    into.export(NAME);
    into.export(TEXT);
});

#[test]
fn what_a_module_decorates_is_exported_as_it_is_decorated() {
    let container = built(Container::builder().install(Decorated));
    assert_eq!(
        container.resolve::<dyn Name>().unwrap().name(),
        "module(own)"
    );
    assert_eq!(*container.resolve::<String>().unwrap(), "module(own)");
}

#[test]
fn a_module_does_not_see_how_others_decorate_what_it_exports() {
    let container = built(Container::builder().add(around("root")).install(Decorated));
    assert_eq!(
        container.resolve::<dyn Name>().unwrap().name(),
        "root(module(own))"
    );
    assert_eq!(*container.resolve::<String>().unwrap(), "module(own)");
}

#[test]
fn a_module_decorates_what_it_imports_for_itself() {
    struct Importing;
    module!(Importing, |self, into| {
        into.add(
            bind::<Vec<u8>>().to(|name: Arc<dyn Name>| name.name().into_bytes()),
            &[Key::of::<Vec<u8>>()],
        );
        into.add(around("importer"), &[]);
        into.import(Decorated, &[NAME]);
        into.export(Key::of::<Vec<u8>>());
    });
    let container = built(Container::builder().install(Importing).install(Decorated));
    assert_eq!(
        **container.resolve::<Vec<u8>>().unwrap(),
        *b"importer(module(own))"
    );
    assert_eq!(
        container.resolve::<dyn Name>().unwrap().name(),
        "module(own)"
    );
}
