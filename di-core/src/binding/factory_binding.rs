//! The binding of a key to a factory.

use std::fmt::{self, Debug, Formatter};
use std::hash::Hash;
use std::marker::PhantomData;
use std::sync::Arc;
#[cfg(feature = "async")]
use std::time::Duration;

#[cfg(feature = "async")]
use crate::binding::hooks::call::Calls;
#[cfg(feature = "async")]
use crate::binding::hooks::erase;
#[cfg(feature = "async")]
use crate::binding::hooks::function::{HealthFunction, RunFunction, StartFunction, StopFunction};
#[cfg(feature = "async")]
use crate::binding::hooks::result::{HealthResult, HookResult};
use crate::binding::{Binding, Provided, What};
#[cfg(feature = "async")]
use crate::runtime::lifecycle::hooks::Hooks;
use crate::spec::key::Key;
use crate::spec::level::Level;
#[cfg(feature = "async")]
use crate::spec::lifecycle::run_policy::RunPolicy;
#[cfg(feature = "async")]
use crate::spec::lifecycle::shutdown::Shutdown;
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::Label;
#[cfg(feature = "async")]
use crate::spec::shareable::Shareable;

/// A binding of a key to a factory, which [`Bind::to`](crate::Bind::to) returns.
///
/// Its default lifetime is singleton.
#[must_use]
pub struct FactoryBinding<K: ?Sized> {
    provided: Provided,
    key: Key,
    label: Label,
    target: PhantomData<fn() -> Arc<K>>,
}

impl<K: ?Sized + 'static> FactoryBinding<K> {
    pub(crate) fn new(provided: Provided, key: Key, label: Label) -> Self {
        Self {
            provided,
            key,
            label,
            target: PhantomData,
        }
    }

    /// Sets the lifetime: the container calls the factory once. This is the default.
    pub fn singleton(self) -> Self {
        self.with_lifetime(Lifetime::Singleton, None)
    }

    /// Sets the lifetime: each scope calls the factory once.
    pub fn scoped(self) -> Self {
        self.with_lifetime(Lifetime::Scoped, None)
    }

    /// Sets the lifetime: each scope of the level `L` calls the factory once.
    ///
    /// `L` is any marker type. [`scope_of`](crate::Container::scope_of) opens a scope of the level. Scopes inside
    /// it find the same value.
    pub fn scoped_in<L: ?Sized + 'static>(self) -> Self {
        self.with_lifetime(Lifetime::Scoped, Some(Level::of::<L>()))
    }

    /// Sets the lifetime: every resolve calls the factory again.
    pub fn transient(self) -> Self {
        self.with_lifetime(Lifetime::Transient, None)
    }

    /// Sets the qualifier `Q` of the key, like [`Bind::key`](crate::Bind::key) before `to`.
    pub fn key<Q: ?Sized + 'static>(mut self) -> Self {
        self.key = self.key.keyed::<Q>();
        self.label.qualifier = self.key.qualifier();
        self
    }

    /// Registers the binding as an entry of a map, like [`Bind::entry`](crate::Bind::entry) before `to`.
    pub fn entry<E>(mut self, key: E) -> Self
    where
        E: Clone + Debug + Eq + Hash + Send + Sync + 'static,
    {
        self.provided.entry = Some(Arc::new(key));
        self
    }

    /// Lets [`warm_up`](crate::Container::warm_up) call the factory. The lifetime must be singleton.
    pub fn eager(mut self) -> Self {
        self.provided.is_eager = true;
        self
    }

    /// Returns what the binding provides, without its key.
    #[cfg(feature = "testing")]
    pub(crate) fn into_provided(self) -> Provided {
        self.provided
    }

    #[cfg(feature = "async")]
    pub(crate) fn hooks_mut(&mut self) -> &mut Hooks {
        self.provided.hooks.get_or_insert_default()
    }

    fn with_lifetime(mut self, lifetime: Lifetime, level: Option<Level>) -> Self {
        self.provided.lifetime = lifetime;
        self.provided.level = level;
        self
    }
}

impl<K: ?Sized> From<FactoryBinding<K>> for Binding {
    fn from(binding: FactoryBinding<K>) -> Self {
        Self {
            key: binding.key,
            label: binding.label,
            what: What::Provide(binding.provided),
        }
    }
}

#[cfg(feature = "async")]
impl<K: Shareable + ?Sized> FactoryBinding<K> {
    /// Sets a function that runs when the container starts, once the value is constructed.
    ///
    /// [`start`](crate::ContainerBuilder::start) runs it after those of the values that this one depends
    /// on. The value is ready when it returns. The lifetime must be singleton.
    ///
    /// A hook is an async method of the value, or an async function or closure of an `Arc` of it. A second call
    /// replaces the hook.
    pub fn on_start<H, Receiver>(mut self, hook: H) -> Self
    where
        H: StartFunction<K, Receiver> + Send + Sync + 'static,
        Receiver: Calls<H, K, (), Output: HookResult>,
    {
        self.hooks_mut().start = Some(erase::start(hook));
        self
    }

    /// Sets a function that closes the value when the container stops.
    ///
    /// [`stop`](crate::Container::stop) runs it after those of the values that depend on this one. It also
    /// runs if a start fails after the value was constructed. A value of a scope is closed with the scope;
    /// its function may take the [`Outcome`](crate::Outcome) too.
    ///
    /// ```
    /// use wirework::{Container, bind};
    ///
    /// struct Pool;
    ///
    /// impl Pool {
    ///     async fn close(&self) {}
    /// }
    ///
    /// # futures_executor::block_on(async {
    /// let container = Container::builder()
    ///     .add(bind::<Pool>().to(|| Pool).on_stop(Pool::close))
    ///     .start()
    ///     .await?;
    /// let report = container.stop().await;
    /// assert_eq!(report.rows().len(), 1);
    /// # Ok::<(), wirework::StartError>(())
    /// # }).unwrap();
    /// ```
    pub fn on_stop<H, Arguments, Receiver>(mut self, hook: H) -> Self
    where
        H: StopFunction<K, Arguments, Receiver> + Send + Sync + 'static,
        Receiver: Calls<H, K, Arguments, Output: HookResult>,
    {
        self.hooks_mut().stop = Some(erase::stop(hook));
        self
    }

    /// Sets a function that runs beside the application, from the start of the container on.
    ///
    /// It ends when it is told to by the [`Shutdown`](crate::Shutdown). The lifetime must be singleton.
    pub fn on_run<H, Receiver>(mut self, hook: H) -> Self
    where
        H: RunFunction<K, Receiver> + Send + Sync + 'static,
        Receiver: Calls<H, K, (Shutdown,), Output: HookResult>,
    {
        self.hooks_mut().run = Some(erase::run(hook));
        self
    }

    /// Sets what follows when the function of [`on_run`](Self::on_run) ends before it is told to.
    pub fn run_policy(mut self, policy: RunPolicy) -> Self {
        self.hooks_mut().policy = Some(policy);
        self
    }

    /// Sets a function that tells whether the value works, for [`health`](crate::Container::health).
    pub fn on_health<H, Receiver>(mut self, hook: H) -> Self
    where
        H: HealthFunction<K, Receiver> + Send + Sync + 'static,
        Receiver: Calls<H, K, (), Output: HealthResult>,
    {
        self.hooks_mut().health = Some(erase::health(hook));
        self
    }

    /// Limits the time of the function of [`on_start`](Self::on_start), instead of the
    /// [`Limits`](crate::Limits) of the container.
    pub fn start_limit(mut self, limit: Duration) -> Self {
        self.hooks_mut().limits.start = Some(limit);
        self
    }

    /// Limits the time in which the function of [`on_run`](Self::on_run) ends, once it is told to, instead of
    /// the [`Limits`](crate::Limits) of the container.
    pub fn drain_limit(mut self, limit: Duration) -> Self {
        self.hooks_mut().limits.drain = Some(limit);
        self
    }

    /// Limits the time of the function of [`on_stop`](Self::on_stop), instead of the
    /// [`Limits`](crate::Limits) of the container.
    pub fn stop_limit(mut self, limit: Duration) -> Self {
        self.hooks_mut().limits.stop = Some(limit);
        self
    }
}

impl<K: ?Sized> Debug for FactoryBinding<K> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.key, self.label)
    }
}
