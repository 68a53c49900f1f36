//! The values of a container or a scope that was dropped. They are kept until its `stop` hooks have run, which may use
//! them.

use std::mem::take;

use crate::runtime::lifecycle::contained::quietly;
use crate::runtime::value::AnyValue;

/// Values in the order in which they are dropped.
pub(crate) struct Kept(pub(crate) Vec<AnyValue>);

impl Drop for Kept {
    fn drop(&mut self) {
        for value in take(&mut self.0) {
            // Nobody waits for it, and the others are dropped all the same.
            quietly(|| drop(value));
        }
    }
}
