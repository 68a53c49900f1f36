//! The values of a container or a scope that was dropped. They are kept until its `stop` hooks have run, which may use
//! them.

use std::mem::take;

use crate::runtime::lifecycle::contained::quietly;
use crate::runtime::model::{ScopeStore, Store};
use crate::runtime::sync::take_all;
use crate::runtime::value::AnyValue;

/// Values in the order in which they are dropped.
pub(crate) struct Kept(Vec<AnyValue>);

impl Store {
    /// Takes all singletons out.
    pub(crate) fn take_values(&mut self) -> Kept {
        let (slots, mut values) = (&mut self.slots, Vec::new());
        let owned = self.owned.take_all();
        let take = |number| {
            let slot = slots.get_mut(number as usize)?;
            drop(slot.own.take());
            slot.cell.take()
        };
        take_all(&self.order, owned, take, |value| values.push(value));
        Kept(values)
    }
}

impl ScopeStore {
    /// Takes all values of the scope out.
    pub(crate) fn take_values(&mut self) -> Kept {
        let (cells, mut values) = (&mut self.cells, Vec::new());
        let owned = self.owned.take_all();
        let take = |number| cells.get_mut(number)?.take();
        take_all(&self.order, owned, take, |value| values.push(value));
        Kept(values)
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        for value in take(&mut self.0) {
            // Nobody waits for it, and the others are dropped all the same.
            quietly(|| drop(value));
        }
    }
}
