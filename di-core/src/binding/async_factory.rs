//! Bindings of a key to an async function: `bind::<K>().to_async(connect)`.

use std::marker::PhantomData;
use std::sync::Arc;

use crate::binding::factory::{Factory, Function, Yields, product};
use crate::binding::{Bind, FactoryBinding, Provided};
use crate::error::ResolveError;
use crate::runtime::model::{ConstructAsync, Constructor, Context, PendingValue};
use crate::runtime::value::AnyValue;
use crate::spec::origin::Role;
use crate::spec::request::Needs;
use crate::spec::shareable::Shareable;

impl<K: ?Sized + 'static> Bind<K> {
    /// Binds the key to an async factory: an async function of dependencies that constructs the value.
    ///
    /// The function returns `K`, `Arc<K>`, `Box<K>` or a `Result` of one of these. The value is a singleton or
    /// scoped. [`start`](crate::ContainerBuilder::start) constructs singletons, so a started container resolves
    /// them like all others. A scope constructs its values in
    /// [`resolve_async`](crate::Scope::resolve_async).
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
    pub fn to_async<F, Args, Shape>(self, factory: F) -> FactoryBinding<K>
    where
        F: Function<Args, Output: Future<Output: Yields<K, Shape>> + Send + 'static>
            + Factory<Args>
            + Send
            + Sync
            + 'static,
        Args: 'static,
        Shape: 'static,
        K: Shareable,
    {
        let mut needs = Needs::default();
        F::describe(&mut needs);
        let constructor = Constructor::Async(Arc::new(AsyncFunctionOf {
            function: factory,
            constructs: PhantomData,
        }));
        let provided = Provided {
            steps: needs.into_steps(),
            ..self.provided(constructor)
        };
        FactoryBinding::new(provided, self.key, self.label(Role::Factory))
    }
}

/// The types by which a factory is an async function that constructs an `Arc<K>`.
type Signature<Args, Shape, Product> = fn(Args) -> (Shape, Product);

/// A constructor of `K` that calls an async function.
struct AsyncFunctionOf<K: ?Sized, F, Args, Shape> {
    function: F,
    constructs: PhantomData<Signature<Args, Shape, Arc<K>>>,
}

impl<K, F, Args, Shape> ConstructAsync for AsyncFunctionOf<K, F, Args, Shape>
where
    F: Function<Args, Output: Future<Output: Yields<K, Shape>> + Send + 'static>
        + Factory<Args>
        + Send
        + Sync,
    K: Shareable + ?Sized,
{
    fn start(&self, context: &mut Context<'_>) -> Result<PendingValue, ResolveError> {
        let value = self.function.make(context)?;
        Ok(Box::pin(async move {
            product::<K, _, _>(value.await).map(AnyValue::of)
        }))
    }
}
