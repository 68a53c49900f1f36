//! The closing of a scope: the `stop` hooks of its values run.

use std::sync::Arc;

use crate::runtime::lifecycle::closings::ScopeClosing;
use crate::runtime::lifecycle::pending::ClosedScope;
use crate::runtime::lifecycle::report::StopReport;
use crate::runtime::lifecycle::scope_order::order_among;
use crate::runtime::lifecycle::state::Lifecycle;
use crate::runtime::lifecycle::stop::{Closer, Closers, close_left};
use crate::runtime::model::ScopeStore;
use crate::runtime::primitives::sync::atomic::Ordering;
use crate::runtime::value::AnyValue;
use crate::spec::lifecycle::Outcome;

impl ScopeStore {
    /// Returns whether a value of a scope may have a `stop` hook.
    #[inline]
    pub(crate) fn has_hooks(&self) -> bool {
        !self.store.lifecycle.scoped.is_empty()
    }

    /// Closes the scope. All callers share it, and the first call decides the outcome.
    pub(crate) async fn close(&self, outcome: Outcome) -> StopReport {
        let ScopeClosing {
            closing, number, ..
        } = self.begin_closing(outcome);
        // Inside of its own closing, there is no report yet.
        let Some(report) = closing.clone().await else {
            return StopReport::default();
        };
        self.store.lifecycle.closings.end(*number, None);
        self.release();
        report
    }

    /// Lets the stop of the container wait until the scope is closed or dropped, before tasks drain.
    pub(crate) fn hold(&self) {
        self.is_held.store(true, Ordering::Relaxed);
        self.store
            .lifecycle
            .closings
            .hold(self.id.get(), self.opened);
    }

    /// Lets the stop no longer wait for a scope that was held.
    pub(crate) fn release(&self) {
        if self.is_held.swap(false, Ordering::Relaxed) {
            self.store.lifecycle.closings.release(self.id.get());
        }
    }

    fn begin_closing(&self, outcome: Outcome) -> &ScopeClosing {
        self.closing.get_or_init(|| self.closing_of(outcome, &[]))
    }

    /// Begins the closing of the values that exist, except these.
    fn closing_of(&self, outcome: Outcome, closed: &[usize]) -> ScopeClosing {
        let lifecycle = &self.store.lifecycle;
        let due: Vec<(usize, &AnyValue)> = self.values_with_hooks(closed).collect();
        let closers = self.closers(&due, outcome);
        let (settings, recorder) = (&lifecycle.settings, &lifecycle.recorder);
        let close = close_left(closers, Arc::clone(settings), Arc::clone(recorder));
        let due = due.into_iter().map(|(at, _)| at).collect();
        lifecycle.closings.begin(self.as_closed(), due, close)
    }

    fn as_closed(&self) -> ClosedScope {
        let parents =
            std::iter::successors(self.parent.as_deref(), |scope| scope.parent.as_deref());
        ClosedScope {
            scope: self.id.get(),
            around: parents.map(|scope| scope.id.get()).collect(),
            opened: self.opened,
        }
    }

    /// Closes a scope that is dropped, as cancelled, unless it was closed before.
    ///
    /// Its values are kept until its hooks have run, and those of scopes inside it, because they may use them.
    #[inline]
    pub(crate) fn close_when_dropped(&mut self) {
        if self.has_hooks() {
            self.close_dropped();
            if self.store.lifecycle.closings.concern(self.id.get()) {
                let values = self.take_values();
                self.store.lifecycle.closings.keep(self.id.get(), values);
            }
        }
        self.release();
    }

    fn close_dropped(&self) {
        let closed: &[usize] = match self.closing.get() {
            Some(closing) => {
                self.leave(closing);
                &closing.closes
            }
            None => &[],
        };
        // A value may have been constructed after its scope was closed.
        if self.values_with_hooks(closed).next().is_some() {
            let left = self.closing_of(Outcome::Cancelled, closed);
            self.leave(&left);
        }
    }

    /// Closes the scope without waiting for it.
    pub(crate) fn close_in_background(&self, outcome: Outcome) {
        self.leave(self.begin_closing(outcome));
    }

    /// Lets the runtime run a closing, or the stop if there is no runtime.
    fn leave(&self, closing: &ScopeClosing) {
        let Lifecycle {
            closings,
            settings,
            kept,
            ..
        } = &self.store.lifecycle;
        closings.leave(closing, settings.runtime(), kept);
    }

    /// Returns the values with hooks that this scope has constructed, except `closed` ones, by their places in the list
    /// of slots with hooks. Both are in order.
    fn values_with_hooks(&self, closed: &[usize]) -> impl Iterator<Item = (usize, &AnyValue)> {
        let scoped = &self.store.lifecycle.scoped;
        self.cells.full().filter_map(|(cell, value)| {
            let found = scoped.binary_search_by_key(&cell, |(cell, _)| *cell);
            let (_, at) = scoped.get(found.ok()?)?;
            closed.binary_search(at).is_err().then_some((*at, value))
        })
    }

    /// Returns what has to be closed for these values, in the numbers of their own.
    fn closers(&self, due: &[(usize, &AnyValue)], outcome: Outcome) -> Closers {
        let lifecycle = &self.store.lifecycle;
        let places: Vec<usize> = due.iter().map(|(at, _)| *at).collect();
        let of = due.iter().filter_map(|(at, value)| {
            let hooked = lifecycle.hooked.get(*at)?;
            let header = self.store.header(hooked.slot)?;
            Some(Closer::of(header, hooked, Some(value), outcome))
        });
        Closers {
            of: of.collect(),
            below: order_among(&places, &self.store).into(),
        }
    }
}
