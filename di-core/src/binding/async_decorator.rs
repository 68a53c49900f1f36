//! Decorators that are async functions: `decorate::<K>().with_async(warm)`.

use std::sync::Arc;

use crate::binding::async_constructor::{async_function, pending};
use crate::binding::factory::{AsyncFunctionOf, Awaits, Decorated, Yields};
use crate::binding::{Binding, DecoratorFor};
use crate::dependency::Dependency;
use crate::spec::request::Needs;
use crate::spec::shareable::Shareable;

impl<K: ?Sized + 'static> DecoratorFor<K> {
    /// Sets an async function that wraps the value.
    ///
    /// Its first parameter is the inner `Arc<K>`, and the others are dependencies. It may return every type
    /// that an async factory may return.
    ///
    /// [`start`](crate::ContainerBuilder::start) and [`resolve_async`](crate::Container::resolve_async) call the
    /// function when the inner value and the dependencies exist.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use wirework::{Container, bind, decorate};
    ///
    /// struct Rates(Vec<u32>);
    ///
    /// async fn with_newest(inner: Arc<Rates>, newest: Arc<u32>) -> Rates {
    ///     Rates([&inner.0[..], &[*newest]].concat())
    /// }
    ///
    /// # futures_executor::block_on(async {
    /// let container = Container::builder()
    ///     .add(bind::<u32>().to_value(3))
    ///     .add(bind::<Rates>().to_value(Rates(vec![1, 2])))
    ///     .add(decorate::<Rates>().with_async(with_newest))
    ///     .start()
    ///     .await?;
    /// assert_eq!(container.resolve::<Rates>()?.0, [1, 2, 3]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # }).unwrap();
    /// ```
    ///
    /// A module lists it as `decorators(async with_newest -> Rates)`. Then `from_module` does not compile:
    ///
    /// ```compile_fail,E0277
    /// # use std::sync::Arc;
    /// # use wirework::{Container, Module};
    /// async fn next(inner: Arc<u16>) -> u16 {
    ///     *inner + 1
    /// }
    ///
    /// #[derive(Module)]
    /// #[module(decorators(async next -> u16), exports(u16))]
    /// struct App {
    ///     port: u16,
    /// }
    ///
    /// let container = Container::from_module(App { port: 80 });
    /// ```
    #[must_use]
    pub fn with_async<F, Args, Shape, Kind>(self, decorator: F) -> Binding
    where
        F: AsyncFunctionOf<Args, Kind> + Send + Sync + 'static,
        Kind: Awaits<F, Args, Output: Yields<K, Shape>> + 'static,
        Args: Decorated<K> + 'static,
        Shape: 'static,
        K: Shareable,
    {
        let mut needs = Needs::default();
        Args::describe(&mut needs);
        let constructor = async_function::<K, _>(move |context| {
            // The first edge in the plan points to the slot of the inner value.
            let inner = <Arc<K>>::resolve(context)?;
            let returned = Kind::call(&decorator, Args::resolve(inner, context)?);
            Ok(pending::<K, _, _>(returned))
        });
        self.binding(needs, constructor)
    }
}
