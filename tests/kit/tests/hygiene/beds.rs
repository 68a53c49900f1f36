//! Beds where only the user's imports are in scope, beds where every name is another item, and beds
//! of components that macros generate.

#![no_implicit_prelude]
#![allow(dead_code)]

use ::wirework::Injectable;

mod std {}
mod core {}
mod wirework {}

struct Stub;
struct Single;
struct Collection;
struct Option;
struct Clone;
struct Sized;

trait Take {
    fn take(&self) {}
    fn put(&self) {}
    fn add(&self) {}
    fn set(&self) {}
    fn settle(&self) {}
    fn unset(&self) {}
    fn given(&self) {}
    fn clone(&self) {}
}

impl<T> Take for T {}

trait Clock: ::core::marker::Send + ::core::marker::Sync {
    fn now(&self) -> u8;
}

struct Fixed(u8);

impl Clock for Fixed {
    fn now(&self) -> u8 {
        self.0
    }
}

/// The names of variables and functions in generated code.
#[derive(Injectable)]
struct Names {
    value: ::std::sync::Arc<dyn Clock>,
    key: ::std::collections::HashMap<u8, ::std::sync::Arc<dyn Clock>>,
    missing: ::std::vec::Vec<::std::sync::Arc<dyn Clock>>,
    bed: ::std::sync::Arc<u8>,
    all: ::core::option::Option<::std::sync::Arc<dyn Clock>>,
    #[inject(default = { let (__bed, __given) = (3, 4); ::std::sync::Arc::new(__bed + __given) })]
    given: ::std::sync::Arc<u8>,
    #[inject(clone)]
    r#fn: u8,
    #[inject(arg)]
    surroundings: u8,
    #[inject(value = { let (__missing, __unset) = (8, 1); __missing + __unset })]
    handle: u8,
}

#[::core::prelude::v1::test]
fn names_do_not_meet() {
    let mut t = Names::bed();
    t.with_key(1, Fixed(2));
    t.with_missing(Fixed(3));
    t.with_bed(4);
    t.with_fn(6);
    t.all(Fixed(1));
    let names = t.build(8);
    let times = [
        names.value.now(),
        names.key[&1].now(),
        names.missing[0].now(),
    ];
    ::core::assert_eq!(times, [1, 2, 3]);
    ::core::assert_eq!(
        (*names.bed, names.all.is_none(), *names.given),
        (4, true, 7)
    );
    ::core::assert_eq!((names.r#fn, names.surroundings, names.handle), (6, 8, 9));
}

macro_rules! component {
    ($name:ident { $($field:ident: $kind:ty),* }) => {
        #[derive(Injectable)]
        struct $name {
            $($field: $kind),*
        }
    };
}

component!(InMacro {
    clock: ::std::sync::Arc<dyn Clock>,
    list: ::std::vec::Vec<::std::sync::Arc<dyn Clock>>
});

#[::core::prelude::v1::test]
fn a_component_in_a_macro_has_a_bed() {
    let mut t = InMacro::bed();
    t.with_clock(Fixed(7));
    t.with_list(Fixed(8));
    let built = t.build();
    ::core::assert_eq!((built.clock.now(), built.list[0].now()), (7, 8));
}

#[::core::prelude::v1::test]
fn a_component_in_a_function_has_a_bed() {
    component!(Local { clock: ::std::sync::Arc<dyn Clock> });
    let mut t = Local::bed();
    t.with_clock(Fixed(7));
    ::core::assert_eq!(t.build().clock.now(), 7);
}
