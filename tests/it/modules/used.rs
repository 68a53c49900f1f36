//! rustc warns of no value that may be needed behind an `Option`, a `default` or a constructor function.

#![deny(deprecated)]

use std::sync::Arc;

use wirework::{Container, Injectable, Module};

struct Optional(u8);
struct Defaulted(u8);
struct Parameter(u8);

#[derive(Injectable)]
struct Fields {
    optional: Option<Arc<Optional>>,
    #[inject(default = Arc::new(Defaulted(0)))]
    defaulted: Arc<Defaulted>,
}

#[derive(Injectable)]
#[inject(constructor = Self::new)]
struct Constructed {
    parameter: u8,
}

impl Constructed {
    #[allow(
        clippy::needless_pass_by_value,
        reason = "a constructor takes its dependencies by value"
    )]
    fn new(parameter: Arc<Parameter>) -> Self {
        Self {
            parameter: parameter.0,
        }
    }
}

#[derive(Module)]
#[module(components(Fields), exports(Fields))]
struct OfFields {
    optional: Optional,
    defaulted: Defaulted,
}

#[derive(Module)]
#[module(components(Constructed), exports(Constructed))]
struct OfConstructor {
    parameter: Parameter,
}

#[test]
fn each_value_arrives() {
    let module = OfFields {
        optional: Optional(1),
        defaulted: Defaulted(2),
    };
    let container = Container::from_module(module).unwrap();
    let fields = container.resolve::<Fields>().unwrap();
    assert_eq!(fields.optional.as_ref().map(|value| value.0), Some(1));
    assert_eq!(fields.defaulted.0, 2);
    let module = OfConstructor {
        parameter: Parameter(3),
    };
    let container = Container::from_module(module).unwrap();
    assert_eq!(container.resolve::<Constructed>().unwrap().parameter, 3);
}
