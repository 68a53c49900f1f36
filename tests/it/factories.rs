//! Factories and calls with 0 to 16 parameters, and with every type of result.

use std::collections::HashMap;
use std::error::Error;
use std::num::ParseIntError;
use std::sync::Arc;

use wirework::{
    Binding, Container, ContainerBuilder, Injectable, Keyed, ResolveErrorKind, Shareable, bind,
    component,
};

use crate::support::{built, reads};

trait Clock: Send + Sync {
    fn hour(&self) -> u8;
}

struct Fixed(u8);
impl Clock for Fixed {
    fn hour(&self) -> u8 {
        self.0
    }
}

fn one() -> ContainerBuilder {
    Container::builder().add(bind::<u8>().to_value(1))
}

/// Asserts that functions with this many parameters can be factories and can be called.
macro_rules! counts {
    ($($name:ident: $($arg:ident)*;)*) => {
        $(
            #[test]
            fn $name() {
                let sum = |$($arg: Arc<u8>),*| {
                    let all: &[Arc<u8>] = &[$($arg),*];
                    all.iter().map(|n| u32::from(**n)).sum::<u32>()
                };
                let count: &[&str] = &[$(stringify!($arg)),*];
                let container = built(one().add(bind::<u32>().to(sum)));
                let made = *container.resolve::<u32>().unwrap();
                assert_eq!(usize::try_from(made), Ok(count.len()));
                assert_eq!(container.call(sum).unwrap(), made);
            }
        )*
    };
}

counts! {
    no_parameter:;
    one_parameter: a;
    two_parameters: a b;
    three_parameters: a b c;
    four_parameters: a b c d;
    five_parameters: a b c d e;
    six_parameters: a b c d e f;
    seven_parameters: a b c d e f g;
    eight_parameters: a b c d e f g h;
    nine_parameters: a b c d e f g h i;
    ten_parameters: a b c d e f g h i j;
    eleven_parameters: a b c d e f g h i j k;
    twelve_parameters: a b c d e f g h i j k l;
    thirteen_parameters: a b c d e f g h i j k l m;
    fourteen_parameters: a b c d e f g h i j k l m n;
    fifteen_parameters: a b c d e f g h i j k l m n o;
    sixteen_parameters: a b c d e f g h i j k l m n o p;
}

#[track_caller]
fn makes_a_clock(builder: ContainerBuilder) {
    let container = built(builder);
    assert_eq!(container.resolve::<dyn Clock>().unwrap().hour(), 7);
}

fn parsed() -> Result<u8, ParseIntError> {
    "7".parse()
}

#[test]
fn a_factory_may_return_the_value() {
    let container = built(Container::builder().add(bind::<Fixed>().to(|| Fixed(7))));
    assert_eq!(container.resolve::<Fixed>().unwrap().0, 7);
}

#[test]
fn a_factory_may_return_an_arc() {
    let shared = Arc::new(Fixed(7));
    let other = Arc::clone(&shared);
    let container = built(Container::builder().add(bind::<Fixed>().to(move || other.clone())));
    assert!(Arc::ptr_eq(&shared, &container.resolve().unwrap()));
    let clock = || -> Arc<dyn Clock> { Arc::new(Fixed(7)) };
    makes_a_clock(Container::builder().add(bind::<dyn Clock>().to(clock)));
}

#[test]
fn a_factory_may_return_a_box() {
    let clock = || -> Box<dyn Clock> { Box::new(Fixed(7)) };
    makes_a_clock(Container::builder().add(bind::<dyn Clock>().to(clock)));
    let boxed = bind::<Fixed>().to(|| Box::new(Fixed(7)));
    let container = built(Container::builder().add(boxed));
    assert_eq!(container.resolve::<Fixed>().unwrap().0, 7);
}

#[test]
fn a_factory_may_return_a_result_of_each() {
    let value = || parsed().map(Fixed);
    let container = built(Container::builder().add(bind::<Fixed>().to(value)));
    assert_eq!(container.resolve::<Fixed>().unwrap().0, 7);
    let arc = || parsed().map(|hour| -> Arc<dyn Clock> { Arc::new(Fixed(hour)) });
    makes_a_clock(Container::builder().add(bind::<dyn Clock>().to(arc)));
    let boxed = || parsed().map(|hour| -> Box<dyn Clock> { Box::new(Fixed(hour)) });
    makes_a_clock(Container::builder().add(bind::<dyn Clock>().to(boxed)));
}

#[test]
fn a_factory_may_return_any_error() {
    type Boxed = Box<dyn Error + Send + Sync>;
    let boxed = || -> Result<Fixed, Boxed> { Ok(parsed().map(Fixed)?) };
    let text = || {
        "x".parse()
            .map(Fixed)
            .map_err(|error: ParseIntError| error.to_string())
    };
    let container = built(Container::builder().add(bind::<Fixed>().to(boxed)));
    assert_eq!(container.resolve::<Fixed>().unwrap().0, 7);
    let container = built(Container::builder().add(bind::<Fixed>().to(text)));
    let kind = container.resolve::<Fixed>().err().map(|error| error.kind());
    assert_eq!(kind, Some(ResolveErrorKind::Constructor));
}

#[test]
fn a_factory_may_be_a_function_a_closure_a_method_or_a_tuple_struct() {
    struct Whole(Arc<u8>);
    impl Whole {
        fn new(part: Arc<u8>) -> Self {
            Self(part)
        }
    }
    let add = 1;
    let closure = move |part: Arc<u8>| Whole(Arc::new(*part + add));
    for (builder, expected) in [
        (one().add(bind::<Whole>().to(Whole)), 1),
        (one().add(bind::<Whole>().to(Whole::new)), 1),
        (one().add(bind::<Whole>().to(closure)), 2),
    ] {
        assert_eq!(*built(builder).resolve::<Whole>().unwrap().0, expected);
    }
}

#[test]
fn a_call_may_return_anything_and_consume_what_it_captured() {
    let container = built(one());
    let text = String::from("n = ");
    let line = container
        .call(move |n: Arc<u8>| text + &n.to_string())
        .unwrap();
    assert_eq!(line, "n = 1");
    let mut count = 0;
    container.call(|n: Arc<u8>| count += *n).unwrap();
    assert_eq!(count, 1);
    let result = container.call(|| Err::<u8, &str>("its own")).unwrap();
    assert_eq!(result, Err("its own"));
}

#[test]
fn a_call_in_a_scope_has_what_is_scoped() {
    let container = built(one().add(bind::<u16>().to(|| 16).scoped()));
    assert!(container.call(|n: Arc<u16>| *n).is_err());
    let scope = container.scope().open().unwrap();
    assert_eq!(
        scope
            .call(|n: Arc<u16>, m: Arc<u8>| *n + u16::from(*m))
            .unwrap(),
        17
    );
}

#[test]
fn a_function_is_not_called_where_a_dependency_cannot_be_had() {
    let container = built(one());
    let mut called = false;
    let error = container
        .call(|_: Arc<u8>, _: Arc<u16>| called = true)
        .unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Missing);
    assert!(!called);
}

#[derive(Injectable)]
struct Handler {
    number: Arc<u8>,
    #[inject(value = 2)]
    two: u8,
}

#[test]
fn a_component_that_is_not_bound_can_be_constructed() {
    let container = built(one());
    let handler: Handler = container.construct().unwrap();
    assert_eq!((*handler.number, handler.two), (1, 2));
    assert!(container.resolve::<Handler>().is_err());
    let scope = container.scope().open().unwrap();
    assert_eq!(*scope.construct::<Handler>().unwrap().number, 1);
}

#[test]
fn what_is_constructed_is_another_than_what_is_bound() {
    let container = built(one().add(component::<Handler>()));
    let handler = container.construct::<Handler>().unwrap();
    let bound = container.resolve::<Handler>().unwrap();
    assert!(!std::ptr::eq(&raw const handler, &raw const *bound));
    assert!(Arc::ptr_eq(&handler.number, &bound.number));
}

#[test]
fn what_cannot_be_constructed_is_reported_with_the_field() {
    let container = built(Container::builder());
    let error = container.construct::<Handler>().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::Missing);
    reads(
        &error,
        "
        nothing provides `u8`
             path       Handler.number
             resolved   `Handler` (@, constructed at @)
             help       `.add(bind::<u8>().to_value(..))`, or `.to(..)` with a function
    ",
    );
}

#[test]
fn the_key_and_the_entry_may_follow_the_factory() {
    struct Primary;
    let container = built(
        Container::builder()
            .add(bind::<u8>().to(|| 1_u8).key::<Primary>())
            .add(bind::<u16>().to(|| 2_u16).entry("two")),
    );
    assert_eq!(**container.get::<Keyed<Primary, Arc<u8>>>().unwrap(), 1);
    let entries: HashMap<&'static str, Arc<u16>> = container.get().unwrap();
    assert_eq!(*entries["two"], 2);
}

#[test]
fn a_value_is_coerced_to_the_key_and_takes_its_type_from_it() {
    type Add = Box<dyn Fn(u8) -> u8 + Send + Sync>;
    fn of_any_type<K: Shareable>(value: K) -> Binding {
        bind::<K>().to_value(value)
    }
    let container = built(
        Container::builder()
            .add(bind::<String>().to_value("Ada".into()))
            .add(bind::<Add>().to_value(Box::new(|number| number + 1)))
            .add(bind::<fn(u8) -> u8>().to_value(|number| number + 2))
            .add(bind::<&'static [u8]>().to_value(&[1, 2]))
            .add(bind::<Vec<u8>>().to_value(Vec::default()))
            .add(of_any_type(16_u16)),
    );
    assert_eq!(container.resolve::<Add>().unwrap()(1), 2);
    assert_eq!(container.resolve::<fn(u8) -> u8>().unwrap()(1), 3);
    assert_eq!(container.resolve::<&'static [u8]>().unwrap().len(), 2);
    assert_eq!(*container.resolve::<u16>().unwrap(), 16);
}
