//! Modules of each kind.

use std::fmt::Debug;
use std::sync::Arc;

use wirework::{Container, Injectable, Module};

use crate::components::{Clock, SystemClock};

#[derive(Debug, Module)]
#[module(components(SystemClock as dyn Clock), collections(dyn Clock), exports(SystemClock, dyn Clock))]
struct Clocks;

#[derive(Clone, Copy, Debug)]
struct Limit<T>(T);

#[derive(Clone, Debug, Injectable)]
struct Held<T: Debug + Send + Sync + 'static> {
    limit: Arc<Limit<T>>,
}

#[derive(Debug, Module)]
#[module(components(Held<T>), requires(Limit<T>), exports(Held<T>))]
struct Generic<T: Debug + Send + Sync + 'static>(std::marker::PhantomData<T>);

fn limit(number: Arc<u8>) -> Limit<u8> {
    let limit = Limit(*number);
    drop(number);
    limit
}

#[derive(Clone, Debug, Injectable)]
struct Report {
    clocks: Vec<Arc<dyn Clock>>,
    held: Arc<Held<u8>>,
}

#[derive(Debug, Module)]
#[module(
    components(Report),
    factories(limit -> Limit<u8>),
    collections(dyn Clock),
    imports(Clocks { dyn Clock }, Generic<u8> { Held<u8> }),
    exports(Report),
)]
struct Application {
    number: u8,
    generic: Generic<u8>,
}

/// A private part of a component that other modules see.
#[derive(Clone, Copy, Debug, Injectable)]
struct Part;

#[derive(Clone, Debug, Injectable)]
pub(crate) struct Whole {
    part: Arc<Part>,
    #[inject(arg)]
    number: u8,
}

#[derive(Clone, Copy, Debug, Module)]
#[module(components(Part, WholeFactory), exports(WholeFactory))]
pub(crate) struct Parts;

impl Parts {
    pub(crate) fn whole(self) -> Result<Arc<Whole>, Box<dyn std::error::Error>> {
        let container = Container::from_module(self)?;
        Ok(container.resolve::<WholeFactory>()?.create(7)?)
    }
}

#[test]
fn private_parts_are_without_a_lint() -> Result<(), Box<dyn std::error::Error>> {
    let whole = Parts.whole()?;
    assert_eq!((Arc::strong_count(&whole.part), whole.number), (1, 7));
    Ok(())
}

#[test]
fn modules_of_each_kind_are_without_a_lint() -> Result<(), Box<dyn std::error::Error>> {
    let generic = Generic(std::marker::PhantomData);
    let application = Application { number: 7, generic };
    let report = Container::from_module(application)?.resolve::<Report>()?;
    assert_eq!((report.clocks.len(), report.held.limit.0), (1, 7));
    Ok(())
}
