//! The test kit.

use std::fmt::Debug;
use std::sync::Arc;

use wirework::Injectable;

use crate::components::{Greeter, SystemClock};

#[wirework::mockable]
trait Store<T: Clone + Debug + Send + Sync>: Send + Sync {
    fn load(&self, key: &str) -> Option<T>;

    fn save(self: Arc<Self>, value: T);
}

#[derive(Clone, Copy, Debug, Default)]
struct MockStore<T>(T);

impl<T: Clone + Debug + Send + Sync> Store<T> for MockStore<T> {
    fn load(&self, key: &str) -> Option<T> {
        key.is_empty().then(|| self.0.clone())
    }

    fn save(self: Arc<Self>, value: T) {
        drop(value);
    }
}

#[derive(Injectable)]
struct Cache {
    store: Arc<dyn Store<u8>>,
    #[inject(arg)]
    size: u8,
}

#[wirework::test]
fn a_bed_is_without_a_lint() {
    let mut bed = Cache::bed();
    bed.store.mock().0 = 7;
    let cache = bed.build(3);
    assert_eq!((cache.store.load(""), cache.size), (Some(7), 3));
    Arc::clone(&cache.store).save(1);
}

#[wirework::test]
fn a_bed_whose_setters_are_partly_unused_is_without_a_lint() -> Result<(), String> {
    let mut bed = Greeter::bed();
    let _clock = bed.with_clock(SystemClock);
    let hour = bed.build().hour();
    (hour == 12).then_some(()).ok_or_else(|| hour.to_string())
}

/// The unused setters of its bed are named after these fields.
#[derive(Debug, Injectable)]
struct Limits {
    most: Option<Arc<u8>>,
    type_: Option<Arc<u8>>,
}

#[wirework::test]
fn a_bed_without_used_setters_is_without_a_lint() {
    let limits = Limits::bed().build();
    assert_eq!((limits.most, limits.type_), (None, None));
}
