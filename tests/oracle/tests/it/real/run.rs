//! A script in a container of wirework.

use wirework::testing::TestGraph;
use wirework::{Container, ResolveError, Scope, ScopeBuilder};

use crate::model::event::{Event, record};
use crate::model::script::{Run, Script, play};
use crate::model::{Binding, Edge, Key, Source, Wiring};
use crate::real::dependency::Direct;
use crate::real::held::{Handle, Held, failure, get};
use crate::real::types::{Level, Node, Part, Qualifier, Role, Target};

pub(crate) struct Real<'a> {
    wiring: &'a Wiring,
    pub(crate) container: Option<Container>,
    /// The test graph that has built the container.
    graph: Option<TestGraph>,
    pub(crate) scopes: Vec<Option<Scope>>,
    pub(crate) results: Vec<Option<Held>>,
}

pub(crate) fn run(container: Container, wiring: &Wiring, script: &Script) {
    play(script, wiring, &mut Real::new(container, wiring));
}

/// Plays a script in the container of a test graph, which ends with the container.
pub(crate) fn run_in(mut graph: TestGraph, wiring: &Wiring, script: &Script) {
    let mut real = Real::new(graph.container(), wiring);
    real.graph = Some(graph);
    play(script, wiring, &mut real);
}

impl<'a> Real<'a> {
    pub(crate) fn new(container: Container, wiring: &'a Wiring) -> Self {
        Self {
            wiring,
            container: Some(container),
            graph: None,
            scopes: Vec::new(),
            results: Vec::new(),
        }
    }

    /// Returns the handles that the results lead to.
    pub(crate) fn handles(&self) -> Vec<&dyn Handle> {
        let (mut visited, mut handles) = (Some(Vec::new()), Vec::new());
        for held in self.results.iter().flatten() {
            held.visit(&mut visited, &mut handles);
        }
        handles
    }

    #[allow(
        clippy::redundant_closure_for_method_calls,
        reason = "two methods have the name"
    )]
    fn direct(&self, inside: usize) -> Option<Result<Direct, ResolveError>> {
        match inside.checked_sub(1) {
            None => self.container.as_ref().map(|container| container.get()),
            Some(scope) => self.scopes[scope].as_ref().map(|scope| scope.get()),
        }
    }
}

impl Run for Real<'_> {
    fn realms(&self) -> usize {
        1 + self.scopes.len()
    }

    fn is_open(&self, realm: usize) -> bool {
        match realm.checked_sub(1) {
            None => self.container.is_some(),
            Some(scope) => self.scopes[scope].is_some(),
        }
    }

    fn open(&mut self, inside: usize, level: Option<usize>, seeds: &[Key]) {
        let outer = inside.checked_sub(1);
        let scope = outer.and_then(|scope| self.scopes[scope].as_ref());
        let builder = match (scope, &self.container, level) {
            (Some(scope), _, None) => scope.scope(),
            (Some(scope), _, Some(0)) => scope.scope_of::<Level<0>>(),
            (Some(scope), _, Some(_)) => scope.scope_of::<Level<1>>(),
            (None, Some(container), None) => container.scope(),
            (None, Some(container), Some(0)) => container.scope_of::<Level<0>>(),
            (None, Some(container), Some(_)) => container.scope_of::<Level<1>>(),
            (None, None, _) => return,
        };
        let builder = seeds.iter().fold(builder, |builder, key| {
            pass_seed(builder, *key, self.wiring)
        });
        let opened = builder.open();
        self.scopes
            .push(Some(opened.expect("the seeds are declared")));
    }

    fn get(&mut self, inside: usize, edge: Edge) {
        Direct::set(edge);
        let Some(got) = self.direct(inside) else {
            return;
        };
        let seen = got.as_ref().map(|Direct(held)| held.seen());
        record(Event::Returned(seen.map_err(failure)));
        self.results.push(got.ok().map(|Direct(held)| held));
    }

    fn touch(&mut self) {
        self.handles().into_iter().for_each(get);
    }

    fn warm_up(&mut self) {
        if let Some(container) = &self.container {
            record(Event::Warmed(container.warm_up().is_ok()));
        }
    }

    fn results(&self) -> usize {
        self.results.len()
    }

    fn release(&mut self, result: usize) {
        self.results[result] = None;
    }

    fn close(&mut self, realm: usize) {
        match realm.checked_sub(1) {
            None => {
                self.container = None;
                self.graph = None;
            }
            Some(scope) => self.scopes[scope] = None,
        }
    }
}

fn pass_seed(builder: ScopeBuilder, key: Key, wiring: &Wiring) -> ScopeBuilder {
    let mut seeds = wiring.bindings.iter();
    let seed = seeds.find(|it| it.source == Source::Seed && it.key == key);
    let node = Node::new(seed.map_or(0, Binding::maker), None, Vec::new());
    match key.qualifier {
        None => with_type!(factory key.of, T => builder.with_arc(T::of(node))),
        Some(0) => {
            with_type!(part key.of, T => builder.with_keyed::<Qualifier<0>, T>(T::new(node)))
        }
        Some(_) => {
            with_type!(part key.of, T => builder.with_keyed::<Qualifier<1>, T>(T::new(node)))
        }
    }
}
