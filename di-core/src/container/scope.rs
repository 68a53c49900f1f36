//! Scopes: children of a container, for one request or job each.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use crate::binding::factory::{Callable, FunctionOnce};
use crate::binding::injectable::Injectable;
use crate::container::resolver;
use crate::dependency::Dependency;
use crate::error::{ProblemText, ResolveError, ResolveErrorKind};
use crate::module::requirements::Unchecked;
use crate::runtime::model::{Realm, ScopeStore, Store};
use crate::runtime::store::scope_cells::ScopeCells;
use crate::runtime::sync::Order;
use crate::runtime::value::AnyValue;
use crate::spec::key::Key;
use crate::spec::shareable::Shareable;
use crate::spec::source_line::LineOf;

/// Holds what is scoped, for one request or job; a child of a [`Container`](crate::Container).
///
/// It resolves all that the container does. What is a singleton is made in the container even
/// if a scope asks first. A clone is the same scope. When the last clone is gone, what the
/// scope holds is dropped in the reverse of the order in which it was made.
///
/// A `Scope<AppModule>` is one of a `Container<AppModule>`, and turns [`Into`] a plain `Scope`.
pub struct Scope<M = Unchecked> {
    store: Arc<ScopeStore>,
    module: PhantomData<fn() -> M>,
}

/// A scope that is being opened; made by [`Container::scope`](crate::Container::scope).
#[must_use = "a scope opens when `open` is called"]
pub struct ScopeBuilder<M = Unchecked> {
    scope: Arc<ScopeStore>,
    wrong_seed: Option<ResolveError>,
    module: PhantomData<fn() -> M>,
}

impl<M> ScopeBuilder<M> {
    #[inline]
    pub(crate) fn new(
        store: &Arc<Store>,
        parent: Option<&Arc<ScopeStore>>,
        opened: &'static Location<'static>,
    ) -> Self {
        let scope = Arc::new(ScopeStore {
            cells: ScopeCells::new(store.scoped),
            store: Arc::clone(store),
            parent: parent.cloned(),
            order: Order::new(),
            opened,
        });
        Self {
            scope,
            wrong_seed: None,
            module: PhantomData,
        }
    }

    /// Gives the scope a seed, declared with [`to_seed`](crate::Bind::to_seed).
    ///
    /// ```
    /// # use wirework_core::{Container, bind};
    /// struct RequestId(u64);
    ///
    /// let container = Container::builder()
    ///     .add(bind::<RequestId>().to_seed())
    ///     .build()?;
    /// let scope = container.scope().with(RequestId(7)).open()?;
    /// assert_eq!(scope.resolve::<RequestId>()?.0, 7);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with<T: Shareable>(self, seed: T) -> Self {
        self.with_arc(Arc::new(seed))
    }

    /// Gives the scope a seed that is shared already, which may be a `dyn Trait`.
    pub fn with_arc<T: Shareable + ?Sized>(self, seed: Arc<T>) -> Self {
        self.give(Key::of::<T>(), seed)
    }

    /// Gives the scope a seed that is declared under the qualifier `Q`.
    pub fn with_keyed<Q: ?Sized + 'static, T: Shareable>(self, seed: T) -> Self {
        self.give(Key::of::<T>().keyed::<Q>(), Arc::new(seed))
    }

    /// Opens the scope.
    ///
    /// A seed that is not given here is taken from the scope around this one. That there is none
    /// at all is an error for who asks for it, and only then: not every scope needs every seed.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where a seed was given that is not declared as one, or twice.
    pub fn open(self) -> Result<Scope<M>, ResolveError> {
        match self.wrong_seed {
            Some(wrong) => Err(wrong),
            None => Ok(Scope::with_store(self.scope)),
        }
    }

    fn give<T: Shareable + ?Sized>(mut self, key: Key, seed: Arc<T>) -> Self {
        if let Err(wrong) = self.try_give(key, seed) {
            self.wrong_seed.get_or_insert(wrong);
        }
        self
    }

    fn try_give<T: Shareable + ?Sized>(&self, key: Key, seed: Arc<T>) -> Result<(), ResolveError> {
        let opened = self.scope.opened;
        let (first, others) = self.scope.store.seed_slots(key, opened)?;
        let is_given = others
            .filter(|slot| *slot != first)
            .all(|slot| self.fill(slot, AnyValue::of(Arc::clone(&seed))));
        if is_given && self.fill(first, AnyValue::of(seed)) {
            Ok(())
        } else {
            Err(given_twice(key, opened))
        }
    }

    /// Whether the cell of a seed was empty, and is filled now.
    fn fill(&self, slot: u32, seed: AnyValue) -> bool {
        let header = self.scope.store.header(slot);
        header.is_some_and(|header| {
            let cell = self.scope.cells.get(header.cell);
            cell.is_some_and(|cell| cell.fill(&self.scope.order, header.cell, seed))
        })
    }
}

impl Scope {
    /// What is bound to `T`, as [`Container::resolve`](crate::Container::resolve).
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where nothing or more than one is bound to `T`, where a seed was not
    /// given, where a constructor fails, and where one asks for what is being made.
    #[inline]
    pub fn resolve<T: Shareable + ?Sized>(&self) -> Result<Arc<T>, ResolveError> {
        resolver::resolve(self.realm())
    }

    /// A reference to the singleton that is bound to `T`; no count is touched.
    ///
    /// # Errors
    ///
    /// As [`resolve`](Self::resolve), and where `T` is no singleton.
    #[inline]
    pub fn resolve_ref<T: Shareable + ?Sized>(&self) -> Result<&T, ResolveError> {
        resolver::resolve_ref(self.realm())
    }

    /// Any dependency: an `Option`, a `Vec`, a tuple, ..
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where what it asks for can't be had.
    pub fn get<D: Dependency>(&self) -> Result<D, ResolveError> {
        resolver::get(self.realm())
    }

    /// Calls a function whose parameters are dependencies, and returns what it returns.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where a dependency can't be had; then the function is not called.
    pub fn call<F, Args>(&self, function: F) -> Result<F::Output, ResolveError>
    where
        F: FunctionOnce<Args> + Callable<Args>,
    {
        resolver::call(self.realm(), function)
    }

    /// Makes a component that is not bound, out of what is.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where a dependency can't be had or the constructor fails.
    #[track_caller]
    pub fn construct<T: Injectable>(&self) -> Result<T, ResolveError> {
        resolver::construct(self.realm(), Location::caller())
    }

    /// Starts a scope inside this one. It has the seeds of this one, unless it is given others,
    /// and makes what is scoped for itself.
    #[track_caller]
    pub fn scope(&self) -> ScopeBuilder {
        ScopeBuilder::new(&self.store.store, Some(&self.store), Location::caller())
    }

    #[cfg(feature = "testing")]
    pub(crate) fn store(&self) -> &Store {
        &self.store.store
    }
}

impl<M> Scope<M> {
    /// The same scope, seen as one of another module or of none.
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

#[cold]
fn given_twice(key: Key, opened: &'static Location<'static>) -> ResolveError {
    let text = ProblemText::new(format!("the seed {key} is given twice"))
        .line("opened at", LineOf(opened).to_string())
        .line("help", "give a scope each seed once");
    ResolveError::new(ResolveErrorKind::WrongSeed, text)
}

impl<M> Clone for Scope<M> {
    fn clone(&self) -> Self {
        Self::with_store(Arc::clone(&self.store))
    }
}

impl<M> Debug for Scope<M> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let opened = LineOf(self.store.opened).to_string();
        out.debug_struct("Scope")
            .field("opened", &opened)
            .finish_non_exhaustive()
    }
}

impl<M> Debug for ScopeBuilder<M> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let opened = LineOf(self.scope.opened).to_string();
        out.debug_struct("ScopeBuilder")
            .field("opened", &opened)
            .finish_non_exhaustive()
    }
}
