//! The types of the runtime: slots, stores, realms and contexts. They refer to each other, so they share a
//! file. Their methods are in the files beside it.

use std::any::Any;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::str::SplitAsciiWhitespace;
use std::sync::Arc;
use std::time::Duration;

use crate::error::{Removed, ResolveError};
#[cfg(feature = "async")]
use crate::runtime::flight::Flights;
#[cfg(feature = "async")]
use crate::runtime::lifecycle::closings::{ScopeClosing, ScopeId};
#[cfg(feature = "async")]
use crate::runtime::lifecycle::state::Lifecycle;
use crate::runtime::primitives::OnceCell;
#[cfg(feature = "async")]
use crate::runtime::primitives::sync::OnceLock;
use crate::runtime::primitives::sync::atomic::AtomicBool;
use crate::runtime::slot::{Header, Member};
use crate::runtime::store::owned::Owned;
use crate::runtime::store::scope_cells::ScopeCells;
use crate::runtime::store::type_table::TypeTable;
use crate::runtime::supply::Supplied;
use crate::runtime::sync::{Cell, Order};
use crate::runtime::value::{AnyValue, Trait};
#[cfg(feature = "testing")]
use crate::runtime::watch::Watch;
use crate::spec::key::{KeyMap, Qualifier};
use crate::spec::level::Level;
use crate::spec::opened::Opened;
use crate::spec::request::Needs;
use crate::spec::visibility::Homes;

/// A binding in a container: its constructor, and the cell of a singleton.
pub(crate) struct Slot {
    pub(crate) header: Header,
    pub(crate) cell: Cell<AnyValue>,
    pub(crate) constructor: Constructor,
    /// The shorter construction, if the slot is plain.
    pub(crate) plain: Option<Plain>,
    /// The `Arc` of a component that is bound to traits, once a caller has asked for a reference to it.
    pub(crate) own: OnceCell<Box<dyn Any + Send + Sync>>,
    /// True if all singletons below the slot exist. Only slots above long chains use it.
    pub(crate) is_constructed_below: AtomicBool,
}

/// The source of the values of a slot.
#[derive(Clone)]
pub(crate) enum Constructor {
    Component(ConstructComponent),
    Function(Arc<dyn Construct>),
    /// A trait of the component to which the only edge leads.
    Trait(Trait),
    /// An async function. Only an async resolve calls it.
    #[cfg(feature = "async")]
    Async(Arc<dyn ConstructAsync>),
    /// A value of the user, or a seed.
    Given,
}

/// Constructs a component and fills the place with it, or with this trait of it. Returns `false` on failure,
/// which the context then holds.
pub(crate) type ConstructComponent = fn(Fields<'_, '_>, Option<&Trait>, &mut dyn Any) -> bool;

/// A function that constructs the values of a slot: a factory, a decorator, or the override of a test.
pub(crate) trait Construct: Send + Sync {
    /// Constructs a value and puts it into the place.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] if a dependency cannot be resolved, or if the function fails.
    fn construct(&self, context: &mut Context<'_>, place: &mut dyn Any)
    -> Result<(), ResolveError>;

    /// Puts a value that this has constructed in the place of a component into the place, as this trait of
    /// the component. Returns whether the value is such a component.
    fn upcast(&self, value: &AnyValue, as_trait: &Trait, place: &mut dyn Any) -> bool;
}

/// An async function that constructs the values of a slot.
#[cfg(feature = "async")]
pub(crate) trait ConstructAsync: Send + Sync {
    /// Resolves the parameters and calls the function.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] if a dependency cannot be resolved.
    fn start(&self, context: &mut Context<'_>) -> Result<PendingValue, ResolveError>;

    /// Puts a value into the place as a trait, like [`Construct::upcast`].
    fn upcast(&self, value: &AnyValue, as_trait: &Trait, place: &mut dyn Any) -> bool;
}

/// A value that an async function is constructing.
#[cfg(feature = "async")]
pub(crate) type PendingValue =
    std::pin::Pin<Box<dyn Future<Output = Result<AnyValue, ResolveError>> + Send>>;

/// A slot whose construction runs no user code. Its dependencies are plain too, unless they are singletons
/// or seeds.
///
/// Once the singletons exist, its construction cannot block or recurse. So it enters no frame.
pub(crate) struct Plain {
    pub(crate) construct: ConstructComponent,
    /// The trait of the component, if the slot is that of a trait.
    pub(crate) as_trait: Option<Trait>,
    /// The slot of the component.
    pub(crate) component: u32,
    /// True if each consumer gets its own value.
    pub(crate) is_transient: bool,
    /// True if the value or a dependency is scoped.
    pub(crate) needs_scope: bool,
    /// The cells of the seeds below it. If a scope lacks one of them, the general path reports the error.
    pub(crate) seeds: Box<[u32]>,
    /// True if all singletons below it exist, because a construction has succeeded.
    pub(crate) is_ready: AtomicBool,
}

/// The slots of a container and the keys that lead to them.
pub(crate) struct Store {
    pub(crate) slots: Box<[Slot]>,
    /// The slots of types that are bound once, in the root and under no qualifier.
    pub(crate) table: TypeTable,
    /// The slot of each key that is bound once.
    pub(crate) singles: KeyMap<u32>,
    /// All slots of a key, in the order of registration.
    pub(crate) members: KeyMap<Box<[Member]>>,
    /// The modules of the keys that are not bound in the root.
    pub(crate) homes: Homes,
    /// The keys that have lost bindings, for messages.
    pub(crate) removed: Removed,
    /// The slots of the entries of a module that rustc has checked, by number.
    pub(crate) entries: Box<[u32]>,
    /// The slots of the seeds that modules declare.
    pub(crate) module_seeds: KeyMap<Vec<u32>>,
    /// The order in which the singletons were constructed.
    pub(crate) order: Order,
    /// The values that the container owns for a `Lazy`.
    pub(crate) owned: Owned,
    /// The number of scoped slots.
    pub(crate) scoped: u32,
    /// The slots of the singletons that `warm_up` constructs.
    pub(crate) eager: Box<[u32]>,
    /// The longest time that a thread waits for the constructor of another thread.
    pub(crate) wait_limit: Duration,
    /// The async constructions of singletons that are in progress.
    #[cfg(feature = "async")]
    pub(crate) flights: Flights,
    /// The hooks of singletons and scoped values.
    #[cfg(feature = "async")]
    pub(crate) lifecycle: Lifecycle,
    /// The observer of a test graph, or `None` in an application.
    #[cfg(feature = "testing")]
    pub(crate) watch: Option<Arc<Watch>>,
}

/// The values of a scope.
pub(crate) struct ScopeStore {
    pub(crate) store: Arc<Store>,
    pub(crate) parent: Option<Arc<ScopeStore>>,
    /// The level of the scope, unless `scope()` opened it.
    pub(crate) level: Option<Level>,
    pub(crate) cells: ScopeCells,
    pub(crate) order: Order,
    /// The values that the scope owns for a `Lazy`.
    pub(crate) owned: Owned,
    pub(crate) opened: Opened,
    /// The async constructions of scoped values that are in progress.
    #[cfg(feature = "async")]
    pub(crate) flights: Flights,
    #[cfg(feature = "async")]
    pub(crate) id: ScopeId,
    /// True if the stop waits for the scope, although nobody closes it yet.
    #[cfg(feature = "async")]
    pub(crate) is_held: AtomicBool,
    /// The closing of the scope, once it has begun.
    #[cfg(feature = "async")]
    pub(crate) closing: OnceLock<ScopeClosing>,
}

// A panic of a constructor leaves nothing half done: the cell stays empty, and no lock is poisoned. So every handle of
// a container or a scope crosses panics too.
impl UnwindSafe for Store {}
impl RefUnwindSafe for Store {}
impl UnwindSafe for ScopeStore {}
impl RefUnwindSafe for ScopeStore {}

/// The place of construction: the container itself, or one of its scopes.
#[derive(Clone, Copy)]
pub(crate) struct Realm<'a> {
    pub(crate) store: &'a Arc<Store>,
    pub(crate) scope: Option<&'a Arc<ScopeStore>>,
}

/// The source of a constructor's dependencies: the edges that `build()` has found, in order, or the keys
/// that it resolves.
///
/// [`Dependency::resolve`](crate::Dependency::resolve) receives one and passes it on; it has no methods of
/// its own.
pub struct Context<'a> {
    pub(crate) realm: Realm<'a>,
    pub(crate) source: Source<'a>,
    /// True in the construction of a plain slot.
    pub(crate) is_plain: bool,
    /// The async transients that were constructed for this construction.
    pub(crate) supplied: Supplied<'a>,
    /// The error of a field. It is kept here instead of in a `Result`: see `docs/compile-time.md`.
    pub(crate) failure: Option<ResolveError>,
}

/// The fields of a component, in one of two modes: description for `build()`, or resolution for the
/// constructor.
#[allow(missing_debug_implementations)]
pub struct Fields<'a, 'c>(pub(crate) FieldsMode<'a, 'c>);

pub(crate) enum FieldsMode<'a, 'c> {
    Describe(&'a mut Description),
    Resolve(&'a mut Context<'c>),
}

/// The needs of a component's fields, the names of the fields that are not described yet, and the constructor.
pub(crate) struct Description {
    pub(crate) needs: Needs,
    pub(crate) names: SplitAsciiWhitespace<'static>,
    /// The function that resolves the fields, unless the component names an async constructor.
    pub(crate) constructor: Constructor,
}

/// The source of a context's dependencies.
pub(crate) enum Source<'a> {
    /// The edges of the plan, and the number of the next one.
    Plan { header: &'a Header, at: usize },
    /// Keys, under this qualifier.
    Keys { qualifier: Option<Qualifier> },
}

impl<'a> Context<'a> {
    /// Returns the context of a slot's constructor.
    #[inline]
    pub(crate) fn planned(realm: Realm<'a>, header: &'a Header, is_plain: bool) -> Self {
        Self {
            realm,
            source: Source::Plan { header, at: 0 },
            is_plain,
            supplied: Supplied::NONE,
            failure: None,
        }
    }

    /// Lets the constructor take async transients from a supply.
    #[inline]
    pub(crate) fn with(self, supplied: Supplied<'a>) -> Self {
        Self { supplied, ..self }
    }

    /// Returns the context of a caller that resolves keys without a plan.
    pub(crate) fn direct(realm: Realm<'a>) -> Self {
        Self {
            realm,
            source: Source::Keys { qualifier: None },
            is_plain: false,
            supplied: Supplied::NONE,
            failure: None,
        }
    }
}
