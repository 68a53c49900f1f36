//! The closing of a scope: the `stop` hooks of its values run.

use std::sync::Arc;

use futures_util::FutureExt;

use crate::runtime::lifecycle::closings::{Closing, ScopeClosing};
use crate::runtime::lifecycle::stop::{Closer, Closers, close_scope};
use crate::runtime::model::ScopeStore;
use crate::spec::lifecycle::Outcome;

impl ScopeStore {
    /// Returns the closing of the scope, which all callers share. The first call decides the outcome.
    pub(crate) fn close(&self, outcome: Outcome) -> Closing {
        self.begin_closing(outcome).closing.clone()
    }

    fn begin_closing(&self, outcome: Outcome) -> &ScopeClosing {
        self.closing.get_or_init(|| {
            let closers = self.closers(outcome);
            let lifecycle = &self.store.lifecycle;
            let (settings, recorder) = (&lifecycle.settings, &lifecycle.recorder);
            let close = close_scope(closers, Arc::clone(settings), Arc::clone(recorder));
            ScopeClosing::of(close.boxed().shared())
        })
    }

    /// Closes a scope that is dropped, as cancelled, unless it was closed before.
    #[inline]
    pub(crate) fn close_when_dropped(&self) {
        if !self.store.lifecycle.scoped.is_empty() {
            self.close_dropped();
        }
    }

    fn close_dropped(&self) {
        let lifecycle = &self.store.lifecycle;
        let is_due = |at: &usize| self.value_of_hooked(*at).is_some();
        if self.closing.get().is_none() && !lifecycle.scoped.iter().any(is_due) {
            return;
        }
        self.close_in_background(Outcome::Cancelled);
    }

    /// Closes the scope without waiting for it.
    pub(crate) fn close_in_background(&self, outcome: Outcome) {
        let lifecycle = &self.store.lifecycle;
        let runtime = lifecycle.settings.runtime.as_ref();
        lifecycle.closings.add(self.begin_closing(outcome), runtime);
    }

    /// Returns what has to be closed: the values of this scope, in the numbers of their own.
    fn closers(&self, outcome: Outcome) -> Closers {
        let lifecycle = &self.store.lifecycle;
        let mut closers = Closers::default();
        for at in &lifecycle.scoped {
            let hooked = &lifecycle.hooked[*at];
            let Some(header) = self.store.header(hooked.slot) else {
                continue;
            };
            let value = self.value_of_hooked(*at);
            closers.of.push(Closer::of(header, hooked, value, outcome));
            let below = hooked.below.iter();
            let below = below.filter_map(|below| lifecycle.scoped.binary_search(below).ok());
            closers.below.push(below.collect());
        }
        closers
    }

    /// Returns the value of a slot with hooks, if this scope has constructed it.
    fn value_of_hooked(&self, at: usize) -> Option<&crate::runtime::value::AnyValue> {
        let hooked = self.store.lifecycle.hooked.get(at)?;
        let header = self.store.header(hooked.slot)?;
        self.cells.get(header.cell)?.get()
    }
}
