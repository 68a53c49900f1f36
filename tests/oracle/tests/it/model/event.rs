//! What happens in a container, in order. Both containers record it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use crate::model::Entry;
use crate::model::script::End;

/// The number of an instance, in the order of construction.
pub(crate) type Id = usize;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Event {
    /// A constructor returned an instance.
    Made {
        id: Id,
        maker: usize,
        inner: Option<Id>,
        received: Vec<Seen>,
    },
    /// An instance was cloned.
    Copied { id: Id, of: Id },
    /// The instance was dropped.
    Dropped(Id),
    /// The `start` hook of the binding at a place ran.
    Started(usize, Id),
    /// The `stop` hook of the binding at a place ran.
    Stopped(usize, Id),
    /// A step of the script begins.
    Step(usize),
    /// A step of the end begins.
    End(End),
    /// A call of the script returned.
    Returned(Result<Seen, Failure>),
    /// A call of `get` of a handle returned.
    Got(Result<Id, Failure>),
    /// `warm_up` returned. It is true if all eager singletons were constructed.
    Warmed(bool),
}

/// A dependency as its consumer sees it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Seen {
    One(Id),
    Weak(Option<Id>),
    /// A handle, which resolves its value later.
    Later,
    /// The requests of a shape, or `None` for an `Option` without a binding.
    Group(Option<Vec<Seen>>),
    /// The members of a collection; those of a map are sorted.
    Many(Vec<(Option<Entry>, Seen)>),
}

/// The kind of an error of `resolve`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    Missing,
    Ambiguous,
    Cycle,
    Constructor,
    NoScope,
    NoSeed,
    Dropped,
    Dangling,
    /// A kind that the reference never returns.
    Unexpected,
}

thread_local! {
    static EVENTS: RefCell<Vec<Event>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<Id> = const { Cell::new(0) };
}

pub(crate) fn record(event: Event) {
    EVENTS.with_borrow_mut(|events| events.push(event));
}

pub(crate) fn next_id() -> Id {
    NEXT.replace(NEXT.get() + 1)
}

/// Runs a container from the first number on, and returns its events.
pub(crate) fn recorded(run: impl FnOnce()) -> Vec<Event> {
    NEXT.set(0);
    EVENTS.take();
    run();
    EVENTS.take()
}

/// Returns the makers of the instances that are alive, and how many each has.
pub(crate) fn alive() -> BTreeMap<usize, usize> {
    EVENTS.with_borrow(|events| {
        let is_dropped = |id: &Id| events.contains(&Event::Dropped(*id));
        let mut alive = BTreeMap::new();
        for event in events {
            match event {
                Event::Made { id, maker, .. } if !is_dropped(id) => {
                    *alive.entry(*maker).or_default() += 1;
                }
                _ => {}
            }
        }
        alive
    })
}
