//! What callers do with a container and its scopes.

use crate::model::event::{Event, record};
use crate::model::shape::Shape;
use crate::model::{Edge, Key, Wiring};

/// A step of a script. Scopes and results have numbers in the order of the steps that create them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Step {
    /// Opens a scope in the container or in a scope, and passes the seeds in this bit set.
    Open {
        inside: usize,
        level: Option<usize>,
        seeds: usize,
    },
    /// Resolves a dependency and keeps it.
    Get {
        inside: usize,
        edge: Edge,
    },
    /// Resolves each bound key, alone and with all of its bindings, and keeps the results.
    Sweep {
        inside: usize,
    },
    /// Calls `get` of each handle that the results lead to.
    Touch,
    /// Drops a result.
    Release(usize),
    /// Drops a scope.
    Close(usize),
    WarmUp,
}

/// The order in which the script ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum End {
    DropContainer,
    DropScopes,
    DropResults,
    Touch,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Script {
    pub(crate) steps: Vec<Step>,
    pub(crate) end: Vec<End>,
}

/// The calls of a script, which each container implements. A realm is the container, at number 0, or a scope.
pub(crate) trait Run {
    /// Returns the number of realms, with those that were closed.
    fn realms(&self) -> usize;
    fn is_open(&self, realm: usize) -> bool;
    fn open(&mut self, inside: usize, level: Option<usize>, seeds: &[Key]);
    fn get(&mut self, inside: usize, edge: Edge);
    fn touch(&mut self);
    fn warm_up(&mut self);
    /// Returns the number of results, with those that were released.
    fn results(&self) -> usize;
    fn release(&mut self, result: usize);
    fn close(&mut self, realm: usize);
}

/// Plays a script.
pub(crate) fn play(script: &Script, wiring: &Wiring, run: &mut impl Run) {
    for (number, step) in script.steps.iter().enumerate() {
        record(Event::Step(number));
        play_step(*step, wiring, run);
    }
    for end in &script.end {
        record(Event::End(*end));
        match end {
            End::DropContainer => run.close(0),
            End::DropScopes => (1..run.realms()).for_each(|realm| run.close(realm)),
            End::DropResults => (0..run.results()).for_each(|result| run.release(result)),
            End::Touch => run.touch(),
        }
    }
}

pub(crate) fn play_step(step: Step, wiring: &Wiring, run: &mut impl Run) {
    let number = |number: usize| number % run.realms();
    match step {
        Step::Open {
            inside,
            level,
            seeds,
        } => {
            let inside = number(inside);
            let passed = wiring.seeds().into_iter().enumerate();
            let passed = passed.filter(|(at, _)| seeds & (1 << at) != 0);
            let passed: Vec<Key> = passed.map(|(_, key)| key).collect();
            if run.is_open(inside) {
                run.open(inside, level, &passed);
            }
        }
        Step::Get { inside, edge } => {
            let inside = number(inside);
            if run.is_open(inside) {
                run.get(inside, edge);
            }
        }
        Step::Sweep { inside } => {
            let inside = number(inside);
            if run.is_open(inside) {
                sweep(inside, wiring, run);
            }
        }
        Step::Touch => run.touch(),
        Step::WarmUp if run.is_open(0) => run.warm_up(),
        Step::Release(result) if run.results() > 0 => run.release(result % run.results()),
        Step::WarmUp | Step::Release(_) => {}
        // The container is dropped at the end.
        Step::Close(realm) => {
            let realm = number(realm);
            if realm > 0 {
                run.close(realm);
            }
        }
    }
}

/// Resolves each bound key, alone and with all of its bindings.
fn sweep(inside: usize, wiring: &Wiring, run: &mut impl Run) {
    for key in wiring.keys() {
        for shape in [Shape::Arc, Shape::Vec] {
            let edge = Edge {
                shape,
                key,
                is_hasty: false,
            };
            run.get(inside, edge);
        }
    }
}
