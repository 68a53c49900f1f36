//! What a constructor sees while it runs.

mod each;

use std::any::{Any, TypeId};
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::context::each::Fetched;
pub(crate) use crate::runtime::context::each::make_of_list;
pub use crate::runtime::context::each::{Parts, pointer, values};
use crate::runtime::failure::undescribed;
use crate::runtime::resolve::Found;
use crate::runtime::slot::{Edge, Entry, Header, Kept, Member};
use crate::runtime::store::Realm;
use crate::runtime::sync::{Origin, origin};
use crate::spec::key::{Key, Qualifier};
use crate::spec::request::{Needs, Site, required};

/// Hands a constructor its dependencies: either those that `build()` has found for it, one after
/// the other, or whatever is bound to the keys that it asks for.
///
/// [`Dependency::resolve`](crate::Dependency::resolve) gets one; it is passed on and has no
/// methods of its own.
pub struct Context<'a> {
    realm: Realm<'a>,
    way: Way<'a>,
    /// What was made last for who has the context, until its type is known.
    made: Option<Kept>,
    /// What was fetched for the fields of a component that are all `Arc`s.
    fetched: Fetched<'a>,
    /// Why a component can't be made. It is kept here since a `Result` would be carried through code
    /// that is compiled for each component.
    failure: Option<ResolveError>,
}

enum Way<'a> {
    Planned { header: &'a Header, at: usize },
    Direct { qualifier: Option<Qualifier> },
}

/// A key whose answer is fetched later.
pub(crate) struct Deferred {
    pub(crate) slot: u32,
    pub(crate) closes_cycle: bool,
    pub(crate) origin: Option<Arc<Origin>>,
}

impl<'a> Context<'a> {
    /// The context of a slot's constructor.
    #[inline]
    pub(crate) fn planned(realm: Realm<'a>, header: &'a Header) -> Self {
        Self {
            realm,
            way: Way::Planned { header, at: 0 },
            made: None,
            fetched: Fetched::default(),
            failure: None,
        }
    }

    /// The context of one who asks for keys by themselves.
    pub(crate) fn direct(realm: Realm<'a>) -> Self {
        Self {
            realm,
            way: Way::Direct { qualifier: None },
            made: None,
            fetched: Fetched::default(),
            failure: None,
        }
    }

    pub(crate) fn realm(&self) -> Realm<'a> {
        self.realm
    }

    /// The slot whose constructor runs, where it is one.
    pub(crate) fn planned_slot(&self) -> Option<u32> {
        match self.way {
            Way::Planned { header, .. } => Some(header.number),
            Way::Direct { .. } => None,
        }
    }

    /// What is bound to a key.
    #[inline]
    pub(crate) fn find(&mut self, key: &Key) -> Result<&Kept, ResolveError> {
        let slot = self.one(key)?;
        self.found(slot)
    }

    /// What a slot gives that one of the other methods led to.
    #[inline]
    pub(crate) fn found(&mut self, slot: u32) -> Result<&Kept, ResolveError> {
        match self.obtain_slot(slot)? {
            Found::Held(kept) => Ok(kept),
            Found::Made(kept) => Ok(self.made.insert(kept)),
        }
    }

    #[inline]
    fn obtain_slot(&self, slot: u32) -> Result<Found<'a>, ResolveError> {
        match self.way {
            Way::Planned { .. } => self.realm.obtain(slot),
            Way::Direct { .. } => self.realm.ask(slot),
        }
    }

    #[cold]
    pub(crate) fn fail<T>(&mut self, error: ResolveError) -> Option<T> {
        self.failure = Some(error);
        None
    }

    /// What was given, or nothing, and the failure is noted.
    #[inline]
    pub(crate) fn succeed<T>(&mut self, result: Result<T, ResolveError>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => self.fail(error),
        }
    }

    /// Why the component could not be made.
    #[cold]
    pub(crate) fn take_failure(&mut self) -> ResolveError {
        let failure = self.failure.take();
        failure.unwrap_or_else(|| undescribed(&Key::of::<()>()))
    }

    /// Lets go of what was made last, which who has the context may want for itself alone.
    pub(crate) fn release(&mut self) {
        self.made = None;
        self.fetched.clear();
    }

    /// The slot that is meant by a key.
    #[inline]
    fn one(&mut self, key: &Key) -> Result<u32, ResolveError> {
        match self.next(key)? {
            Some(Edge::Slot(slot)) => Ok(*slot),
            Some(_) => Err(undescribed(key)),
            None => self.realm.store.find(self.qualified(key)),
        }
    }

    pub(crate) fn deferred(&mut self, key: &Key) -> Result<Deferred, ResolveError> {
        let (slot, closes_cycle) = match self.next(key)? {
            Some(Edge::Deferred { slot, closes_cycle }) => (*slot, *closes_cycle),
            Some(_) => return Err(undescribed(key)),
            None => (self.realm.store.find_for_later(self.qualified(key))?, false),
        };
        Ok(Deferred {
            slot,
            closes_cycle,
            origin: origin(),
        })
    }

    /// All that is bound to a key as an entry of a map whose keys are of the type with this
    /// identity.
    pub(crate) fn entries(&mut self, key: &Key, id: TypeId) -> Result<&'a [Member], ResolveError> {
        let is_planned = self.is_planned();
        let members = self.many(key)?;
        let is_other = |entry: &Entry| Any::type_id(&**entry) != id;
        let mut entries = members.iter().filter_map(|member| member.entry.as_ref());
        // The plan has looked at this before.
        if !is_planned && entries.any(is_other) {
            return Err(self.realm.store.other_entries(self.qualified(key)));
        }
        Ok(members)
    }

    fn is_planned(&self) -> bool {
        matches!(self.way, Way::Planned { .. })
    }

    pub(crate) fn many(&mut self, key: &Key) -> Result<&'a [Member], ResolveError> {
        match self.next(key)? {
            Some(Edge::Many(members)) => Ok(members),
            Some(_) => Err(undescribed(key)),
            None => self.realm.store.find_all(self.qualified(key)),
        }
    }

    /// What `resolve` makes, or `None` where nothing is bound to what `describe` asks for.
    pub(crate) fn optional<D>(
        &mut self,
        describe: fn(&mut Needs),
        resolve: fn(&mut Self) -> Result<D, ResolveError>,
    ) -> Result<Option<D>, ResolveError> {
        let is_present = match self.next(&Key::of::<Option<()>>())? {
            Some(Edge::Absent) => false,
            Some(Edge::Present) => true,
            Some(_) => return Err(undescribed(&Key::of::<Option<()>>())),
            None => self.is_bound(describe),
        };
        if !is_present {
            return Ok(None);
        }
        match resolve(self) {
            Ok(dependency) => Ok(Some(dependency)),
            Err(error) if error.is_absence() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether something is bound to each key that `describe` cannot do without.
    fn is_bound(&self, describe: fn(&mut Needs)) -> bool {
        let mut needs = Needs::default();
        describe(&mut needs);
        let steps = needs.into_steps();
        required(&steps).all(|need| {
            let key = match need.key.qualifier() {
                Some(_) => need.key,
                None => self.qualified(&need.key),
            };
            let mut members = self.realm.store.members(key).iter();
            members.any(|member| member.entry.is_none())
        })
    }

    /// Asks for what `resolve` asks for under the qualifier `Q`.
    pub(crate) fn keyed<Q: ?Sized + 'static, D>(
        &mut self,
        resolve: impl FnOnce(&mut Self) -> Result<D, ResolveError>,
    ) -> Result<D, ResolveError> {
        let inner = Some(Qualifier::of::<Q>());
        let outer = match &mut self.way {
            Way::Direct { qualifier } => std::mem::replace(qualifier, inner),
            Way::Planned { .. } => None,
        };
        let resolved = resolve(self);
        if let Way::Direct { qualifier } = &mut self.way {
            *qualifier = outer;
        }
        resolved
    }

    /// Adds to an error of the constructor whose it is, and at which field it came up.
    #[cold]
    pub(crate) fn explain(&self, error: ResolveError) -> ResolveError {
        let Way::Planned { header, at } = self.way else {
            return error;
        };
        if header.is_alias {
            return error;
        }
        let site = error.is_of_dependency().then(|| site(header, at));
        error.on_the_way(header.label, site.flatten())
    }

    /// The next edge of the plan; `None` where there is no plan.
    #[inline]
    fn next(&mut self, asked: &Key) -> Result<Option<&'a Edge>, ResolveError> {
        let Way::Planned { header, at } = &mut self.way else {
            return Ok(None);
        };
        let Some(edge) = header.edges.get(*at) else {
            return Err(undescribed(asked));
        };
        *at += 1;
        Ok(Some(edge))
    }

    fn qualified(&self, key: &Key) -> Key {
        match self.way {
            Way::Direct { qualifier } => key.qualified(qualifier),
            Way::Planned { .. } => *key,
        }
    }
}

/// The field whose dependency was asked for last.
fn site(header: &Header, at: usize) -> Option<Site> {
    header.sites.get(at.checked_sub(1)?).copied()
}

impl Debug for Context<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Context").finish_non_exhaustive()
    }
}
