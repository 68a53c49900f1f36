//! The async methods of `Lazy` and `Provider`.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;

use crate::dependency::handle::Handle;
use crate::dependency::{Lazy, Provider};
use crate::error::ResolveError;
use crate::lifecycle::construct::is_in_progress;
use crate::lifecycle::resolve::resolve_slot;
use crate::lifecycle::wait::frame;
use crate::runtime::model::Realm;
use crate::runtime::resolve::enter_frame;
use crate::runtime::sync::{Entered, is_constructing};
use crate::spec::shareable::Shareable;

impl<T: Shareable + ?Sized> Lazy<T> {
    /// Returns the value that is bound to `T`, and runs the async constructors that it needs. The first call
    /// resolves it.
    ///
    /// While the async constructor that received the `Lazy` runs, the call counts as a part of that
    /// constructor, even in a task that it has spawned. So a value that needs the one under construction is an
    /// error, and no call waits for itself.
    ///
    /// Each call returns the same value. If several tasks call it at the same time and the value is transient, each may
    /// construct one. The first that is ready is kept, and the others are dropped.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// use wirework::{Container, Injectable, Lazy, bind, component};
    ///
    /// struct Report(&'static str);
    ///
    /// #[derive(Injectable)]
    /// struct Page {
    ///     report: Lazy<Report>,
    /// }
    ///
    /// # futures_executor::block_on(async {
    /// let container = Container::builder()
    ///     .add(bind::<Report>().to_async(async || Report("costly")).scoped())
    ///     .add(component::<Page>().scoped())
    ///     .start()
    ///     .await?;
    /// let scope = container.scope().open()?;
    ///
    /// let page = scope.resolve::<Page>()?;   // no report is constructed yet
    /// assert_eq!(page.report.get_async().await?.0, "costly");
    /// assert_eq!(page.report.get()?.0, "costly");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the errors of [`get`](Self::get), and the error of an async constructor that fails or panics.
    pub async fn get_async(&self) -> Result<Arc<T>, ResolveError> {
        match self.unresolved() {
            Some(handle) => Ok(self.cache(handle, resolve(handle).await?)),
            None => self.get(),
        }
    }
}

impl<T: Shareable + ?Sized> Provider<T> {
    /// Resolves the value that is bound to `T`, and runs the async constructors that it needs.
    ///
    /// While the async constructor that received the `Provider` runs, the call counts as a part of that
    /// constructor, even in a task that it has spawned. So a value that needs the one under construction is an
    /// error, and no call waits for itself.
    ///
    /// ```
    /// use wirework::{Container, Provider, bind};
    ///
    /// struct Rates(u32);
    ///
    /// # futures_executor::block_on(async {
    /// let container = Container::builder()
    ///     .add(bind::<Rates>().to_async(async || Rates(3)).scoped())
    ///     .start()
    ///     .await?;
    /// let scope = container.scope().open()?;
    /// let rates = scope.get::<Provider<Rates>>()?;
    /// assert_eq!(rates.get_async().await?.0, 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the errors of [`get`](Self::get), and the error of an async constructor that fails or panics.
    pub async fn get_async(&self) -> Result<Arc<T>, ResolveError> {
        match self.handle() {
            Some(handle) => resolve(handle).await,
            None => self.get(),
        }
    }
}

async fn resolve<T: Shareable + ?Sized>(handle: &Handle<T>) -> Result<Arc<T>, ResolveError> {
    let strong = handle.realm()?;
    let realm = strong.get();
    let mut resolved = pin!(resolve_slot(realm, handle.slot));
    poll_fn(|context| {
        let _entered = enter_consumer(realm, handle.consumer)?;
        resolved.as_mut().poll(context)
    })
    .await
}

/// Enters a frame for the async constructor that received a handle, if it has not returned yet.
///
/// A task that it has spawned has no frames, although the constructor may wait for that task.
fn enter_consumer(
    realm: Realm<'_>,
    consumer: Option<u32>,
) -> Result<Option<Entered>, ResolveError> {
    let consumer = consumer.and_then(|consumer| realm.store.slot(consumer));
    let running = consumer.filter(|slot| !is_constructing() && is_in_progress(realm, slot));
    running
        .map(|slot| enter_frame(realm.store, frame(realm, &slot.header)))
        .transpose()
}
