//! The builder that opens a scope and passes seeds to it.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use crate::container::container::{Container, Scope};
use crate::error::{ProblemText, ResolveError, ResolveErrorKind};
use crate::module::requirements::Unchecked;
#[cfg(feature = "async")]
use crate::runtime::flight::Flights;
#[cfg(feature = "async")]
use crate::runtime::lifecycle::closings::ScopeId;
use crate::runtime::model::{Realm, ScopeStore};
#[cfg(feature = "async")]
use crate::runtime::primitives::sync::OnceLock;
#[cfg(feature = "async")]
use crate::runtime::primitives::sync::atomic::AtomicBool;
use crate::runtime::store::owned::Owned;
use crate::runtime::store::scope_cells::ScopeCells;
use crate::runtime::sync::Order;
use crate::runtime::value::AnyValue;
use crate::spec::key::Key;
use crate::spec::level::Level;
use crate::spec::opened::Opened;
#[cfg(feature = "async")]
use crate::spec::opened::Opener;
use crate::spec::shareable::Shareable;

/// A builder of a [`Scope`], which [`Container::scope`](crate::Container::scope) returns.
#[must_use = "call `open` to open the scope"]
pub struct ScopeBuilder<M = Unchecked> {
    scope: Arc<ScopeStore>,
    wrong_seed: Option<ResolveError>,
    /// True if a test opens the scope itself.
    #[cfg(feature = "testing")]
    is_of_test: bool,
    module: PhantomData<fn() -> M>,
}

impl<M> ScopeBuilder<M> {
    /// Returns a builder of a scope inside a realm. It records the line of the caller.
    #[track_caller]
    #[inline]
    pub(crate) fn inside(realm: Realm<'_>, level: Option<Level>) -> Self {
        let opened = Opened::at(Location::caller());
        let scope = Arc::new(ScopeStore {
            cells: ScopeCells::new(realm.store.scoped),
            store: Arc::clone(realm.store),
            parent: realm.scope.cloned(),
            level,
            order: Order::new(),
            owned: Owned::new(),
            opened,
            #[cfg(feature = "async")]
            flights: Flights::default(),
            #[cfg(feature = "async")]
            id: ScopeId::default(),
            #[cfg(feature = "async")]
            is_held: AtomicBool::new(false),
            #[cfg(feature = "async")]
            closing: OnceLock::new(),
        });
        Self {
            scope,
            wrong_seed: None,
            #[cfg(feature = "testing")]
            is_of_test: false,
            module: PhantomData,
        }
    }

    /// Names the place at which the user of a framework has let it open the scope.
    #[cfg(feature = "async")]
    pub(crate) fn opened_by(
        mut self,
        at: &'static Location<'static>,
        opener: &'static Opener,
    ) -> Self {
        // Nobody else has the scope before it is opened.
        if let Some(scope) = Arc::get_mut(&mut self.scope) {
            scope.opened = Opened::at(at).by(opener);
        }
        self
    }

    /// Marks a scope that a test opens itself, so that it passes no seed that it overrides.
    #[cfg(feature = "testing")]
    pub(crate) fn of_test(mut self) -> Self {
        self.is_of_test = true;
        self
    }

    /// Passes a seed to the scope. Its key is declared with [`to_seed`](crate::Bind::to_seed).
    ///
    /// ```
    /// # use wirework::{Container, bind};
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

    /// Passes a seed in an `Arc` to the scope. It may be a `dyn Trait`.
    pub fn with_arc<T: Shareable + ?Sized>(self, seed: Arc<T>) -> Self {
        self.add_seed(Key::of::<T>(), seed)
    }

    /// Passes a seed to the scope that is declared under the qualifier `Q`.
    pub fn with_keyed<Q: ?Sized + 'static, T: Shareable>(self, seed: T) -> Self {
        self.with_keyed_arc::<Q, T>(Arc::new(seed))
    }

    /// Passes a seed in an `Arc` to the scope that is declared under the qualifier `Q`. It may be a `dyn Trait`.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use wirework::{Container, Keyed, bind};
    /// struct Author;
    ///
    /// let container = Container::builder()
    ///     .add(bind::<str>().key::<Author>().to_seed())
    ///     .build()?;
    /// let scope = container.scope().with_keyed_arc::<Author, str>("ada".into()).open()?;
    /// assert_eq!(&*scope.get::<Keyed<Author, Arc<str>>>()?.into_inner(), "ada");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_keyed_arc<Q: ?Sized + 'static, T: Shareable + ?Sized>(self, seed: Arc<T>) -> Self {
        self.add_seed(Key::of::<T>().keyed::<Q>(), seed)
    }

    /// Opens the scope.
    ///
    /// The scope inherits the seeds of its parent scope that the caller did not pass. A missing seed is
    /// an error only when a consumer resolves it, because not every scope needs every seed.
    ///
    /// # Errors
    ///
    /// Returns a [`ResolveError`] if the caller passed a seed twice, or one that is not declared as a seed.
    pub fn open(self) -> Result<Scope<M>, ResolveError> {
        match self.wrong_seed {
            Some(wrong) => Err(wrong),
            None => Ok(Scope::with_store(self.scope)),
        }
    }

    fn add_seed<T: Shareable + ?Sized>(mut self, key: Key, seed: Arc<T>) -> Self {
        if let Err(wrong) = self.try_add_seed(key, seed) {
            self.wrong_seed.get_or_insert(wrong);
        }
        self
    }

    fn try_add_seed<T: Shareable + ?Sized>(
        &self,
        key: Key,
        seed: Arc<T>,
    ) -> Result<(), ResolveError> {
        let opened = self.scope.opened;
        let slots = self.scope.store.seed_slots(key, opened.at);
        #[cfg(feature = "testing")]
        if slots.is_err() && !self.is_of_test && self.scope.store.is_overridden(key) {
            // The application passes it, and the override of the test is used instead.
            return Ok(());
        }
        let (first, others) = slots?;
        let are_filled = others
            .filter(|slot| *slot != first)
            .all(|slot| self.fill(slot, AnyValue::of(Arc::clone(&seed))));
        if are_filled && self.fill(first, AnyValue::of(seed)) {
            Ok(())
        } else {
            Err(duplicate_seed(key, opened))
        }
    }

    /// Fills the cell of a seed. Returns `false` if the cell was filled before.
    fn fill(&self, slot: u32, seed: AnyValue) -> bool {
        let header = self.scope.store.header(slot);
        header.is_some_and(|header| {
            let cell = self.scope.cells.get(header.cell);
            cell.is_some_and(|cell| cell.fill(&self.scope.order, header.cell, seed))
        })
    }
}

/// Writes the methods that open a scope.
macro_rules! opens_scopes {
    ($opener:ident) => {
        impl<M> $opener<M> {
            /// Returns a builder of a scope, for one request or job.
            ///
            /// A scope inside another one inherits its seeds, unless the caller passes others. It constructs its
            /// own scoped values.
            #[track_caller]
            pub fn scope(&self) -> ScopeBuilder<M> {
                ScopeBuilder::inside(self.realm(), None)
            }

            /// Returns a builder of a scope of the level `L`.
            ///
            /// It holds the values that are scoped to `L`, and scopes inside it find these values. `L` is a marker
            /// type that is never constructed.
            ///
            /// ```
            /// # use std::sync::Arc;
            /// # use wirework::{Container, bind};
            /// struct Session;
            /// struct Cart;
            ///
            /// let container = Container::builder()
            ///     .add(bind::<Cart>().to(|| Cart).scoped_in::<Session>())
            ///     .build()?;
            /// let session = container.scope_of::<Session>().open()?;
            /// let request = session.scope().open()?;
            /// let cart = request.resolve::<Cart>()?;
            /// assert!(Arc::ptr_eq(&cart, &session.resolve::<Cart>()?));
            /// # Ok::<(), Box<dyn std::error::Error>>(())
            /// ```
            #[track_caller]
            pub fn scope_of<L: ?Sized + 'static>(&self) -> ScopeBuilder<M> {
                let level = Level::of::<L>();
                ScopeBuilder::inside(self.realm(), Some(level))
            }
        }
    };
}

opens_scopes! { Container }
opens_scopes! { Scope }
#[cold]
fn duplicate_seed(key: Key, opened: Opened) -> ResolveError {
    let text = ProblemText::new(format!("the seed {key} is passed twice"))
        .line("opened at", opened.to_string())
        .line("help", "pass each seed once");
    ResolveError::new(ResolveErrorKind::WrongSeed, text)
}

impl<M> Debug for ScopeBuilder<M> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let opened = self.scope.opened.to_string();
        out.debug_struct("ScopeBuilder")
            .field("opened", &opened)
            .finish_non_exhaustive()
    }
}
