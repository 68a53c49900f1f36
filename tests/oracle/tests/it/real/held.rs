//! Dependencies in the hands of their consumer.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;
use std::pin::Pin;
use std::sync::{Arc, Weak};

use wirework::{Cloned, Lazy, Provider, ResolveError, ResolveErrorKind};

use crate::model::Entry;
use crate::model::event::{Event, Failure, Id, Seen, record};
use crate::real::types::{Node, Part, Target};

pub(crate) enum Held {
    Strong(Box<dyn Shared>),
    Weak(Box<dyn WeaklyShared>),
    Handle(Box<dyn Handle>),
    Group(Option<Vec<Held>>),
    Many(Vec<(Option<Entry>, Held)>),
}

/// An `Arc` of any type, or a clone of a value.
pub(crate) trait Shared: Send + Sync {
    fn node(&self) -> &Node;
}

pub(crate) trait WeaklyShared: Send + Sync {
    fn id(&self) -> Option<Id>;

    fn upgraded(&self) -> Option<Box<dyn Shared>>;
}

/// A `Lazy` or a `Provider`.
pub(crate) trait Handle: Send + Sync {
    fn get(&self) -> Result<Box<dyn Shared>, ResolveError>;

    fn get_async(&self) -> Got<'_>;
}

/// The future of a handle's value.
pub(crate) type Got<'a> = Pin<Box<dyn Future<Output = Result<Box<dyn Shared>, ResolveError>> + 'a>>;

/// A type of a dependency.
pub(crate) trait Receive {
    fn held(self) -> Held;
}

/// Calls `get`, and drops the value.
pub(crate) fn get(handle: &dyn Handle) {
    let got = handle.get();
    let id = got.as_ref().map(|shared| shared.node().id);
    record(Event::Got(id.map_err(failure)));
}

pub(crate) fn failure(error: &ResolveError) -> Failure {
    match error.kind() {
        ResolveErrorKind::Missing => Failure::Missing,
        ResolveErrorKind::Ambiguous => Failure::Ambiguous,
        ResolveErrorKind::Cycle => Failure::Cycle,
        ResolveErrorKind::Constructor => Failure::Constructor,
        ResolveErrorKind::NoScope => Failure::NoScope,
        ResolveErrorKind::NoSeed => Failure::NoSeed,
        ResolveErrorKind::Dropped => Failure::Dropped,
        ResolveErrorKind::Dangling => Failure::Dangling,
        _ => Failure::Unexpected,
    }
}

impl Held {
    pub(crate) fn seen(&self) -> Seen {
        match self {
            Self::Strong(shared) => Seen::One(shared.node().id),
            Self::Weak(weak) => Seen::Weak(weak.id()),
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

    /// Adds the handles that this leads to, through instances that were not visited. Without a list of those,
    /// adds the own handles alone.
    pub(crate) fn visit<'a>(
        &'a self,
        visited: &mut Option<Vec<Id>>,
        handles: &mut Vec<&'a dyn Handle>,
    ) {
        match self {
            Self::Strong(shared) => {
                let node = shared.node();
                if let Some(ids) = visited.as_mut().filter(|ids| !ids.contains(&node.id)) {
                    ids.push(node.id);
                    node.parts().for_each(|held| held.visit(visited, handles));
                }
            }
            Self::Weak(_) => {}
            Self::Handle(handle) => handles.push(&**handle),
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

impl<T: Target + ?Sized> WeaklyShared for Weak<T> {
    fn id(&self) -> Option<Id> {
        self.upgrade().map(|target| T::node(&target).id)
    }

    fn upgraded(&self) -> Option<Box<dyn Shared>> {
        Some(Box::new(self.upgrade()?))
    }
}

impl<T: Target + ?Sized> Handle for Lazy<T> {
    fn get(&self) -> Result<Box<dyn Shared>, ResolveError> {
        Ok(Box::new(Lazy::get(self)?))
    }

    fn get_async(&self) -> Got<'_> {
        Box::pin(async move {
            let value: Box<dyn Shared> = Box::new(Lazy::get_async(self).await?);
            Ok(value)
        })
    }
}

impl<T: Target + ?Sized> Handle for Provider<T> {
    fn get(&self) -> Result<Box<dyn Shared>, ResolveError> {
        Ok(Box::new(Provider::get(self)?))
    }

    fn get_async(&self) -> Got<'_> {
        Box::pin(async move {
            let value: Box<dyn Shared> = Box::new(Provider::get_async(self).await?);
            Ok(value)
        })
    }
}

impl<T: Target + ?Sized> Receive for Arc<T> {
    fn held(self) -> Held {
        Held::Strong(Box::new(self))
    }
}

impl<T: Target + ?Sized> Receive for Weak<T> {
    fn held(self) -> Held {
        Held::Weak(Box::new(self))
    }
}

impl<const N: usize> Receive for Cloned<Part<N>> {
    fn held(self) -> Held {
        Held::Strong(Box::new(self.0))
    }
}

impl<T: Target + ?Sized> Receive for Lazy<T> {
    fn held(self) -> Held {
        Held::Handle(Box::new(self))
    }
}

impl<T: Target + ?Sized> Receive for Provider<T> {
    fn held(self) -> Held {
        Held::Handle(Box::new(self))
    }
}

impl<R: Receive> Receive for Vec<R> {
    fn held(self) -> Held {
        let members = self.into_iter().map(|member| (None, member.held()));
        Held::Many(members.collect())
    }
}

impl<R: Receive, S: BuildHasher> Receive for HashMap<u8, R, S> {
    fn held(self) -> Held {
        map(self.into_iter().map(|(key, it)| (Entry::Number(key), it)))
    }
}

impl<R: Receive, S: BuildHasher> Receive for HashMap<&'static str, R, S> {
    fn held(self) -> Held {
        map(self.into_iter().map(|(key, it)| (Entry::Text(key), it)))
    }
}

impl<R: Receive> Receive for BTreeMap<u8, R> {
    fn held(self) -> Held {
        map(self.into_iter().map(|(key, it)| (Entry::Number(key), it)))
    }
}

impl<R: Receive> Receive for BTreeMap<&'static str, R> {
    fn held(self) -> Held {
        map(self.into_iter().map(|(key, it)| (Entry::Text(key), it)))
    }
}

fn map<R: Receive>(members: impl Iterator<Item = (Entry, R)>) -> Held {
    let mut members: Vec<_> = members.map(|(key, it)| (Some(key), it.held())).collect();
    members.sort_by_key(|(key, _)| *key);
    Held::Many(members)
}
