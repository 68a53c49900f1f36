//! The end of a container that is dropped: what is left is closed in the background.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::runtime::lifecycle::contained::spawn;
use crate::runtime::lifecycle::hooks::Hooked;
use crate::runtime::lifecycle::state::Stage;
use crate::runtime::lifecycle::stop::close_left;
use crate::runtime::model::Store;
use crate::runtime::primitives::sync::atomic::Ordering;

impl Store {
    /// Stops a container that is dropped, if it has a runtime and something is left to stop.
    ///
    /// Its values are dropped after that, because the hooks and the tasks may use them.
    pub(crate) fn stop_when_dropped(&mut self) {
        let Some(runtime) = self.lifecycle.settings.runtime().cloned() else {
            self.forget_hooks();
            return;
        };
        if let Some(stop) = self.stop_of_dropped() {
            let values = self.take_values();
            self.lifecycle.kept.keep(values);
            spawn(&runtime, self.lifecycle.kept.used_by(stop));
        }
    }

    /// Drops the hooks that nobody goes on with. They hold values, whose dependencies are dropped after them.
    fn forget_hooks(&mut self) {
        drop(self.lifecycle.stop.take());
        self.lifecycle.closings.forget_all();
    }

    /// Returns what is left to do for a container that is dropped.
    fn stop_of_dropped(&self) -> Option<BoxFuture<'static, ()>> {
        let lifecycle = &self.lifecycle;
        let is_left = lifecycle.hooked.iter().any(|hooked| self.is_left(hooked));
        match lifecycle.stop.get().cloned() {
            // Scopes that are being closed may use its values too.
            None if is_left && lifecycle.stage() != Stage::Built
                || lifecycle.closings.has_any() =>
            {
                lifecycle.request_shutdown_of_openers();
                Some(self.stop().map(drop).boxed())
            }
            None => None,
            // A value may have been constructed after the stop began.
            Some(stop) if is_left => {
                let (settings, recorder) = (&lifecycle.settings, &lifecycle.recorder);
                let left = close_left(self.closers(), Arc::clone(settings), Arc::clone(recorder));
                Some(stop.then(|_| left).map(drop).boxed())
            }
            Some(stop) => (!stop.has_ended()).then(|| stop.map(drop).boxed()),
        }
    }

    /// Stops a container whose start was dropped, like one that is dropped itself: a task that a constructor has
    /// spawned may use it for long.
    pub(crate) fn stop_when_start_is_dropped(self: &Arc<Self>) {
        let lifecycle = &self.lifecycle;
        let is_over = matches!(lifecycle.stage(), Stage::Built | Stage::Stopped);
        let is_left = lifecycle.hooked.iter().any(|hooked| self.is_left(hooked));
        let is_stopping = lifecycle.stop.get().is_some();
        let Some(runtime) = lifecycle.settings.runtime() else {
            return;
        };
        if !is_over && (is_left || is_stopping) {
            let (store, stop) = (Arc::clone(self), self.stop());
            let stop = async move {
                stop.await;
                store.lifecycle.enter(Stage::Stopped);
            };
            spawn(runtime, Box::pin(stop));
        }
    }

    /// Returns whether the value of a slot exists, and no stop closes it.
    fn is_left(&self, hooked: &Hooked) -> bool {
        let slot = self.slot(hooked.slot);
        let is_constructed = slot.is_some_and(|slot| slot.cell.get().is_some());
        is_constructed && !hooked.is_closed.load(Ordering::Acquire)
    }
}
