//! Tables of behaviours, whose rows have names.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// A table of behaviours. All rows run, and the test fails with the names of those that fail.
#[derive(Debug, Default)]
#[must_use = "call `end`"]
pub struct Table {
    failed: Vec<&'static str>,
}

impl Table {
    /// Returns a table without rows.
    pub fn new() -> Self {
        Self::default()
    }

    /// Runs a row, which fails if it returns `false` or panics.
    pub fn row(mut self, name: &'static str, behaviour: impl FnOnce() -> bool) -> Self {
        if !catch_unwind(AssertUnwindSafe(behaviour)).unwrap_or(false) {
            self.failed.push(name);
        }
        self
    }

    /// Ends the table.
    ///
    /// # Panics
    ///
    /// Panics with the names of the rows that failed.
    #[track_caller]
    pub fn end(self) {
        assert!(self.failed.is_empty(), "failed: {:#?}", self.failed);
    }
}

#[test]
#[should_panic(expected = "one is two")]
fn a_failed_row_is_named() {
    Table::new().row("one is two", || 1 == 2).end();
}

#[test]
#[should_panic(expected = "it panics")]
fn a_row_that_panics_is_named() {
    Table::new().row("it panics", || panic!("on purpose")).end();
}
