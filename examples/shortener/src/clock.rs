//! The system clock.

use std::time::SystemTime;

use wirework::Injectable;

use crate::domain::Clock;

/// A [`Clock`] that returns the system time.
#[derive(Debug, Injectable)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
}
