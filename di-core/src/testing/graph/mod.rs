//! The graph of an application in a test, with a few parts overridden.

mod asking;
mod build;
mod externals;
mod given;
mod outcome;
mod overriding;
mod phases;
mod report;
mod root;
mod scope;
mod selection;
mod state;
mod substitute;
mod target;

use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

pub use report::GraphReport;
pub use root::{CompositionRoot, Interface};
pub use scope::{TestScope, TestScopeBuilder};
pub use selection::Selection;
pub use target::Overrides;

use crate::binding::injectable::Injectable;
use crate::module::requirements::Unchecked;
use crate::spec::key::Key;
use crate::spec::shareable::Shareable;
use crate::testing::graph::given::construct;
use crate::testing::graph::overriding::Override;
use crate::testing::graph::state::State;
use crate::testing::graph::target::Target;
use crate::testing::{Doubles, MockGuard, Mockable};

/// The graph of an application in a test: all that a builder has, but for a few parts that the
/// test overrides by name.
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
/// The container is built when something is asked for the first time; what is overridden is
/// overridden before. A mock can be programmed at any time.
///
/// # What an override means
///
/// An override takes the place of what is bound to its key, and of nothing else. The component
/// that was bound there stays what it is as a struct and as its other traits. Where several are
/// bound to the key, the one double is in the place of all, so that a `Vec` of them has one. What
/// is bound under a qualifier or as an entry of a map is overridden under it:
/// [`keyed`](Self::keyed), [`entry`](Self::entry). A decorator of the key stays, and wraps the
/// double. A double is as scoped or transient as what it stands for, and one object behind all.
///
/// Of a [`Module`](crate::Module), rustc refuses to override what that does not provide. What
/// modules keep to themselves can be overridden too, and is overridden in the module that binds it.
/// Where several have the key, [`within`](Self::within) says which one is meant.
///
/// # What fails a test
///
/// What a test asks the graph for and can't be had, panics with all that is known of it. When the
/// graph is dropped, in the thread that drops it, it panics
///
/// - where nothing that was asked for needs an override, unless it is
///   [allowed](Self::allow_unused),
/// - where an [external](Self::allow_real) component was asked for, even if somebody dealt with
///   the error,
/// - where a mock was not used as it had been told; see [`Doubles`].
///
/// A test that is panicking already keeps its own panic. In the function of a `#[wirework::test]`
/// all of this is left to that, which looks when all tasks are gone, and keeps the `Err` of a test.
#[must_use = "overrides are checked, and mocks verified, when the graph is dropped"]
pub struct TestGraph<M = Unchecked> {
    state: State,
    overrides: Vec<Override>,
    /// The external components that may be made.
    allowed: Vec<Key>,
    may_be_unused: Vec<Target>,
    /// Where it was said that external components are mocked.
    auto_mocks: Option<&'static Location<'static>>,
    doubles: Doubles,
    module: PhantomData<fn() -> M>,
}

impl TestGraph {
    /// A graph of what a builder has, which is not built yet, or of a module.
    #[track_caller]
    pub fn of<R, Shape>(root: R) -> TestGraph<R::Module>
    where
        R: CompositionRoot<Shape>,
    {
        TestGraph {
            state: State::Open(root.into_builder()),
            overrides: Vec::new(),
            allowed: Vec::new(),
            may_be_unused: Vec::new(),
            auto_mocks: None,
            doubles: Doubles::new(),
            module: PhantomData,
        }
    }
}

impl<M> TestGraph<M> {
    /// The mock in the place of what is bound to `I`, to tell it what to expect. It is made the
    /// first time, and can be programmed again, after it is injected too.
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
    /// Where `I` is overridden with something else, and the first time, where something was asked
    /// for before.
    #[track_caller]
    pub fn mock<I: ?Sized + Mockable>(&mut self) -> MockGuard<'_, I::Mock>
    where
        M: Overrides<I>,
    {
        self.select().mock::<I>()
    }

    /// Puts a double in the place of what is bound to a trait, which is named:
    /// `replace::<dyn Mailer>(Arc::new(fake))`. Keep a clone of the `Arc` to look into it later.
    ///
    /// # Panics
    ///
    /// Where it is overridden already, and where something was asked for before.
    #[track_caller]
    pub fn replace<DynTrait: ?Sized + Interface>(&mut self, double: DynTrait::Shared) -> &mut Self
    where
        M: Overrides<DynTrait>,
    {
        self.select().replace::<DynTrait>(double)
    }

    /// Puts a value in the place of what is bound to a struct. Where that is a component that is
    /// bound to traits, these lead to the value as well.
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
    /// As [`replace`](Self::replace).
    #[track_caller]
    pub fn replace_value<T: Shareable>(&mut self, value: T) -> &mut Self
    where
        M: Overrides<T>,
    {
        self.select().replace_value(value)
    }

    /// Puts around the real one, which is made as ever, what a function makes of it: a spy. Of
    /// several that are bound, each is wrapped by itself.
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
    /// As [`replace`](Self::replace).
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

    /// Does not mind that nothing needs the override of `I`.
    pub fn allow_unused<I: ?Sized + 'static>(&mut self) -> &mut Self
    where
        M: Overrides<I>,
    {
        self.select().allow_unused::<I>()
    }

    /// Lets the real `C` be made, though it is marked `#[inject(external)]`. Others that are so
    /// marked are refused, with the path on which they were reached.
    ///
    /// # Panics
    ///
    /// Where `C` is not external, and where something was asked for before.
    #[track_caller]
    pub fn allow_real<C: Injectable>(&mut self) -> &mut Self {
        self.allow(const { &C::DEFINITION });
        self
    }

    /// Makes a component that is not bound, out of what is.
    ///
    /// # Panics
    ///
    /// As [`resolve`](Self::resolve).
    #[track_caller]
    pub fn construct<T: Injectable>(&mut self) -> T {
        construct(&self.built().container)
    }

    /// Ends the test as dropping the graph does, where that should happen before.
    ///
    /// # Panics
    ///
    /// Where the test is wrong; see [`TestGraph`].
    #[track_caller]
    pub fn finish(mut self) {
        self.conclude();
        self.doubles.verify();
    }

    fn select(&mut self) -> Selection<'_, M> {
        Selection::new(self)
    }
}
