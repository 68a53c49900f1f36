//! Components of each kind.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

use wirework::{component, BuildError, Container, Injectable};

pub(crate) trait Clock: Debug + Send + Sync {
    fn hour(&self) -> u8;
}

#[derive(Clone, Copy, Debug, Injectable)]
#[inject(external, bind(dyn Clock))]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn hour(&self) -> u8 {
        12
    }
}

#[derive(Clone, Debug, Injectable)]
#[inject(new)]
pub(crate) struct Greeter {
    clock: Arc<dyn Clock>,
    _clocks: Vec<Arc<dyn Clock>>,
    by_name: BTreeMap<u8, Arc<dyn Clock>>,
    #[inject(default = Arc::new("hi".to_owned()))]
    text: Arc<String>,
    #[inject(value = 3)]
    retries: u8,
    #[inject(skip)]
    is_open: bool,
}

impl Greeter {
    pub(crate) fn hour(&self) -> u8 {
        if self.is_open && self.by_name.is_empty() && self.text.is_empty() {
            return self.retries;
        }
        self.clock.hour()
    }
}

#[derive(Clone, Debug, Injectable)]
#[inject(scoped)]
pub(crate) struct Generic<T>(pub Arc<T>)
where
    T: Debug + Send + Sync + 'static;

#[derive(Clone, Copy, Debug, Injectable)]
#[inject(constructor = Self::connect, transient)]
pub(crate) struct Connected(u8);

impl Connected {
    fn connect(clock: Arc<dyn Clock>) -> Self {
        let hour = clock.hour();
        drop(clock);
        Self(hour)
    }
}

/// More fields than a function of wirework resolves at once.
#[derive(Clone, Debug, Injectable)]
struct Wide {
    one: Arc<dyn Clock>,
    two: Arc<dyn Clock>,
    three: Arc<dyn Clock>,
    four: Arc<dyn Clock>,
    five: Arc<dyn Clock>,
    six: Arc<dyn Clock>,
    seven: Arc<dyn Clock>,
    eight: Option<Arc<dyn Clock>>,
    nine: Arc<dyn Clock>,
}

impl Wide {
    fn hours(&self) -> u8 {
        let clocks = [&self.one, &self.two, &self.three, &self.four, &self.five];
        let more = [&self.six, &self.seven, &self.nine];
        let all = clocks.into_iter().chain(more).chain(&self.eight);
        all.fold(0, |sum, clock| sum + clock.hour())
    }
}

#[test]
fn components_of_each_kind_are_without_a_lint() -> Result<(), Box<dyn std::error::Error>> {
    let container = container()?;
    let scope = container.scope().open()?;
    let generic = scope.resolve::<Generic<Greeter>>()?;
    assert_eq!(generic.0.hour(), 12);
    assert_eq!(container.resolve::<Connected>()?.0, 12);
    assert_eq!(container.resolve::<Wide>()?.hours(), 108);
    let by_hand = Greeter::new(
        Arc::new(SystemClock),
        Vec::new(),
        BTreeMap::new(),
        Arc::new("hi".to_owned()),
    );
    assert_eq!(by_hand.hour(), 12);
    Ok(())
}

fn container() -> Result<Container, BuildError> {
    Container::builder()
        .add(component::<SystemClock>())
        .add(component::<Greeter>())
        .add(component::<Generic<Greeter>>())
        .add(component::<Connected>())
        .add(component::<Wide>())
        .build()
}
