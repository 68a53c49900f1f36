//! What is overridden under a qualifier, or as an entry of a map.

use std::fmt::{self, Debug, Formatter};
use std::panic::Location;
use std::sync::Arc;

use super::overriding::{Kind, Override, Source, Target, wrapping};
use super::{Interface, TestGraph};
use crate::erased::{Entry, EntryKey};
use crate::key::{Key, Qualifier};
use crate::shareable::Shareable;
use crate::testing::held::{HeldMock, giving};
use crate::testing::{Mock, MockGuard, Mockable};

/// What is bound under a qualifier or as an entry of a map, to be overridden; made by
/// [`TestGraph::keyed`] and [`TestGraph::entry`].
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
#[must_use = "say what takes its place"]
pub struct Selection<'g> {
    graph: &'g mut TestGraph,
    qualifier: Option<Qualifier>,
    entry: Option<Entry>,
}

impl<'g> Selection<'g> {
    pub(super) fn new(graph: &'g mut TestGraph) -> Self {
        Self {
            graph,
            qualifier: None,
            entry: None,
        }
    }

    /// What is bound under the qualifier `Q`.
    pub fn keyed<Q: ?Sized + 'static>(mut self) -> Self {
        self.qualifier = Some(Qualifier::of::<Q>());
        self
    }

    /// What is bound as this entry of a map.
    pub fn entry<E>(mut self, key: E) -> Self
    where
        E: Clone + Debug + Eq + Send + Sync + 'static,
    {
        let entry: Arc<dyn EntryKey> = Arc::new(key);
        self.entry = Some(entry);
        self
    }

    /// As [`TestGraph::mock`].
    ///
    /// # Panics
    ///
    /// As that.
    #[track_caller]
    pub fn mock<I: ?Sized + Mockable>(self) -> MockGuard<'g, I::Mock> {
        let target = self.target::<I>();
        let graph = self.graph;
        let mut overrides = graph.overrides.iter();
        let at = match overrides.position(|over| over.target.is(&target)) {
            Some(at) => at,
            None => graph.add_mock::<I>(target),
        };
        let over = graph.overrides.get(at);
        match over.map(|over| (over, &over.source)) {
            Some((_, Source::Mock(held))) if let Some(mock) = held.downcast::<I>() => mock.mock(),
            Some((over, _)) => panic!("there is no mock of {}, but {over}", over.target),
            None => unreachable!("it was added"),
        }
    }

    /// As [`TestGraph::replace`].
    ///
    /// # Panics
    ///
    /// As that.
    #[track_caller]
    pub fn replace<DynTrait: ?Sized + Interface>(
        self,
        double: DynTrait::Shared,
    ) -> &'g mut TestGraph {
        let making = giving(DynTrait::shared(double));
        self.add::<DynTrait>(Kind::Double, Source::Given(making))
    }

    /// As [`TestGraph::replace_value`].
    ///
    /// # Panics
    ///
    /// As that.
    #[track_caller]
    pub fn replace_value<T: Shareable>(self, value: T) -> &'g mut TestGraph {
        self.add::<T>(Kind::Value, Source::Given(giving(Arc::new(value))))
    }

    /// As [`TestGraph::wrap`].
    ///
    /// # Panics
    ///
    /// As that.
    #[track_caller]
    pub fn wrap<I: ?Sized + Shareable>(
        self,
        spy: impl Fn(Arc<I>) -> Arc<I> + Send + Sync + 'static,
    ) -> &'g mut TestGraph {
        self.add::<I>(Kind::Wrapped, Source::Given(wrapping(spy)))
    }

    /// As [`TestGraph::allow_unused`].
    pub fn allow_unused<I: ?Sized + 'static>(self) -> &'g mut TestGraph {
        let target = self.target::<I>();
        self.graph.may_be_unused.push(target);
        self.graph
    }

    #[track_caller]
    fn add<I: ?Sized + 'static>(self, kind: Kind, source: Source) -> &'g mut TestGraph {
        let target = self.target::<I>();
        let over = Override::new(target, kind, Location::caller(), source);
        self.graph.add(over);
        self.graph
    }

    fn target<I: ?Sized + 'static>(&self) -> Target {
        Target {
            key: Key::of::<I>().qualified(self.qualifier),
            entry: self.entry.clone(),
        }
    }
}

impl TestGraph {
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
        ));
        self.overrides.len() - 1
    }
}

impl Debug for Selection<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Selection")
            .field("qualifier", &self.qualifier)
            .field("entry", &self.entry)
            .finish_non_exhaustive()
    }
}
