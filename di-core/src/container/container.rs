//! The container, its scopes, and the methods with which callers resolve keys in them.
//!
//! Both types are in one file, so that each of these methods is written once.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use crate::binding::factory::{Callable, FunctionOnce};
use crate::binding::injectable::Injectable;
use crate::container::builder::ContainerBuilder;
use crate::container::exports::ExportsOf;
use crate::container::resolver;
use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::module::Module;
use crate::module::check::Exports;
use crate::module::requirements::{DependencyIn, Provides, Unchecked};
use crate::runtime::model::{Context, Realm, ScopeStore, Store};
use crate::spec::shareable::Shareable;

/// A container that constructs the values that are bound in it, and holds the singletons.
///
/// A clone shares the container and costs one reference count. A container is `Send` and `Sync`. It
/// constructs each singleton once, regardless of how many threads resolve it.
///
/// If a constructor fails or panics, the container caches nothing, and the next resolve calls the
/// constructor again. If a constructor resolves a value that is still being constructed, it gets an error
/// for the cycle. A cycle that can be proved is an error at once. Where a cycle can only be suspected, the
/// thread waits until what it waits for is done or the suspected constructor ends. No wait is longer than
/// [`wait_limit`](crate::ContainerBuilder::wait_limit).
///
/// Singletons are dropped in reverse order of construction, when the last clone and the last scope are
/// dropped.
///
/// [`Container::from_module`] constructs a `Container<AppModule>` from a [`Module`](crate::Module) that
/// rustc has checked. It resolves only the exports of the module. It converts [`Into`] a plain
/// `Container`.
pub struct Container<M = Unchecked> {
    store: Arc<Store>,
    module: PhantomData<fn() -> M>,
}

/// A child of a [`Container`] that holds the scoped values of one request or job.
///
/// A scope resolves every key that its container resolves, and the scoped keys. The container constructs
/// and holds a singleton, even if a scope resolves it first. A clone shares the scope. Scoped values are
/// dropped in reverse order of construction, when the last clone and the last scope inside are dropped.
///
/// A `Container<AppModule>` opens a `Scope<AppModule>`. It converts [`Into`] a plain `Scope`.
pub struct Scope<M = Unchecked> {
    store: Arc<ScopeStore>,
    module: PhantomData<fn() -> M>,
}

/// Implements the same methods for `Container` and for `Scope`.
macro_rules! container_and_scope {
    (impl $methods:tt) => {
        impl Container $methods

        impl Scope $methods
    };
    (impl<M: Module> $methods:tt) => {
        impl<M: Module> Container<M> $methods

        impl<M: Module> Scope<M> $methods
    };
}

container_and_scope! {
    impl {
        /// Returns the value that is bound to `T`, a struct or a `dyn Trait`.
        ///
        /// If `T` is a singleton that is already constructed, this takes no lock and allocates nothing.
        ///
        /// # Errors
        ///
        /// Returns a [`ResolveError`] if
        ///
        /// - nothing is bound to `T`, or more than one binding is;
        /// - `T` is scoped, and a container resolves it;
        /// - a seed was not passed to the scope;
        /// - a constructor fails;
        /// - a constructor resolves a value that is still being constructed.
        #[inline]
        pub fn resolve<T: Shareable + ?Sized>(&self) -> Result<Arc<T>, ResolveError> {
            resolver::resolve(self.realm())
        }

        /// Returns a reference to the singleton that is bound to `T`, without touching a reference count.
        ///
        /// # Errors
        ///
        /// Returns the errors of [`resolve`](Self::resolve), and an error if `T` is not a singleton.
        #[inline]
        pub fn resolve_ref<T: Shareable + ?Sized>(&self) -> Result<&T, ResolveError> {
            resolver::resolve_ref(self.realm())
        }

        /// Resolves any [`Dependency`]: an `Option`, a `Vec`, a tuple, ..
        ///
        /// # Errors
        ///
        /// Returns a [`ResolveError`] if the dependency cannot be resolved.
        pub fn get<D: Dependency>(&self) -> Result<D, ResolveError> {
            resolver::get(Context::direct(self.realm()))
        }

        /// Resolves the parameters of a function, calls it, and returns its result.
        ///
        /// The result may be of any type. Only what the container shares has to be `Send + Sync`.
        ///
        /// ```
        /// # use std::sync::Arc;
        /// # use wirework::{Container, bind};
        /// let container = Container::builder()
        ///     .add(bind::<String>().to_value("Ada".into()))
        ///     .build()?;
        /// let length = container.call(|name: Arc<String>| name.len())?;
        /// assert_eq!(length, 3);
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        ///
        /// # Errors
        ///
        /// Returns a [`ResolveError`] if a parameter cannot be resolved. In that case the function is not
        /// called.
        pub fn call<F, Args>(&self, function: F) -> Result<F::Output, ResolveError>
        where
            F: FunctionOnce<Args> + Callable<Args>,
        {
            resolver::call(Context::direct(self.realm()), function)
        }

        /// Constructs a component that is not bound, and resolves its dependencies.
        ///
        /// # Errors
        ///
        /// Returns a [`ResolveError`] if a dependency cannot be resolved or if the constructor fails.
        #[track_caller]
        pub fn construct<T: Injectable>(&self) -> Result<T, ResolveError> {
            resolver::construct(self.realm(), Location::caller())
        }
    }
}

container_and_scope! {
    impl<M: Module> {
        /// Returns the value that is bound to `T`, a struct or a `dyn Trait` that the module exports.
        ///
        /// rustc computes the position of `T` in the container, so this looks up no key.
        ///
        /// # Errors
        ///
        /// Returns a [`ResolveError`] if
        ///
        /// - `T` is scoped, and a container resolves it;
        /// - a seed was not passed to the scope;
        /// - a constructor fails;
        /// - a constructor resolves a value that is still being constructed.
        #[inline]
        pub fn resolve<T: Shareable + ?Sized>(&self) -> Result<Arc<T>, ResolveError>
        where
            M: Exports<T>,
        {
            resolver::resolve_entry(self.realm(), <M as Provides<T>>::ENTRY)
        }

        /// Returns a reference to the singleton that is bound to `T`, without touching a reference count.
        ///
        /// # Errors
        ///
        /// Returns the errors of [`resolve`](Self::resolve), and an error if `T` is not a singleton.
        #[inline]
        pub fn resolve_ref<T: Shareable + ?Sized>(&self) -> Result<&T, ResolveError>
        where
            M: Exports<T>,
        {
            resolver::resolve_ref_entry(self.realm(), <M as Provides<T>>::ENTRY)
        }

        /// Resolves a [`Dependency`] on exports of the module: an `Option`, a `Vec`, a tuple, ..
        ///
        /// # Errors
        ///
        /// Returns a [`ResolveError`] if the dependency cannot be resolved.
        pub fn get<D: Dependency + DependencyIn<ExportsOf<M>>>(&self) -> Result<D, ResolveError> {
            resolver::get(Context::direct(self.realm()))
        }
    }
}

impl Container {
    /// Returns an empty builder.
    pub fn builder() -> ContainerBuilder {
        ContainerBuilder::default()
    }
}

impl Scope {
    #[cfg(feature = "testing")]
    pub(crate) fn store(&self) -> &Store {
        &self.store.store
    }
}

impl<M> Container<M> {
    pub(crate) fn of(store: Store) -> Self {
        Self::with_store(Arc::new(store))
    }

    /// Returns a container that shares this store, with any module as its type parameter.
    pub(crate) fn with_store(store: Arc<Store>) -> Self {
        Self {
            store,
            module: PhantomData,
        }
    }

    pub(crate) fn store(&self) -> &Arc<Store> {
        &self.store
    }

    pub(crate) fn realm(&self) -> Realm<'_> {
        Realm {
            store: &self.store,
            scope: None,
        }
    }
}

impl<M> Scope<M> {
    /// Returns a scope that shares this store, with any module as its type parameter.
    pub(crate) fn with_store(store: Arc<ScopeStore>) -> Self {
        Self {
            store,
            module: PhantomData,
        }
    }

    pub(crate) fn scope_store(&self) -> &Arc<ScopeStore> {
        &self.store
    }

    pub(crate) fn realm(&self) -> Realm<'_> {
        Realm::of_scope(&self.store)
    }
}

impl<M> Clone for Container<M> {
    fn clone(&self) -> Self {
        Self::with_store(Arc::clone(&self.store))
    }
}

impl<M> Debug for Container<M> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Container")
            .field("keys", &self.store.members.len())
            .finish_non_exhaustive()
    }
}

impl<M> Clone for Scope<M> {
    fn clone(&self) -> Self {
        Self::with_store(Arc::clone(&self.store))
    }
}

impl<M> Debug for Scope<M> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let opened = self.store.opened.to_string();
        out.debug_struct("Scope")
            .field("opened", &opened)
            .finish_non_exhaustive()
    }
}
