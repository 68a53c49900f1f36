//! Overrides with a factory that has dependencies.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;

use crate::binding::factory::{Factory, Function, Yields};
use crate::binding::{Provided, bind};
use crate::module::requirements::{Unchecked, Unkeyed};
use crate::spec::shareable::Shareable;
use crate::testing::graph::overriding::{Kind, Source};
use crate::testing::graph::target::Overrides;
use crate::testing::graph::{Selection, TestGraph};

/// The override of a binding with a factory. [`TestGraph::rebind`] returns it.
#[must_use = "call `to` or `to_async` with the factory"]
pub struct Rebind<'g, K: ?Sized, M = Unchecked, N = M, Q: ?Sized = Unkeyed> {
    selection: Selection<'g, M, N, Q>,
    key: PhantomData<fn() -> PhantomData<K>>,
}

impl<'g, K: ?Sized + Shareable, M, N, Q: ?Sized> Rebind<'g, K, M, N, Q> {
    /// Replaces the binding with a factory, like [`Bind::to`](crate::Bind::to). Its parameters are dependencies that
    /// the test can resolve, even if a module has the binding.
    ///
    /// # Panics
    ///
    /// Panics if the container is already built.
    #[track_caller]
    pub fn to<F, Args, Shape>(self, factory: F) -> &'g mut TestGraph<M>
    where
        F: Function<Args, Output: Yields<K, Shape>> + Factory<Args> + Send + Sync + 'static,
    {
        self.with(bind::<K>().to(factory).into_provided())
    }

    /// Replaces the binding with that of a factory.
    #[track_caller]
    pub(super) fn with(self, factory: Provided) -> &'g mut TestGraph<M> {
        let source = Source::Factory(factory.constructor, factory.steps);
        self.selection.add::<K>(Kind::Factory, source)
    }
}

impl<'g, M, N, Q: ?Sized> Selection<'g, M, N, Q> {
    /// Replaces the binding with a factory, like [`TestGraph::rebind`].
    pub fn rebind<K: ?Sized + Shareable>(self) -> Rebind<'g, K, M, N, Q>
    where
        N: Overrides<K, Q>,
    {
        Rebind {
            selection: self,
            key: PhantomData,
        }
    }
}

impl<M> TestGraph<M> {
    /// Replaces the binding of `K` with a factory, whose parameters are dependencies that the test can resolve.
    ///
    /// The values keep the lifetime of the replaced binding.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use wirework::testing::TestGraph;
    /// # use wirework::{Container, bind};
    /// # let app = || Container::builder()
    /// #     .add(bind::<u16>().to_value(80))
    /// #     .add(bind::<str>().to(|port: Arc<u16>| -> Arc<str> { format!("localhost:{port}").into() }));
    /// let mut graph = TestGraph::of(app());
    /// graph.rebind::<str>().to(|port: Arc<u16>| -> Arc<str> { format!("[::1]:{port}").into() });
    /// assert_eq!(&*graph.resolve::<str>(), "[::1]:80");
    /// ```
    pub fn rebind<K: ?Sized + Shareable>(&mut self) -> Rebind<'_, K, M>
    where
        M: Overrides<K>,
    {
        self.select().rebind::<K>()
    }
}

impl<K: ?Sized, M, N, Q: ?Sized> Debug for Rebind<'_, K, M, N, Q> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Rebind").field(&self.selection).finish()
    }
}
