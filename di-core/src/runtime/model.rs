//! The data of the runtime: slots, stores, realms and contexts. They refer to each other, so they stand in
//! one file; what is done with them is in the files beside it.

use std::any::Any;
use std::panic::Location;
use std::str::SplitAsciiWhitespace;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use once_cell::sync::OnceCell;

use crate::error::ResolveError;
use crate::runtime::slot::{Header, Member};
use crate::runtime::store::scope_cells::ScopeCells;
use crate::runtime::store::type_table::TypeTable;
use crate::runtime::sync::{Cell, Order};
use crate::runtime::value::AnyValue;
#[cfg(feature = "testing")]
use crate::runtime::watch::Watch;
use crate::spec::key::{KeyMap, Qualifier};
use crate::spec::request::Needs;
use crate::spec::visibility::Homes;

/// One binding: how its values are constructed, and the cell that holds a singleton.
pub(crate) struct Slot {
    pub(crate) header: Header,
    pub(crate) cell: Cell<AnyValue>,
    pub(crate) constructor: Constructor,
    /// How the value is constructed if no code of a user runs meanwhile.
    pub(crate) plain: Option<Plain>,
    /// The `Arc` of a component that is bound to traits, once a caller has asked for a reference to it.
    pub(crate) own: OnceCell<Box<dyn Any + Send + Sync>>,
}

/// Where the values of a slot come from.
#[derive(Clone)]
pub(crate) enum Constructor {
    Component(ConstructComponent),
    Function(Arc<dyn Construct>),
    /// The trait of this number of the component in the slot that the only edge leads to.
    Trait(usize, &'static AnyUpcast),
    /// A value that is there from the start, or a seed.
    Given,
}

/// Constructs a component and puts it into the place: as itself, or as its trait of this number. Returns
/// whether it is there; if not, the context has the failure.
pub(crate) type ConstructComponent = fn(Fields<'_, '_>, usize, &mut dyn Any) -> bool;

/// The function that puts an `Arc` of a component into a place as one of its traits. Only code that knows
/// the component can downcast it.
pub(crate) type AnyUpcast = dyn Any + Send + Sync;

/// A function that constructs the values of a slot: a factory, a decorator, or what a test puts in their
/// place.
pub(crate) trait Construct: Send + Sync {
    /// Constructs a value and puts it into the place.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] if a dependency cannot be resolved, or if the function fails.
    fn construct(&self, context: &mut Context<'_>, place: &mut dyn Any)
    -> Result<(), ResolveError>;

    /// Puts a value that this has constructed in the place of a component into the place, as the
    /// component's trait of this number. Returns whether the value is such a component.
    fn upcast(
        &self,
        value: &AnyValue,
        upcast: &AnyUpcast,
        number: usize,
        place: &mut dyn Any,
    ) -> bool;
}

/// A slot whose value is constructed without running any code of a user, as is all that it needs but
/// singletons.
///
/// Once those singletons exist, nothing below the slot can ask for anything, wait or recurse. So its
/// construction enters no frame and claims no cell.
pub(crate) struct Plain {
    pub(crate) construct: ConstructComponent,
    /// The number of the trait that the slot stands for, or `ITSELF`.
    pub(crate) as_trait: usize,
    /// The slot of the component.
    pub(crate) component: u32,
    /// Whether each consumer gets a value of its own.
    pub(crate) is_transient: bool,
    /// Whether the value, or something below it, is scoped.
    pub(crate) needs_scope: bool,
    /// The cells of the seeds below it: if one of them was not given, the general path reports it.
    pub(crate) seeds: Box<[u32]>,
    /// Whether all singletons below it exist. It is set once the first construction has succeeded.
    pub(crate) is_ready: AtomicBool,
}

/// The slots of a container and the keys that lead to them.
pub(crate) struct Store {
    pub(crate) slots: Box<[Slot]>,
    /// The slots of types that are bound once, in the root and under no qualifier.
    pub(crate) table: TypeTable,
    /// The slot of each key that is bound once.
    pub(crate) singles: KeyMap<u32>,
    /// All that is bound to a key, in the order of registration.
    pub(crate) members: KeyMap<Box<[Member]>>,
    /// Whose the keys are that are not bound in the root.
    pub(crate) homes: Homes,
    /// The slots of the keys that a module names which rustc has checked, by their entry numbers.
    pub(crate) entries: Box<[u32]>,
    /// The slots of the seeds that modules declare.
    pub(crate) module_seeds: KeyMap<Vec<u32>>,
    /// The order in which singletons were made.
    pub(crate) order: Order,
    /// How many slots are scoped.
    pub(crate) scoped: u32,
    /// What a test graph wants to know; nothing in a container of an application.
    #[cfg(feature = "testing")]
    pub(crate) watch: Option<Arc<Watch>>,
}

/// What one scope holds.
pub(crate) struct ScopeStore {
    pub(crate) store: Arc<Store>,
    pub(crate) parent: Option<Arc<ScopeStore>>,
    pub(crate) cells: ScopeCells,
    pub(crate) order: Order,
    pub(crate) opened: &'static Location<'static>,
}

/// Where a value is made and held: in the container itself, or in a scope of it.
#[derive(Clone, Copy)]
pub(crate) struct Realm<'a> {
    pub(crate) store: &'a Arc<Store>,
    pub(crate) scope: Option<&'a Arc<ScopeStore>>,
}

/// Gives a constructor its dependencies: those that `build()` has found for it, one after the other, or
/// whatever is bound to the keys that it resolves.
///
/// [`Dependency::resolve`](crate::Dependency::resolve) receives one and passes it on; it has no methods of
/// its own.
pub struct Context<'a> {
    pub(crate) realm: Realm<'a>,
    pub(crate) source: Source<'a>,
    /// Whether no code of a user can run in the construction.
    pub(crate) is_plain: bool,
    /// Why the fields of a component could not be resolved. It is kept here, as a `Result` would be
    /// compiled into the code of each component.
    pub(crate) failure: Option<ResolveError>,
}

/// What becomes of the fields of a component: they are described for `build()`, or resolved for the
/// constructor.
#[allow(missing_debug_implementations)]
pub struct Fields<'a, 'c>(pub(crate) Purpose<'a, 'c>);

pub(crate) enum Purpose<'a, 'c> {
    Describe(&'a mut Description),
    Resolve(&'a mut Context<'c>),
}

/// What the fields of a component need, and the names of those that are not described yet.
pub(crate) struct Description {
    pub(crate) needs: Needs,
    pub(crate) names: SplitAsciiWhitespace<'static>,
}

/// Where a context has the dependencies from.
pub(crate) enum Source<'a> {
    /// The edges of the plan, and the number of the next one.
    Plan { header: &'a Header, at: usize },
    /// Keys, under this qualifier.
    Keys { qualifier: Option<Qualifier> },
}
