//! A script in the reference container.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::model::event::{Event, record};
use crate::model::finding::Place;
use crate::model::overrides::{Change, override_maker};
use crate::model::script::{Run, Script, play};
use crate::model::{Edge, Key, MAKERS, OVERRIDES, Source, Wiring};
use crate::reference::graph::{Graph, Kind};
use crate::reference::realm::{Realm, Resolved, Root, Scope};
use crate::reference::value::{Handle, Held, Instance, made};

pub(crate) struct Reference {
    realms: Vec<Option<Realm>>,
    results: Vec<Option<Held>>,
    /// The makers of the declared seeds.
    seeds: Vec<(Key, usize)>,
}

impl Reference {
    pub(crate) fn build(graph: Graph, wiring: &Wiring) -> Self {
        let root = Rc::new(Root {
            graph,
            values: RefCell::default(),
            doubles: RefCell::default(),
            owned: Cell::new(0),
            running: RefCell::default(),
            failures: RefCell::new(vec![0; MAKERS + OVERRIDES]),
            resolved: Rc::default(),
            is_undetermined: Rc::default(),
        });
        let container = Realm { scope: None, root };
        add_values(&container, wiring);
        add_doubles(&container, wiring);
        let seeds = wiring.bindings.iter();
        let seeds = seeds.filter(|binding| binding.source == Source::Seed);
        Self {
            realms: vec![Some(container)],
            results: Vec::new(),
            seeds: seeds.map(|seed| (seed.key, seed.maker())).collect(),
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

/// The outcome of a script.
#[derive(Default)]
pub(crate) struct Outcome {
    /// True if the order of all events is determined.
    pub(crate) is_determined: bool,
    pub(crate) resolved: Resolved,
}

/// Builds a container and plays a script.
pub(crate) fn run(graph: Graph, wiring: &Wiring, script: &Script) -> Outcome {
    let mut reference = Reference::build(graph, wiring);
    let container = reference.realm(0);
    let is_undetermined = container.map(|it| Rc::clone(&it.root.is_undetermined));
    let resolved = container.map(|it| Rc::clone(&it.root.resolved));
    // The test holds its doubles until its end.
    let doubles = container.map(|it| it.root.doubles.borrow().clone());
    play(script, wiring, &mut reference);
    drop(reference);
    drop(doubles);
    Outcome {
        is_determined: !is_undetermined.unwrap_or_default().get(),
        resolved: resolved.unwrap_or_default().take(),
    }
}

/// Adds the values that exist before the container. Those of replaced defaults are dropped.
fn add_values(container: &Realm, wiring: &Wiring) {
    let slots = &container.root.graph.slots;
    let mut all: Vec<(Option<usize>, Rc<Instance>)> = Vec::new();
    // The builder makes all replacements before the modules are installed.
    let replacements = wiring.bindings.iter().filter(|it| it.key.space > 0);
    let replacements = replacements.filter(|it| wiring.home_of(it) == 0);
    let spaces = wiring.modules.spaces().into_iter();
    let bindings = spaces.flat_map(|space| wiring.bindings_in(space));
    let of_modules = bindings.filter(|it| wiring.home_of(it) > 0);
    let values = wiring.bindings_in(0).chain(replacements).chain(of_modules);
    for binding in values.filter(|binding| binding.source == Source::Value) {
        let instance = made(binding.maker(), None, Vec::new());
        let place = Place::Binding(binding.place);
        let slot = slots
            .iter()
            .position(|slot| slot.kind == Kind::Value && slot.place == place);
        all.push((slot, instance));
    }
    // The container holds them in the order of registration.
    all.sort_by_key(|(slot, _)| *slot);
    for (slot, instance) in all {
        if let Some(slot) = slot {
            container.share(slot, instance);
        }
    }
}

/// Adds the doubles that a test makes before the container.
fn add_doubles(container: &Realm, wiring: &Wiring) {
    let overrides = wiring.overrides.iter().enumerate();
    for (number, _) in overrides.filter(|(_, over)| over.change == Change::Replace) {
        let double = made(override_maker(number), None, Vec::new());
        container.root.doubles.borrow_mut().insert(number, double);
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
        let graph = &realm.root.graph;
        for key in seeds {
            let declared = self.seeds.iter().find(|(seed, _)| seed == key);
            let seed = declared.map(|(_, maker)| made(*maker, None, Vec::new()));
            let members = graph.bound_to(*key).into_iter();
            let mut slots = members.map(|member| graph.without_decorators(member.slot));
            // A seed that a test overrides is dropped.
            let slot = slots.find(|slot| graph.slots[*slot].kind == Kind::Seed);
            if let (Some(slot), Some(seed)) = (slot, seed) {
                realm.share(slot, seed);
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
        let numbers = eager.clone().flat_map(|(number, _)| {
            let decorators = graph.outermost_decorators(number).into_iter();
            decorators.chain([number])
        });
        container.root.resolved.borrow_mut().slots.extend(numbers);
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
