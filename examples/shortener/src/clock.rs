//! The clock of the machine.

use std::time::SystemTime;

use wirework::Injectable;

use crate::domain::Clock;

/// Tells the time of the machine.
#[derive(Debug, Injectable)]
#[inject(bind(dyn Clock))]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
}
