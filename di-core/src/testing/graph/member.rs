//! Overrides of one of several bindings of a key, and removals.

use crate::binding::injectable::Injectable;
use crate::spec::key::Key;
use crate::testing::graph::overriding::{Kind, Source};
use crate::testing::graph::target::{Overrides, Which};
use crate::testing::graph::{Selection, TestGraph};

impl<'g, M, N, Q: ?Sized> Selection<'g, M, N, Q> {
    /// Selects the binding of the component `C`, if several bindings have the key.
    pub fn member<C: Injectable>(mut self) -> Self {
        self.member = Some(Which::Component(Key::of::<C>()));
        self
    }

    /// Selects the binding at this position of the collection, from 0, if several bindings have the key.
    pub fn nth(mut self, position: usize) -> Self {
        self.member = Some(Which::Nth(position));
        self
    }

    /// Removes the binding, like [`TestGraph::remove`].
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`TestGraph::remove`].
    #[track_caller]
    pub fn remove<I: ?Sized + 'static>(self) -> &'g mut TestGraph<M>
    where
        N: Overrides<I, Q>,
    {
        self.add::<I>(Kind::Removed, Source::None)
    }
}

impl<M> TestGraph<M> {
    /// Selects the binding of the component `C` for an override, if several bindings have the key.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use wirework::testing::TestGraph;
    /// # use wirework::{Container, Injectable, component};
    /// # trait Hook: Send + Sync { fn name(&self) -> &'static str; }
    /// # #[derive(Injectable)]
    /// # #[inject(bind(dyn Hook))]
    /// # struct MailHook;
    /// # impl Hook for MailHook { fn name(&self) -> &'static str { "mail" } }
    /// # #[derive(Injectable)]
    /// # #[inject(bind(dyn Hook))]
    /// # struct SmsHook;
    /// # impl Hook for SmsHook { fn name(&self) -> &'static str { "sms" } }
    /// # let app = || Container::builder().add(component::<MailHook>()).add(component::<SmsHook>());
    /// let mut graph = TestGraph::of(app());
    /// graph.member::<SmsHook>().remove::<dyn Hook>();
    /// let hooks = graph.get::<Vec<Arc<dyn Hook>>>();
    /// assert_eq!(hooks.iter().map(|hook| hook.name()).collect::<Vec<_>>(), ["mail"]);
    /// ```
    pub fn member<C: Injectable>(&mut self) -> Selection<'_, M> {
        self.select().member::<C>()
    }

    /// Selects the binding at this position of the collection, from 0, for an override. Positions count
    /// the members before any removal.
    pub fn nth(&mut self, position: usize) -> Selection<'_, M> {
        self.select().nth(position)
    }

    /// Removes the bindings of `I` that are no map entries: an `Option` of it is `None`. A component stays
    /// bound as a struct and as its other traits.
    ///
    /// # Panics
    ///
    /// Panics if the container is already built.
    #[track_caller]
    pub fn remove<I: ?Sized + 'static>(&mut self) -> &mut Self
    where
        M: Overrides<I>,
    {
        self.select().remove::<I>()
    }
}
