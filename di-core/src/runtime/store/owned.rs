//! The values that a container or a scope owns for a `Lazy`, because they would form a cycle with it.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use crate::runtime::primitives::OnceCell;
use crate::runtime::primitives::sync::{Mutex, MutexGuard};
use crate::runtime::sync::{Order, OwnedValue};
use crate::runtime::value::AnyValue;

/// Transient values that a container or a scope owns, by the order in which they were constructed.
#[derive(Default)]
pub(crate) struct Owned(OnceCell<Box<Mutex<Values>>>);

#[derive(Default)]
struct Values {
    by_number: BTreeMap<u64, OwnedValue<AnyValue>>,
    count: u64,
}

impl Owned {
    pub(crate) fn new() -> Self {
        Self(OnceCell::new())
    }

    /// Takes a value. Returns its number.
    pub(crate) fn insert(&self, order: &Order, value: AnyValue) -> u64 {
        let mut values = lock(self.0.get_or_init(Box::default));
        values.count += 1;
        let number = values.count;
        // It is read under the lock, so the values have the order of their numbers.
        let after = order.last();
        values.by_number.insert(number, OwnedValue { after, value });
        number
    }

    /// Returns the value of this number, unless it was removed before.
    pub(crate) fn remove(&self, number: u64) -> Option<AnyValue> {
        let removed = lock(self.0.get()?).by_number.remove(&number);
        removed.map(|owned| owned.value)
    }

    /// Removes all values, the first one first.
    pub(crate) fn take_all(&mut self) -> Vec<OwnedValue<AnyValue>> {
        let values = self.0.take().map(|values| *values);
        let values =
            values.map(|values| values.into_inner().unwrap_or_else(PoisonError::into_inner));
        values.map_or_else(Vec::new, |values| values.by_number.into_values().collect())
    }
}

fn lock(values: &Mutex<Values>) -> MutexGuard<'_, Values> {
    values.lock().unwrap_or_else(PoisonError::into_inner)
}
