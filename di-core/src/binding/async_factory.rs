//! Bindings of a key to an async function: `bind::<K>().to_async(connect)`.

use crate::binding::async_constructor::{async_function, pending};
use crate::binding::factory::{AsyncFunctionOf, Awaits, Dependencies, Yields};
use crate::binding::{Bind, FactoryBinding, Provided};
use crate::spec::origin::Role;
use crate::spec::request::Needs;
use crate::spec::shareable::Shareable;

impl<K: ?Sized + 'static> Bind<K> {
    /// Binds the key to an async factory: an async function of dependencies that constructs the value.
    ///
    /// The function returns `K`, `Arc<K>`, `Box<K>` or a `Result` of one of these.
    /// [`start`](crate::ContainerBuilder::start) constructs singletons, so a started container resolves them like
    /// all others. A scope constructs its values in [`resolve_async`](crate::Scope::resolve_async). A transient is
    /// constructed in each async resolve, and before the constructor of each consumer.
    ///
    /// Callers that resolve one value at the same time share one call of the function. It goes on as long as
    /// one of them waits for it.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use wirework::{Container, bind};
    ///
    /// struct Pool(String);
    ///
    /// async fn connect(url: Arc<String>) -> Result<Pool, std::io::Error> {
    ///     Ok(Pool(url.to_string()))
    /// }
    ///
    /// # futures_executor::block_on(async {
    /// let container = Container::builder()
    ///     .add(bind::<String>().to_value("sqlite::memory:".into()))
    ///     .add(bind::<Pool>().to_async(connect))
    ///     .start()
    ///     .await?;
    /// assert_eq!(container.resolve::<Pool>()?.0, "sqlite::memory:");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # }).unwrap();
    /// ```
    pub fn to_async<F, Args, Shape, Kind>(self, factory: F) -> FactoryBinding<K>
    where
        F: AsyncFunctionOf<Args, Kind> + Send + Sync + 'static,
        Kind: Awaits<F, Args, Output: Yields<K, Shape>> + 'static,
        Args: Dependencies + 'static,
        Shape: 'static,
        K: Shareable,
    {
        let mut needs = Needs::default();
        Args::describe(&mut needs);
        let constructor = async_function::<K, _>(move |context| {
            let returned = Kind::call(&factory, Args::resolve(context)?);
            Ok(pending::<K, _, _>(returned))
        });
        let provided = Provided {
            steps: needs.into_steps(),
            ..self.provided(constructor)
        };
        FactoryBinding::new(provided, self.key, self.label(Role::Factory))
    }
}
