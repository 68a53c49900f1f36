//! Containers and scopes: the values that they hold, and the order in which they drop them.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::{Rc, Weak};

use crate::model::Key;
use crate::model::shape::Request;
use crate::reference::graph::Graph;
use crate::reference::value::{Instance, Owner};

/// Values in the order of construction.
type Values = RefCell<Vec<(Owner, Rc<Instance>)>>;

pub(crate) struct Root {
    pub(crate) graph: Graph,
    pub(crate) values: Values,
    /// The doubles of a test graph, by the number of their override.
    pub(crate) doubles: RefCell<BTreeMap<usize, Rc<Instance>>>,
    /// The number of values that were held for a `Lazy`.
    pub(crate) owned: Cell<usize>,
    /// The slots under construction.
    pub(crate) running: RefCell<Vec<usize>>,
    /// For each maker, the number of its constructor calls that failed.
    pub(crate) failures: RefCell<Vec<usize>>,
    pub(crate) resolved: Rc<RefCell<Resolved>>,
    /// True once the order of the events is not determined, because a `HashMap` was dropped half filled.
    pub(crate) is_undetermined: Rc<Cell<bool>>,
}

/// The slots and keys that a caller has resolved.
#[derive(Default)]
pub(crate) struct Resolved {
    pub(crate) slots: BTreeSet<usize>,
    /// The keys that it has looked up, even if nothing is bound to them.
    pub(crate) looked_up: Vec<(Key, Request)>,
}

/// A scope drops its values, then leaves the scope around it, then the container.
pub(crate) struct Scope {
    pub(crate) values: Values,
    pub(crate) level: Option<usize>,
    pub(crate) parent: Option<Rc<Scope>>,
    /// Keeps the container alive.
    pub(crate) _root: Rc<Root>,
}

/// A container, or one of its scopes.
#[derive(Clone)]
pub(crate) struct Realm {
    pub(crate) scope: Option<Rc<Scope>>,
    pub(crate) root: Rc<Root>,
}

/// A realm that does not keep its container alive.
pub(crate) struct WeakRealm {
    scope: Option<Weak<Scope>>,
    root: Weak<Root>,
}

impl Realm {
    pub(crate) fn values(&self) -> &Values {
        match &self.scope {
            Some(scope) => &scope.values,
            None => &self.root.values,
        }
    }

    pub(crate) fn shared(&self, slot: usize) -> Option<Rc<Instance>> {
        let values = self.values().borrow();
        let mut values = values.iter();
        let found = values.find(|(owner, _)| *owner == Owner::Slot(slot));
        found.map(|(_, instance)| Rc::clone(instance))
    }

    pub(crate) fn share(&self, slot: usize, instance: Rc<Instance>) {
        let mut values = self.values().borrow_mut();
        values.push((Owner::Slot(slot), instance));
    }

    pub(crate) fn container(&self) -> Self {
        Self {
            scope: None,
            root: Rc::clone(&self.root),
        }
    }

    /// Returns the scope around this one, if both exist.
    pub(crate) fn parent(&self) -> Option<Self> {
        let parent = self.scope.as_ref()?.parent.as_ref()?;
        Some(Self {
            scope: Some(Rc::clone(parent)),
            root: Rc::clone(&self.root),
        })
    }

    pub(crate) fn level(&self) -> Option<usize> {
        self.scope.as_ref()?.level
    }

    pub(crate) fn downgrade(&self) -> WeakRealm {
        WeakRealm {
            scope: self.scope.as_ref().map(Rc::downgrade),
            root: Rc::downgrade(&self.root),
        }
    }
}

impl WeakRealm {
    pub(crate) fn upgrade(&self) -> Option<Realm> {
        let scope = match &self.scope {
            Some(scope) => Some(scope.upgrade()?),
            None => None,
        };
        let root = self.root.upgrade()?;
        Some(Realm { scope, root })
    }

    /// Returns the container alone.
    pub(crate) fn container(&self) -> Option<Realm> {
        let root = self.root.upgrade()?;
        Some(Realm { scope: None, root })
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        drop_in_reverse(&self.values);
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        drop_in_reverse(&self.values);
    }
}

fn drop_in_reverse(values: &Values) {
    loop {
        // The drop of a value may lead to the list again.
        let last = values.borrow_mut().pop();
        if last.is_none() {
            return;
        }
    }
}
