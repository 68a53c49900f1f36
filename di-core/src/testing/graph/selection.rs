//! Overrides of bindings with a qualifier, with a map entry, or in a module.

use std::fmt::{self, Debug, Formatter};
use std::hash::Hash;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use crate::module::Module;
use crate::module::requirements::{Unchecked, Under, Unkeyed};
use crate::spec::entry::{Entry, EntryKey};
use crate::spec::key::{Key, Qualifier};
use crate::spec::shareable::Shareable;
use crate::testing::graph::overriding::{Kind, Override, Source, wrapping};
use crate::testing::graph::target::{Overrides, Target, Which, Within};
use crate::testing::graph::{Interface, TestGraph};
use crate::testing::mock::held::{HeldMock, shared_value};
use crate::testing::{Mock, MockGuard, Mockable};

/// A selection of the binding to override, by a qualifier, a map entry or a module.
///
/// [`TestGraph::keyed`], [`TestGraph::entry`] and [`TestGraph::within`] return one.
///
/// ```
/// # use std::sync::Arc;
/// # use wirework::testing::TestGraph;
/// # use wirework::{Container, Keyed, bind};
/// struct Primary;
///
/// # let app = || Container::builder()
/// #     .add(bind::<str>().key::<Primary>().to_arc("db-1".into()))
/// #     .add(bind::<str>().key::<Primary>().entry("eu").to_arc("db-eu".into()))
/// #     .add(bind::<str>().to_arc("db-2".into()));
/// let mut graph = TestGraph::of(app());
/// graph.keyed::<Primary>().replace::<str>("memory".into());
/// let (primary, other) = graph.get::<(Keyed<Primary, Arc<str>>, Arc<str>)>();
/// assert_eq!((&**primary, &*other), ("memory", "db-2"));
/// ```
#[must_use = "call `mock`, `replace` or another override"]
pub struct Selection<'g, M = Unchecked, N = M, Q: ?Sized = Unkeyed> {
    graph: &'g mut TestGraph<M>,
    qualifier: Option<Qualifier>,
    entry: Option<Entry>,
    pub(crate) member: Option<Which>,
    within: Option<Within>,
    seen_in: PhantomData<fn() -> (*const N, *const Q)>,
}

impl<'g, M> Selection<'g, M> {
    pub(crate) fn new(graph: &'g mut TestGraph<M>) -> Self {
        Self {
            graph,
            qualifier: None,
            entry: None,
            member: None,
            within: None,
            seen_in: PhantomData,
        }
    }
}

impl<'g, M, N, Q: ?Sized> Selection<'g, M, N, Q> {
    /// Selects the binding with the qualifier `P`.
    pub fn keyed<P: ?Sized + 'static>(self) -> Selection<'g, M, N, Under<P>> {
        Selection {
            qualifier: Some(Qualifier::of::<P>()),
            ..self.seen_as()
        }
    }

    /// Selects the binding of the module `O`.
    pub fn within<O: Module>(self) -> Selection<'g, M, O, Q> {
        let within = Within::of::<O>();
        Selection {
            within: Some(within),
            ..self.seen_as()
        }
    }

    fn seen_as<O, P: ?Sized>(self) -> Selection<'g, M, O, P> {
        Selection {
            graph: self.graph,
            qualifier: self.qualifier,
            entry: self.entry,
            member: self.member,
            within: self.within,
            seen_in: PhantomData,
        }
    }

    /// Selects the binding with this map entry.
    pub fn entry<E>(mut self, key: E) -> Self
    where
        E: Clone + Debug + Eq + Hash + Send + Sync + 'static,
    {
        let entry: Arc<dyn EntryKey> = Arc::new(key);
        self.entry = Some(entry);
        self
    }

    /// Replaces the binding with a mock, like [`TestGraph::mock`].
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`TestGraph::mock`].
    #[track_caller]
    pub fn mock<I: ?Sized + Mockable>(self) -> MockGuard<'g, I::Mock>
    where
        N: Overrides<I, Q>,
    {
        let target = self.target::<I>();
        let graph = self.graph;
        let at = graph.overridden_as(&target);
        let at = at.filter(|at| graph.overrides[*at].mock::<I>().is_some());
        let at = match at {
            Some(at) => at,
            None => graph.add_mock::<I>(target),
        };
        match graph.overrides[at].mock::<I>() {
            Some(mock) => mock.mock(),
            None => unreachable!("the mock was added above"),
        }
    }

    /// Replaces the binding with a double, like [`TestGraph::replace`].
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`TestGraph::replace`].
    #[track_caller]
    pub fn replace<DynTrait: ?Sized + Interface>(
        self,
        double: DynTrait::Shared,
    ) -> &'g mut TestGraph<M>
    where
        N: Overrides<DynTrait, Q>,
    {
        let constructor = shared_value(DynTrait::shared(double));
        self.add::<DynTrait>(Kind::Double, Source::Constructor(constructor))
    }

    /// Replaces the binding with a value, like [`TestGraph::replace_value`].
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`TestGraph::replace_value`].
    #[track_caller]
    pub fn replace_value<T: Shareable>(self, value: T) -> &'g mut TestGraph<M>
    where
        N: Overrides<T, Q>,
    {
        self.add::<T>(
            Kind::Value,
            Source::Constructor(shared_value(Arc::new(value))),
        )
    }

    /// Wraps the real object with a function, like [`TestGraph::wrap`].
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`TestGraph::wrap`].
    #[track_caller]
    pub fn wrap<I: ?Sized + Shareable>(
        self,
        spy: impl Fn(Arc<I>) -> Arc<I> + Send + Sync + 'static,
    ) -> &'g mut TestGraph<M>
    where
        N: Overrides<I, Q>,
    {
        self.add::<I>(Kind::Wrapped, Source::Constructor(wrapping(spy)))
    }

    /// Permits that nothing needs the override, like [`TestGraph::allow_unused`].
    pub fn allow_unused<I: ?Sized + 'static>(self) -> &'g mut TestGraph<M>
    where
        N: Overrides<I, Q>,
    {
        let target = self.target::<I>();
        self.graph.may_be_unused.push(target);
        self.graph
    }

    #[track_caller]
    pub(crate) fn add<I: ?Sized + 'static>(
        self,
        kind: Kind,
        source: Source,
    ) -> &'g mut TestGraph<M> {
        let target = self.target::<I>();
        let over = Override::new(target, kind, Location::caller(), source);
        self.graph.add(over);
        self.graph
    }

    fn target<I: ?Sized + 'static>(&self) -> Target {
        Target {
            key: Key::of::<I>().qualified(self.qualifier),
            entry: self.entry.clone(),
            member: self.member,
            within: self.within,
        }
    }
}

impl<M> TestGraph<M> {
    /// Selects the binding with the qualifier `Q` for an override:
    /// `graph.keyed::<Primary>().mock::<dyn Database>()`.
    pub fn keyed<Q: ?Sized + 'static>(&mut self) -> Selection<'_, M, M, Under<Q>> {
        self.select().keyed::<Q>()
    }

    /// Selects the binding with this map entry for an override:
    /// `graph.entry("stripe").mock::<dyn Payments>()`.
    pub fn entry<E>(&mut self, key: E) -> Selection<'_, M>
    where
        E: Clone + Debug + Eq + Hash + Send + Sync + 'static,
    {
        self.select().entry(key)
    }

    /// Selects the binding of the module `N` for an override:
    /// `graph.within::<StorageModule>().replace::<dyn Pool>(..)`.
    ///
    /// Without it, an override replaces the binding that the test itself would resolve. If there is
    /// none, it replaces the binding of the only module that has one.
    pub fn within<N: Module>(&mut self) -> Selection<'_, M, N> {
        self.select().within()
    }

    /// Returns the number of the override of a target: one with the same target, or else the
    /// auto-mock of an external component of a module.
    ///
    /// # Panics
    ///
    /// Panics if several auto-mocks match the target.
    #[track_caller]
    fn overridden_as(&self, target: &Target) -> Option<usize> {
        let overrides = self.overrides.iter().enumerate();
        let mut same = overrides.clone().filter(|(_, over)| over.target.is(target));
        if let Some((at, _)) = same.next() {
            return Some(at);
        }
        let auto_mocks = overrides.filter(|(_, over)| over.kind == Kind::AutoMock);
        let mut meant = auto_mocks.filter(|(_, over)| target.is_met_by(&over.target));
        let (at, first) = meant.next()?;
        if let Some((_, second)) = meant.next() {
            let is_one_module = first.target.is_in_module_of(&second.target);
            let is_outside = [first, second]
                .iter()
                .any(|over| over.target.within.is_none());
            let selection = if is_one_module || is_outside {
                "member"
            } else {
                "within"
            };
            panic!(
                "{target} is ambiguous: {first}, or {second}; write `.{selection}::<..>()` before"
            );
        }
        Some(at)
    }

    /// Adds a mock, and returns the number of its override.
    #[track_caller]
    fn add_mock<I: ?Sized + Mockable>(&mut self, target: Target) -> usize {
        let mock = match target.name() {
            Some(name) => Mock::<I>::named(name),
            None => Mock::<I>::new(),
        };
        self.doubles.watch(&mock);
        let source = Source::Mock(HeldMock::new(&mock));
        self.add(Override::new(
            target,
            Kind::Mock,
            Location::caller(),
            source,
        ))
    }
}

impl<M, N, Q: ?Sized> Debug for Selection<'_, M, N, Q> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Selection")
            .field("qualifier", &self.qualifier)
            .field("entry", &self.entry)
            .finish_non_exhaustive()
    }
}
