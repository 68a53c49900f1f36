//! The graph of an application in a test, with overrides.

mod allowed;
mod auto_mocks;
mod bound;
mod build;
mod externals;
#[cfg(feature = "async")]
mod lifecycle;
mod member;
mod no_target;
mod or_panic;
mod outcome;
mod overriding;
mod phases;
mod rebind;
mod report;
mod resolving;
mod root;
mod scope;
mod selection;
mod state;
mod substitute;
mod target;
mod visible;

use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

pub use rebind::Rebind;
pub use report::GraphReport;
pub use root::{CompositionRoot, Interface};
pub use scope::{TestScope, TestScopeBuilder};
pub use selection::Selection;
pub use target::Overrides;

use crate::binding::injectable::Injectable;
use crate::module::requirements::Unchecked;
use crate::spec::shareable::Shareable;
use crate::testing::graph::allowed::Allowed;
use crate::testing::graph::overriding::Override;
use crate::testing::graph::state::State;
use crate::testing::graph::target::Target;
use crate::testing::verify::owner::Owner;
use crate::testing::{Doubles, MockGuard, Mockable};

/// The graph of an application in a test: the bindings of a builder, a few of them overridden.
///
/// ```
/// use std::sync::Arc;
/// use wirework::testing::TestGraph;
/// use wirework::{Container, ContainerBuilder, Injectable, component};
///
/// trait Mailer: Send + Sync {
///     fn send(&self, to: &str) -> bool;
/// }
///
/// #[derive(Injectable)]
/// #[inject(bind(dyn Mailer), external)]
/// struct SmtpMailer;
/// # impl Mailer for SmtpMailer { fn send(&self, _: &str) -> bool { true } }
///
/// #[derive(Injectable)]
/// struct Signup {
///     mailer: Arc<dyn Mailer>,
/// }
///
/// fn app() -> ContainerBuilder {
///     Container::builder()
///         .add(component::<SmtpMailer>())
///         .add(component::<Signup>())
/// }
///
/// struct NoMail;
///
/// impl Mailer for NoMail {
///     fn send(&self, _to: &str) -> bool {
///         false
///     }
/// }
///
/// let mut graph = TestGraph::of(app());
/// graph.replace::<dyn Mailer>(Arc::new(NoMail));
/// let signup = graph.resolve::<Signup>();
/// assert!(!signup.mailer.send("ada@example.com"));
/// ```
///
/// The first resolve builds the container. Overrides come before it; a mock can be programmed at
/// any time.
///
/// # Overrides
///
/// An override replaces the bindings of its key, and nothing else. A later override of the same key
/// replaces an earlier one.
///
/// - The replaced component stays bound as a struct and as its other traits.
/// - If several bindings have the key, one double replaces all of them, so a `Vec` has one element.
///   [`member`](Self::member) and [`nth`](Self::nth) select one of them.
/// - [`keyed`](Self::keyed) selects a binding by its qualifier, [`entry`](Self::entry) by its entry.
/// - A decorator of the key stays, and wraps the double.
/// - The double keeps the lifetime of the replaced binding, but every resolve returns the same object.
///
/// For a [`Module`](crate::Module), rustc refuses an override of a key that the module does not
/// provide. A private binding of a module can be overridden too, in the module that binds it. If
/// several modules bind the key, [`within`](Self::within) selects one.
///
/// # Failures
///
/// A failing resolve panics with the whole error. The graph panics when it is dropped, in the thread
/// that drops it, if
///
/// - nothing that the test resolved needs an override that is not [allowed](Self::allow_unused),
/// - an [external](Self::allow_real) component was resolved, even if other code handled the error,
/// - a mock has a complaint or an unmet expectation; see [`Doubles`].
///
/// A test that is already panicking keeps its own panic. In the function of a `#[wirework::test]`,
/// the runner does these checks after all tasks ended. A test that returns an `Err` keeps it.
#[must_use = "overrides are checked, and mocks verified, when the graph is dropped"]
pub struct TestGraph<M = Unchecked> {
    state: State,
    overrides: Vec<Override>,
    allowed: Allowed,
    may_be_unused: Vec<Target>,
    /// The place of `mock_externals()`.
    auto_mocks: Option<&'static Location<'static>>,
    doubles: Doubles,
    module: PhantomData<fn() -> M>,
}

impl TestGraph {
    /// Returns the graph of a builder that is not yet built, or of a module.
    #[track_caller]
    pub fn of<R, Shape>(root: R) -> TestGraph<R::Module>
    where
        R: CompositionRoot<Shape>,
    {
        TestGraph {
            state: State::Open(root.into_builder()),
            overrides: Vec::new(),
            allowed: Allowed::default(),
            may_be_unused: Vec::new(),
            auto_mocks: None,
            doubles: Doubles::of(Owner::Graph),
            module: PhantomData,
        }
    }
}

impl<M> TestGraph<M> {
    /// Replaces the binding of `I` with a mock, and returns a guard that programs the mock.
    ///
    /// The first call creates the mock. Later calls program the same mock, even after injection.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use wirework::testing::{Mock, Mockable, TestGraph};
    /// # use wirework::{Container, bind};
    /// # trait Clock: Send + Sync { fn now(&self) -> u64; }
    /// # #[derive(Default)]
    /// # struct MockClock { at: u64 }
    /// # impl Clock for MockClock { fn now(&self) -> u64 { self.at } }
    /// # impl Mockable for dyn Clock {
    /// #     type Mock = MockClock;
    /// #     fn double(mock: &Mock<dyn Clock>) -> Arc<dyn Clock> { mock.inject() }
    /// # }
    /// # let app = || Container::builder().add(bind::<dyn Clock>().to_arc(Arc::new(MockClock { at: 3 })));
    /// let mut graph = TestGraph::of(app());
    /// graph.mock::<dyn Clock>().at = 7;
    /// assert_eq!(graph.resolve::<dyn Clock>().now(), 7);
    /// ```
    ///
    /// # Panics
    ///
    /// The first call panics if the container is already built.
    #[track_caller]
    pub fn mock<I: ?Sized + Mockable>(&mut self) -> MockGuard<'_, I::Mock>
    where
        M: Overrides<I>,
    {
        self.select().mock::<I>()
    }

    /// Replaces the binding of a trait with a double: `replace::<dyn Mailer>(Arc::new(fake))`.
    ///
    /// The call always names the trait. Keep a clone of the `Arc` to inspect the double later.
    ///
    /// # Panics
    ///
    /// Panics if the container is already built.
    #[track_caller]
    pub fn replace<DynTrait: ?Sized + Interface>(&mut self, double: DynTrait::Shared) -> &mut Self
    where
        M: Overrides<DynTrait>,
    {
        self.select().replace::<DynTrait>(double)
    }

    /// Replaces the binding of a struct with a value. If the struct is a component that is bound to
    /// traits, those traits resolve to the value too.
    ///
    /// ```
    /// # use wirework::testing::TestGraph;
    /// # use wirework::{Container, bind};
    /// # struct Config { port: u16 }
    /// # let app = || Container::builder().add(bind::<Config>().to_value(Config { port: 80 }));
    /// let mut graph = TestGraph::of(app());
    /// graph.replace_value(Config { port: 0 });
    /// assert_eq!(graph.resolve::<Config>().port, 0);
    /// ```
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`replace`](Self::replace).
    #[track_caller]
    pub fn replace_value<T: Shareable>(&mut self, value: T) -> &mut Self
    where
        M: Overrides<T>,
    {
        self.select().replace_value(value)
    }

    /// Wraps the real object, which the container constructs as usual, for example in a spy. If
    /// several bindings have the key, the function wraps each one separately.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use std::sync::atomic::{AtomicU32, Ordering};
    /// # use wirework::testing::TestGraph;
    /// # use wirework::{Container, bind};
    /// # trait Clock: Send + Sync { fn now(&self) -> u64; }
    /// # struct Noon;
    /// # impl Clock for Noon { fn now(&self) -> u64 { 12 } }
    /// # let app = || Container::builder().add(bind::<dyn Clock>().to_arc(Arc::new(Noon)));
    /// struct Counted(Arc<dyn Clock>, Arc<AtomicU32>);
    ///
    /// impl Clock for Counted {
    ///     fn now(&self) -> u64 {
    ///         self.1.fetch_add(1, Ordering::Relaxed);
    ///         self.0.now()
    ///     }
    /// }
    ///
    /// let calls = Arc::new(AtomicU32::new(0));
    /// let counter = calls.clone();
    /// let mut graph = TestGraph::of(app());
    /// graph.wrap::<dyn Clock>(move |real| Arc::new(Counted(real, counter.clone())));
    /// assert_eq!(graph.resolve::<dyn Clock>().now(), 12);
    /// assert_eq!(calls.load(Ordering::Relaxed), 1);
    /// ```
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`replace`](Self::replace).
    #[track_caller]
    pub fn wrap<I: ?Sized + Shareable>(
        &mut self,
        spy: impl Fn(Arc<I>) -> Arc<I> + Send + Sync + 'static,
    ) -> &mut Self
    where
        M: Overrides<I>,
    {
        self.select().wrap(spy)
    }

    /// Permits that nothing needs the override of `I`.
    pub fn allow_unused<I: ?Sized + 'static>(&mut self) -> &mut Self
    where
        M: Overrides<I>,
    {
        self.select().allow_unused::<I>()
    }

    /// Allows the construction of the real `C`, which is marked `#[inject(external)]`.
    ///
    /// The graph refuses other external components, and reports the path to each of them.
    ///
    /// # Panics
    ///
    /// Panics if `C` is not external, or if the container is already built.
    #[track_caller]
    pub fn allow_real<C: Injectable>(&mut self) -> &mut Self {
        self.allow(const { &C::DEFINITION });
        self
    }

    fn select(&mut self) -> Selection<'_, M> {
        Selection::new(self)
    }
}
