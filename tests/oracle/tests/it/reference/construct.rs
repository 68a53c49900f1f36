//! How a realm resolves a slot, and what a constructor does.

use std::cell::RefCell;
use std::rc::Rc;

use crate::model::event::Failure;
use crate::model::shape::{EntryType, Form, Request};
use crate::model::{BINDINGS, COMPONENTS, Edge, Fails, Key, Lifetime};
use crate::reference::graph::{Kind, Member};
use crate::reference::realm::Realm;
use crate::reference::value::{Handle, Held, Holder, Instance, made, unwrap_or_clone};

#[derive(Clone, Copy)]
pub(crate) struct Error {
    pub(crate) failure: Failure,
    /// True if what was resolved is absent, and not present and broken. An `Option` of it is `None`.
    pub(crate) is_absence: bool,
    /// The innermost singleton whose construction failed.
    pub(crate) singleton: Option<usize>,
}

type Resolved<T> = Result<T, Error>;

fn broken(failure: Failure) -> Error {
    Error {
        failure,
        is_absence: false,
        singleton: None,
    }
}

fn absent(failure: Failure) -> Error {
    Error {
        failure,
        is_absence: true,
        singleton: None,
    }
}

impl Realm {
    /// Resolves a slot: finds its shared value, or constructs it where it belongs.
    pub(crate) fn resolve(&self, number: usize) -> Resolved<Rc<Instance>> {
        let slot = &self.root.graph.slots[number];
        if let Kind::Trait(component) = slot.kind {
            return self.resolve(component);
        }
        let home = match slot.lifetime {
            Lifetime::Transient => return self.construct(number),
            Lifetime::Singleton => self.container(),
            Lifetime::Scoped if slot.kind == Kind::Seed => return self.seed(number),
            Lifetime::Scoped => self.clone(),
            Lifetime::ScopedIn(level) => self.at_level(level)?,
        };
        if slot.lifetime != Lifetime::Singleton && home.scope.is_none() {
            return Err(broken(Failure::NoScope));
        }
        if let Some(shared) = home.shared(number) {
            return Ok(shared);
        }
        let instance = home.construct(number)?;
        home.share(number, Rc::clone(&instance));
        Ok(instance)
    }

    /// Returns the nearest scope of a level.
    fn at_level(&self, level: usize) -> Resolved<Self> {
        let mut realm = self.clone();
        while realm.level() != Some(level) {
            realm = realm.parent().ok_or(broken(Failure::NoScope))?;
        }
        Ok(realm)
    }

    /// Returns the seed of the nearest scope that has it.
    fn seed(&self, number: usize) -> Resolved<Rc<Instance>> {
        if self.scope.is_none() {
            return Err(broken(Failure::NoScope));
        }
        let mut realm = self.clone();
        loop {
            if let Some(seed) = realm.shared(number) {
                return Ok(seed);
            }
            realm = realm.parent().ok_or(absent(Failure::NoSeed))?;
        }
    }

    fn construct(&self, number: usize) -> Resolved<Rc<Instance>> {
        if self.root.running.borrow().contains(&number) {
            return Err(broken(Failure::Cycle));
        }
        self.root.running.borrow_mut().push(number);
        let constructed = self.run_constructor(number);
        self.root.running.borrow_mut().pop();
        let is_singleton = self.root.graph.slots[number].lifetime == Lifetime::Singleton;
        constructed.map_err(|error| Error {
            singleton: error.singleton.or(is_singleton.then_some(number)),
            ..error
        })
    }

    fn run_constructor(&self, number: usize) -> Resolved<Rc<Instance>> {
        let slot = &self.root.graph.slots[number];
        if let Kind::Double(double) = slot.kind {
            return Ok(Rc::clone(&self.root.doubles.borrow()[&double]));
        }
        // A decorated seed that is absent is absent.
        let inner = match slot.kind {
            Kind::Decorator(inner) => Some(self.resolve(inner)?),
            _ => None,
        };
        let mut held = Vec::new();
        for edge in &slot.edges {
            let one = self.dependency(Some(number), *edge);
            let one = one.map_err(|error| Error {
                is_absence: false,
                ..error
            });
            held.push(one?);
        }
        let is_component = (BINDINGS..BINDINGS + COMPONENTS).contains(&slot.maker);
        if !is_component {
            slot.edges
                .iter()
                .zip(&held)
                .for_each(|(edge, held)| get_hastily(*edge, held));
        }
        if self.fails(slot.maker, slot.fails) {
            return Err(broken(Failure::Constructor));
        }
        Ok(made(slot.maker, inner, held))
    }

    fn fails(&self, maker: usize, fails: Fails) -> bool {
        let mut failures = self.root.failures.borrow_mut();
        let fails = match fails {
            Fails::Never => false,
            Fails::Once => failures[maker] == 0,
            Fails::Always => true,
        };
        failures[maker] += usize::from(fails);
        fails
    }

    /// Resolves a dependency, of a consumer or of a caller.
    pub(crate) fn dependency(&self, consumer: Option<usize>, edge: Edge) -> Resolved<Held> {
        let is_optional = edge.shape.is_optional();
        if is_optional && !self.root.graph.is_present(edge) {
            self.note_lookup(consumer, edge.key, Request::One(Form::Strong));
            return Ok(Held::Group(None));
        }
        let mut group = Vec::new();
        for request in edge.shape.requests() {
            match self.request(consumer, edge, *request) {
                Ok(held) => group.push(held),
                Err(error) => {
                    // Rust drops the elements of a tuple that is not complete in reverse.
                    while group.pop().is_some() {}
                    let is_absent = is_optional && error.is_absence;
                    return if is_absent {
                        Ok(Held::Group(None))
                    } else {
                        Err(error)
                    };
                }
            }
        }
        Ok(Held::Group(Some(group)))
    }

    fn request(&self, consumer: Option<usize>, edge: Edge, request: Request) -> Resolved<Held> {
        let graph = &self.root.graph;
        let is_refused =
            matches!(request, Request::Entries(of, _) if graph.entries(edge.key, of).1);
        if !is_refused {
            self.note_lookup(consumer, edge.key, request);
        }
        match request {
            Request::One(form) => match graph.candidates(edge.key)[..] {
                [] => Err(absent(Failure::Missing)),
                [only] => self.receive(consumer, only, form),
                _ => Err(broken(Failure::Ambiguous)),
            },
            Request::Maybe(form) => {
                let one = self.request(consumer, edge, Request::One(form));
                match one {
                    Ok(held) => Ok(Held::Group(Some(vec![held]))),
                    Err(error) if error.is_absence => Ok(Held::Group(None)),
                    Err(error) => Err(error),
                }
            }
            Request::All(form) => {
                let members = graph.bound_to(edge.key).into_iter();
                let members = members.map(|member| Member {
                    entry: None,
                    ..member
                });
                self.many(consumer, &members.collect::<Vec<_>>(), form)
            }
            Request::Entries(of, form) => {
                let (members, misses_others) = graph.entries(edge.key, of);
                if misses_others {
                    return Err(broken(Failure::Missing));
                }
                let many = self.many(consumer, &members, form);
                if many.is_err() && of == EntryType::Number {
                    // Nobody knows the order in which the members before the failure are dropped.
                    self.root.is_undetermined.set(true);
                }
                many
            }
        }
    }

    /// Resolves the members of a collection in the order of registration.
    fn many(&self, consumer: Option<usize>, members: &[Member], form: Form) -> Resolved<Held> {
        let mut many = Vec::new();
        self.note(consumer, members.iter().map(|member| member.slot));
        for member in members {
            match self.receive(consumer, member.slot, form) {
                Ok(held) => many.push((member.entry, held)),
                Err(error) => {
                    many.sort_by_key(|(entry, _)| *entry);
                    return Err(error);
                }
            }
        }
        many.sort_by_key(|(entry, _)| *entry);
        Ok(Held::Many(many))
    }

    /// Notes what a caller looks up.
    fn note_lookup(&self, consumer: Option<usize>, key: Key, request: Request) {
        if consumer.is_none() {
            self.root
                .resolved
                .borrow_mut()
                .looked_up
                .push((key, request));
        }
    }

    /// Notes what a caller resolves.
    fn note(&self, consumer: Option<usize>, slots: impl IntoIterator<Item = usize>) {
        if consumer.is_none() {
            self.root.resolved.borrow_mut().slots.extend(slots);
        }
    }

    /// Resolves a slot in the form in which its consumer receives it.
    fn receive(&self, consumer: Option<usize>, slot: usize, form: Form) -> Resolved<Held> {
        self.note(consumer, [slot]);
        let handle = |holder| {
            Held::Handle(Handle {
                realm: self.downgrade(),
                slot,
                cached: RefCell::default(),
                holder,
            })
        };
        Ok(match form {
            Form::Strong => Held::Strong(self.resolve(slot)?),
            Form::Weak if self.root.graph.slots[slot].lifetime == Lifetime::Transient => {
                return Err(broken(Failure::Dangling));
            }
            Form::Weak => Held::Weak(Rc::downgrade(&self.resolve(slot)?)),
            Form::Cloned => Held::Strong(unwrap_or_clone(self.resolve(slot)?)),
            Form::Lazy => handle(Holder::of(&self.root.graph, consumer, slot)),
            Form::Provider => handle(Holder::Nothing),
        })
    }
}

/// Calls `get` of the handles that a hasty constructor receives.
fn get_hastily(edge: Edge, held: &Held) {
    if edge.is_hasty {
        let mut handles = Vec::new();
        held.own_handles(&mut handles);
        handles.into_iter().for_each(Handle::call);
    }
}
