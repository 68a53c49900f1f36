//! The stop of a container, and the closing of a scope.

use crate::container::{Container, Scope};
use crate::runtime::lifecycle::report::StopReport;
use crate::runtime::lifecycle::state::Stage;
use crate::spec::lifecycle::Outcome;

impl<M> Container<M> {
    /// Stops the container, and returns a report with one row for each component that had to end.
    ///
    /// First, [`readiness`](Self::readiness) ends. Then `run` tasks are told to end, dependants before
    /// dependencies, and are awaited. Then `stop` hooks run, dependants before dependencies, independent ones at
    /// the same time. A hook that fails, panics or exceeds its time limit does not keep the others.
    ///
    /// It waits for the scopes that are being closed, for those that were dropped, and for those that
    /// [`hold`](crate::integration::hold) marks. It does not wait for any other open scope, so close these first.
    ///
    /// All callers share one stop, and a later call returns the same report. A call inside of a hook of the stop cannot
    /// wait for it, and returns an empty report. If all of them drop the future, the stop is paused, and a later call
    /// goes on with it. From its end on, the container resolves nothing.
    ///
    /// A started container that is dropped without a stop is stopped in the background, if it has a
    /// [`Runtime`](crate::Runtime) that goes on.
    pub async fn stop(&self) -> StopReport {
        // Inside of its own stop, there is no report yet.
        let Some(report) = self.store().stop().await else {
            return StopReport::default();
        };
        self.store().lifecycle.enter(Stage::Stopped);
        report
    }
}

impl<M> Scope<M> {
    /// Closes the scope: runs the `stop` hooks of its values, dependants before dependencies. Each hook may
    /// take the outcome.
    ///
    /// The first call decides the outcome, and later calls return the same report. A scope that is dropped without
    /// being closed is closed as [`Cancelled`](Outcome::Cancelled): at once, if the container has a
    /// [`Runtime`](crate::Runtime), or else by the [`stop`](Container::stop) of the container, which waits for
    /// it in any case. A value that is constructed after the scope was closed ends as cancelled. A scope waits for the
    /// closing of those inside it, so close these first.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use wirework::{Container, Outcome, bind};
    ///
    /// struct Transaction;
    ///
    /// async fn end(_transaction: Arc<Transaction>, outcome: Outcome) {
    ///     assert_eq!(outcome, Outcome::Success); // commit
    /// }
    ///
    /// # futures_executor::block_on(async {
    /// let container = Container::builder()
    ///     .add(bind::<Transaction>().to(|| Transaction).scoped().on_stop(end))
    ///     .start()
    ///     .await?;
    /// let scope = container.scope().open()?;
    /// scope.resolve::<Transaction>()?;
    /// scope.close(Outcome::Success).await.into_result()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # }).unwrap();
    /// ```
    pub async fn close(&self, outcome: Outcome) -> StopReport {
        let scope = self.scope_store();
        if !scope.has_hooks() {
            scope.release();
            return StopReport::default();
        }
        scope.close(outcome).await
    }

    /// Closes the scope like [`close`](Self::close), without waiting for it: for a caller that cannot await, such
    /// as a `Drop`.
    ///
    /// The runtime runs the hooks at once. Without a runtime, the stop of the container runs them. Once the last handle of
    /// the scope is dropped, a `Lazy` or a `Provider` in the hooks resolves singletons only.
    pub fn close_in_background(&self, outcome: Outcome) {
        let scope = self.scope_store();
        if scope.has_hooks() {
            scope.close_in_background(outcome);
        }
    }
}
