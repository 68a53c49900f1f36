//! Instances, and what they hold.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use crate::model::event::{Event, Failure, Id, Seen, next_id, record};
use crate::model::{Entry, Lifetime};
use crate::reference::graph::Graph;
use crate::reference::realm::{Realm, WeakRealm};

/// A constructed value. It drops its parts in the order of the fields.
pub(crate) struct Instance {
    pub(crate) id: Id,
    pub(crate) maker: usize,
    pub(crate) inner: Option<Rc<Instance>>,
    pub(crate) held: Vec<Held>,
}

/// A dependency in the hands of its consumer.
pub(crate) enum Held {
    Strong(Rc<Instance>),
    Weak(Weak<Instance>),
    Handle(Handle),
    Group(Option<Vec<Held>>),
    Many(Vec<(Option<Entry>, Held)>),
}

/// A `Lazy` or a `Provider`.
pub(crate) struct Handle {
    pub(crate) realm: WeakRealm,
    pub(crate) slot: usize,
    /// The value of a `Lazy`, once it is resolved.
    pub(crate) cached: RefCell<Option<Cached>>,
    pub(crate) holder: Holder,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    /// A `Provider` holds nothing.
    Nothing,
    /// The `Lazy` holds its value.
    Lazy,
    /// The value may hold the `Lazy`. The container or the scope holds it, as it does anyway.
    Cell,
    /// The value may hold the `Lazy`, and nothing else would hold it. So the container or the scope does.
    Realm,
}

pub(crate) enum Cached {
    Strong(Rc<Instance>),
    /// The container or the scope holds the value; under this number, if it does so for the `Lazy`.
    Weak(Weak<Instance>, Option<usize>),
}

pub(crate) fn made(maker: usize, inner: Option<Rc<Instance>>, held: Vec<Held>) -> Rc<Instance> {
    let id = next_id();
    record(Event::Made {
        id,
        maker,
        inner: inner.as_ref().map(|inner| inner.id),
        received: held.iter().map(Held::seen).collect(),
    });
    Rc::new(Instance {
        id,
        maker,
        inner,
        held,
    })
}

/// Returns the instance if nothing else holds it, and a copy if something does.
pub(crate) fn unwrap_or_clone(instance: Rc<Instance>) -> Rc<Instance> {
    if Rc::strong_count(&instance) == 1 {
        return instance;
    }
    let id = next_id();
    record(Event::Copied {
        id,
        of: instance.id,
    });
    Rc::new(Instance {
        id,
        maker: instance.maker,
        inner: None,
        held: Vec::new(),
    })
}

impl Drop for Instance {
    fn drop(&mut self) {
        record(Event::Dropped(self.id));
    }
}

impl Held {
    pub(crate) fn seen(&self) -> Seen {
        match self {
            Self::Strong(instance) => Seen::One(instance.id),
            Self::Weak(instance) => Seen::Weak(instance.upgrade().map(|instance| instance.id)),
            Self::Handle(_) => Seen::Later,
            Self::Group(group) => {
                let group = group.as_ref();
                Seen::Group(group.map(|group| group.iter().map(Self::seen).collect()))
            }
            Self::Many(members) => {
                let members = members.iter();
                Seen::Many(members.map(|(key, held)| (*key, held.seen())).collect())
            }
        }
    }

    /// Adds the handles that this consists of.
    pub(crate) fn own_handles<'a>(&'a self, handles: &mut Vec<&'a Handle>) {
        match self {
            Self::Strong(_) | Self::Weak(_) => {}
            Self::Handle(handle) => handles.push(handle),
            Self::Group(group) => {
                let group = group.iter().flatten();
                group.for_each(|held| held.own_handles(handles));
            }
            Self::Many(members) => {
                let members = members.iter();
                members.for_each(|(_, held)| held.own_handles(handles));
            }
        }
    }

    /// Adds the handles that this leads to, through instances that were not visited.
    pub(crate) fn visit<'a>(&'a self, visited: &mut Vec<Id>, handles: &mut Vec<&'a Handle>) {
        match self {
            Self::Strong(instance) => instance.visit(visited, handles),
            Self::Weak(_) => {}
            Self::Handle(handle) => handles.push(handle),
            Self::Group(group) => {
                let group = group.iter().flatten();
                group.for_each(|held| held.visit(visited, handles));
            }
            Self::Many(members) => {
                let members = members.iter();
                members.for_each(|(_, held)| held.visit(visited, handles));
            }
        }
    }
}

impl Instance {
    fn visit<'a>(&'a self, visited: &mut Vec<Id>, handles: &mut Vec<&'a Handle>) {
        if visited.contains(&self.id) {
            return;
        }
        visited.push(self.id);
        if let Some(inner) = &self.inner {
            inner.visit(visited, handles);
        }
        for held in &self.held {
            held.visit(visited, handles);
        }
    }
}

impl Handle {
    /// Calls `get`, and drops the value.
    pub(crate) fn call(&self) {
        let got = self.get();
        let id = got.as_ref().map(|instance| instance.id);
        record(Event::Got(id.map_err(|failure| *failure)));
    }

    pub(crate) fn get(&self) -> Result<Rc<Instance>, Failure> {
        match &*self.cached.borrow() {
            Some(Cached::Strong(instance)) => return Ok(Rc::clone(instance)),
            Some(Cached::Weak(instance, _)) => return instance.upgrade().ok_or(Failure::Dropped),
            None => {}
        }
        // A singleton needs no scope.
        let container = || {
            let container = self.realm.container()?;
            let lifetime = container.root.graph.slots[self.slot].lifetime;
            (lifetime == Lifetime::Singleton).then_some(container)
        };
        let realm = self.realm.upgrade().or_else(container);
        let realm = realm.ok_or(Failure::Dropped)?;
        let instance = realm.resolve(self.slot).map_err(|error| error.failure)?;
        let cached = match self.holder {
            Holder::Nothing => return Ok(instance),
            Holder::Lazy => Cached::Strong(Rc::clone(&instance)),
            Holder::Cell => Cached::Weak(Rc::downgrade(&instance), None),
            Holder::Realm => {
                let number = realm.own(Rc::clone(&instance));
                Cached::Weak(Rc::downgrade(&instance), Some(number))
            }
        };
        self.cached.replace(Some(cached));
        Ok(instance)
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        if let Some(Cached::Weak(_, Some(number))) = self.cached.take() {
            let disowned = self.realm.upgrade().and_then(|realm| realm.disown(number));
            drop(disowned);
        }
    }
}

impl Holder {
    /// Returns who holds the value of a `Lazy` of a consumer.
    pub(crate) fn of(graph: &Graph, consumer: Option<usize>, slot: usize) -> Self {
        let Some(consumer) = consumer else {
            return Self::Lazy;
        };
        let may_hold_lazy =
            slot == consumer || graph.reached(slot, Graph::held).contains(&consumer);
        let is_transient = graph.slots[slot].lifetime == Lifetime::Transient;
        match (may_hold_lazy, is_transient) {
            (false, _) => Self::Lazy,
            (true, false) => Self::Cell,
            (true, true) => Self::Realm,
        }
    }
}

impl Realm {
    /// Holds a value until the realm ends, or until it is disowned.
    fn own(&self, instance: Rc<Instance>) -> usize {
        let values = self.values();
        let number = self.root.owned.get();
        self.root.owned.set(number + 1);
        values.borrow_mut().push((Owner::Lazy(number), instance));
        number
    }

    fn disown(&self, number: usize) -> Option<Rc<Instance>> {
        let mut values = self.values().borrow_mut();
        let place = values
            .iter()
            .position(|(owner, _)| *owner == Owner::Lazy(number))?;
        Some(values.remove(place).1)
    }
}

/// The reason why a container or a scope holds a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// It is the shared value of this slot.
    Slot(usize),
    /// It holds it for the `Lazy` with this number.
    Lazy(usize),
}
