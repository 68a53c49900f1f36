//! A script in the reference container.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::model::event::{Event, record};
use crate::model::finding::Place;
use crate::model::script::{Run, Script, play};
use crate::model::{Edge, Key, MAKERS, Source, Wiring};
use crate::reference::construct::made;
use crate::reference::graph::{Graph, Kind};
use crate::reference::realm::{Realm, Root, Scope};
use crate::reference::value::{Handle, Held, Instance};

pub(crate) struct Reference {
    realms: Vec<Option<Realm>>,
    results: Vec<Option<Held>>,
}

impl Reference {
    pub(crate) fn build(graph: Graph, wiring: &Wiring) -> Self {
        let root = Rc::new(Root {
            graph,
            values: RefCell::default(),
            owned: Cell::new(0),
            running: RefCell::default(),
            failures: RefCell::new(vec![0; MAKERS]),
            is_undetermined: Rc::default(),
        });
        let container = Realm { scope: None, root };
        add_values(&container, wiring);
        Self {
            realms: vec![Some(container)],
            results: Vec::new(),
        }
    }

    pub(crate) fn realm(&self, realm: usize) -> Option<&Realm> {
        self.realms[realm].as_ref()
    }

    /// Returns the handles that the results lead to.
    pub(crate) fn handles(&self) -> Vec<&Handle> {
        let (mut visited, mut handles) = (Vec::new(), Vec::new());
        for held in self.results.iter().flatten() {
            held.visit(&mut visited, &mut handles);
        }
        handles
    }

    pub(crate) fn keep(&mut self, result: Option<Held>) {
        self.results.push(result);
    }
}

/// Builds a container and plays a script. Returns whether the order of all events is determined.
pub(crate) fn run(graph: Graph, wiring: &Wiring, script: &Script) -> bool {
    let mut reference = Reference::build(graph, wiring);
    let container = reference.realm(0);
    let is_undetermined = container.map(|it| Rc::clone(&it.root.is_undetermined));
    play(script, wiring, &mut reference);
    drop(reference);
    !is_undetermined.unwrap_or_default().get()
}

/// Adds the values that exist before the container. Those of replaced defaults are dropped.
fn add_values(container: &Realm, wiring: &Wiring) {
    let slots = &container.root.graph.slots;
    let mut unused: Vec<Rc<Instance>> = Vec::new();
    let spaces = wiring.modules.spaces().into_iter();
    let values = spaces.flat_map(|space| wiring.bindings_in(space));
    for binding in values.filter(|binding| binding.source == Source::Value) {
        let instance = made(binding.maker(), None, Vec::new());
        let place = Place::Binding(binding.place);
        let slot = slots
            .iter()
            .position(|slot| slot.kind == Kind::Value && slot.place == place);
        match slot {
            Some(slot) => container.share(slot, instance),
            None => unused.push(instance),
        }
    }
}

impl Run for Reference {
    fn realms(&self) -> usize {
        self.realms.len()
    }

    fn is_open(&self, realm: usize) -> bool {
        self.realms[realm].is_some()
    }

    fn open(&mut self, inside: usize, level: Option<usize>, seeds: &[Key]) {
        let Some(outer) = self.realms[inside].clone() else {
            return;
        };
        let scope = Rc::new(Scope {
            values: RefCell::default(),
            level,
            parent: outer.scope,
            _root: Rc::clone(&outer.root),
        });
        let realm = Realm {
            scope: Some(scope),
            root: outer.root,
        };
        for key in seeds {
            let members = realm.root.graph.bound_to(*key).into_iter();
            let slots = members.map(|member| realm.root.graph.without_decorators(member.slot));
            let mut seeds = slots.filter(|slot| realm.root.graph.slots[*slot].kind == Kind::Seed);
            if let Some(slot) = seeds.next() {
                let maker = realm.root.graph.slots[slot].maker;
                realm.share(slot, made(maker, None, Vec::new()));
            }
        }
        self.realms.push(Some(realm));
    }

    fn get(&mut self, inside: usize, edge: Edge) {
        let Some(realm) = &self.realms[inside] else {
            return;
        };
        let got = realm.dependency(None, edge);
        let seen = got.as_ref().map(Held::seen);
        record(Event::Returned(seen.map_err(|error| error.failure)));
        self.results.push(got.ok());
    }

    fn touch(&mut self) {
        self.handles().into_iter().for_each(Handle::call);
    }

    fn warm_up(&mut self) {
        let Some(container) = &self.realms[0] else {
            return;
        };
        let graph = &container.root.graph;
        let slots = graph.slots.iter().enumerate();
        let eager = slots.filter(|(_, slot)| slot.is_eager);
        // A constructor that failed is not called again for those that need it.
        let mut failed: Vec<Option<usize>> = Vec::new();
        for (number, _) in eager {
            // Without the value, there is nothing to decorate.
            if construct(container, number, &mut failed) {
                for decorator in graph.outermost_decorators(number) {
                    construct(container, decorator, &mut failed);
                }
            }
        }
        let is_ok = failed.is_empty();
        record(Event::Warmed(is_ok));
    }

    fn results(&self) -> usize {
        self.results.len()
    }

    fn release(&mut self, result: usize) {
        self.results[result] = None;
    }

    fn close(&mut self, realm: usize) {
        self.realms[realm] = None;
    }
}

/// Constructs a value, unless it needs one that has failed. Returns whether it exists.
fn construct(container: &Realm, number: usize, failed: &mut Vec<Option<usize>>) -> bool {
    let below = container.root.graph.reached(number, Graph::direct);
    let mut known = failed.iter().flatten();
    if known.any(|it| *it == number || below.contains(it)) {
        return false;
    }
    let error = container.resolve(number).err();
    let is_constructed = error.is_none();
    failed.extend(error.map(|error| error.singleton));
    is_constructed
}
