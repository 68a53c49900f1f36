//! The end of a container that is dropped: what is left is closed in the background.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use futures_util::FutureExt;

use crate::runtime::lifecycle::contained::spawn;
use crate::runtime::lifecycle::hooks::Hooked;
use crate::runtime::lifecycle::state::Stage;
use crate::runtime::lifecycle::stop::close_left;
use crate::runtime::model::Store;

impl Store {
    /// Stops a container that is dropped, if it has a runtime and something is left to stop.
    pub(crate) fn stop_when_dropped(&self) {
        let lifecycle = &self.lifecycle;
        if lifecycle.stage() == Stage::Built {
            return;
        }
        let Some(runtime) = lifecycle.settings.runtime() else {
            return;
        };
        let is_left = lifecycle.hooked.iter().any(|hooked| self.is_left(hooked));
        match lifecycle.stop.get().cloned() {
            None if is_left => {
                // Their scopes end with the container, so all tasks have to know it at once.
                lifecycle.request_shutdown();
                spawn(runtime, Box::pin(self.stop().map(drop)));
            }
            None => {}
            // A value may have been constructed after the stop began.
            Some(stop) if is_left => {
                let (settings, recorder) = (&lifecycle.settings, &lifecycle.recorder);
                let left = close_left(self.closers(), Arc::clone(settings), Arc::clone(recorder));
                spawn(runtime, Box::pin(stop.then(|_| left).map(drop)));
            }
            Some(stop) if stop.has_ended() => {}
            Some(stop) => {
                spawn(runtime, Box::pin(stop.map(drop)));
            }
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
