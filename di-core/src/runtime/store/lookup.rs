//! Look-up of slots by key, and the errors of a failed look-up.

use std::any::TypeId;
use std::panic::Location;

use crate::error::{
    Absence, Candidate, Catalog, ProblemText, Purpose, ResolveError, ResolveErrorKind, ambiguous,
    other_entries,
};
use crate::runtime::model::Store;
#[cfg(feature = "testing")]
use crate::runtime::slot::slots_in;
use crate::runtime::slot::{Edge, Header, Member, NO_SLOT};
use crate::spec::key::Key;
#[cfg(feature = "testing")]
use crate::spec::lookup::Lookup;
use crate::spec::origin::{Label, Role};
use crate::spec::source_line::LineOf;
use crate::spec::type_name::{inside_arc, marked};
use crate::spec::visibility::Home;

impl Store {
    /// Returns the slot that is bound to a key.
    #[inline(never)]
    pub(crate) fn find(&self, key: Key) -> Result<u32, ResolveError> {
        match self.singles.get(&key) {
            Some(slot) if !self.is_stopped() => Ok(*slot),
            _ => self.find_unlisted(key),
        }
    }

    /// Returns the slot of a key that is not in `singles`. A watched container keeps no keys there. A stopped
    /// container finds none.
    #[cold]
    fn find_unlisted(&self, key: Key) -> Result<u32, ResolveError> {
        self.refuse_if_stopped(key)?;
        #[cfg(feature = "testing")]
        if let Some(slot) = self.find_watched(key) {
            self.refuse_external(&[slot])?;
            return Ok(slot);
        }
        Err(self.not_found(key))
    }

    /// Returns the slot that a handle will resolve later.
    pub(crate) fn find_for_later(&self, key: Key) -> Result<u32, ResolveError> {
        #[cfg(feature = "testing")]
        if let Some(slot) = self.find_watched(key) {
            return Ok(slot);
        }
        self.find(key)
    }

    /// Returns whether something is bound to a key, and not only as an entry of a map.
    pub(crate) fn is_bound(&self, key: Key) -> bool {
        #[cfg(feature = "testing")]
        self.note_lookup(key, Lookup::One);
        let mut members = self.members(key).iter();
        members.any(|member| member.entry.is_none())
    }

    /// Returns all bindings of a key, for a caller without a plan. `entries` is the type of the map's keys, or `None` for
    /// a `Vec`.
    ///
    /// # Errors
    ///
    /// Returns a [`ResolveError`] if there are entries with keys of other types, which the map would miss.
    pub(crate) fn find_all(
        &self,
        key: Key,
        entries: Option<TypeId>,
    ) -> Result<&[Member], ResolveError> {
        self.refuse_if_stopped(key)?;
        let members = self.find_all_for_later(key, entries)?;
        #[cfg(feature = "testing")]
        self.refuse_external(&slots_in(members, entries))?;
        Ok(members)
    }

    /// Returns all bindings of a key like [`find_all`](Self::find_all), for handles that resolve them later.
    pub(crate) fn find_all_for_later(
        &self,
        key: Key,
        entries: Option<TypeId>,
    ) -> Result<&[Member], ResolveError> {
        let members = self.members(key);
        // A collection of all bindings lacks none.
        if entries.is_some() && members.iter().any(|member| member.is_missing_in(entries)) {
            return Err(self.other_entries(key));
        }
        #[cfg(feature = "testing")]
        {
            self.note_lookup(key, Lookup::of_collection(entries));
            self.note_slots(&slots_in(members, entries));
        }
        Ok(members)
    }

    /// Returns the slot of an entry of the container's module. If the entry does not have exactly one slot,
    /// returns the error of looking up the key.
    #[inline]
    pub(crate) fn entry(&self, entry: usize, key: &Key) -> Result<u32, ResolveError> {
        match self.entries.get(entry) {
            Some(slot) if *slot != NO_SLOT && !self.is_stopped() => Ok(*slot),
            _ => self.find(*key),
        }
    }

    /// Returns the slots of a seed, even if it is decorated: the first slot, and all slots that modules
    /// declare. The first may be one of them.
    pub(crate) fn seed_slots(
        &self,
        key: Key,
        opened: &'static Location<'static>,
    ) -> Result<(u32, impl Iterator<Item = u32>), ResolveError> {
        let mut slots = self.members(key).iter().map(|member| member.slot);
        let of_root = slots.find_map(|slot| self.seed_in(slot));
        let of_modules = self.module_seeds.get(&key).map_or(&[][..], Vec::as_slice);
        match of_root.or(of_modules.first().copied()) {
            Some(first) => Ok((first, of_modules.iter().copied())),
            None => Err(marked(|| self.no_seed_slot(key, opened))),
        }
    }

    /// Returns the seed in a slot, inside of its decorators.
    fn seed_in(&self, slot: u32) -> Option<u32> {
        let header = self.undecorated(slot)?;
        header.label.is_seed().then_some(header.number)
    }

    /// Returns the header inside of all decorators of a slot.
    pub(crate) fn undecorated(&self, slot: u32) -> Option<&Header> {
        let mut header = self.header(slot)?;
        while let (Role::Decorator, Some(Edge::Slot(inner))) =
            (header.label.role, header.edges.first())
        {
            header = self.header(*inner)?;
        }
        Some(header)
    }

    #[cold]
    fn no_seed_slot(&self, key: Key, opened: &'static Location<'static>) -> ResolveError {
        let bound = self.members(key).iter();
        let bound = bound.filter_map(|member| Some(&self.undecorated(member.slot)?.label));
        let bound: Vec<String> = bound.map(|label| label.as_candidate(key)).collect();
        let text = ProblemText::new(format!("{key} is not declared as a seed"))
            .line("opened at", LineOf(opened).to_string());
        let text = if bound.is_empty() {
            let near_misses = self.catalog().near_misses(key, Purpose::Seed);
            text.lines("near miss", near_misses)
                .line("help", self.how_to_declare(key))
        } else {
            let name = key.short_name();
            #[cfg(feature = "testing")]
            let is_overridden = self.is_overridden(key);
            #[cfg(not(feature = "testing"))]
            let is_overridden = false;
            let remedy = if is_overridden {
                format!("remove the test's override of `{name}`")
            } else {
                format!("declare it with `.replace(bind::<{name}>().to_seed())`")
            };
            text.lines("it is", bound)
                .line("help", format!("do not pass it, or {remedy}"))
        };
        ResolveError::new(ResolveErrorKind::WrongSeed, text)
    }

    /// Returns the code that declares a seed: in the container's module, or on the builder.
    fn how_to_declare(&self, key: Key) -> String {
        let name = key.short_name();
        if inside_arc(key.full_name()) != key.full_name() {
            let call = match key.qualifier() {
                Some(qualifier) => format!(".with_keyed_arc::<{qualifier}, _>(..)"),
                None => ".with_arc(..)".to_owned(),
            };
            return format!("write `{call}` for a value in an `Arc`");
        }
        let (keyed, option) = match key.qualifier() {
            Some(qualifier) => (
                format!(".key::<{qualifier}>()"),
                format!(": key = {qualifier}"),
            ),
            None => (String::new(), String::new()),
        };
        let on_builder = format!("`.add(bind::<{name}>(){keyed}.to_seed())`");
        match self.homes.only_installed() {
            Some(module) => {
                format!(
                    "write `seeds({name}{option})` in module `{module}`; or {on_builder} on the builder"
                )
            }
            None => on_builder,
        }
    }

    #[cold]
    fn not_found(&self, key: Key) -> ResolveError {
        let members = self.members(key).iter();
        let candidates = members
            .filter(|member| member.entry.is_none())
            .filter_map(|member| {
                let header = self.undecorated(member.slot)?;
                Some((&header.label, self.home_of(key, header.number)))
            });
        let candidates: Vec<(&Label, Option<Home>)> = candidates.collect();
        if candidates.is_empty() {
            return self.missing(key);
        }
        let text = marked(|| ambiguous(key, candidates));
        ResolveError::new(ResolveErrorKind::Ambiguous, text).with_key(key)
    }

    /// Returns the module that binds a key to a slot inside of all decorators, if another one sees it.
    fn home_of(&self, key: Key, slot: u32) -> Option<Home> {
        let others = self.members.iter();
        let others = others.filter(|(other, _)| other.in_root() == key && **other != key);
        let is_same = |member: &Member| {
            let own = self.undecorated(member.slot);
            own.is_some_and(|own| own.number == slot)
        };
        let bound = others.filter(|(_, members)| members.iter().any(is_same));
        let mut homes = bound.filter_map(|(other, _)| self.homes.of(*other));
        homes.find(|home| !home.hands_on)
    }

    #[cold]
    fn other_entries(&self, key: Key) -> ResolveError {
        let entries = self.members(key).iter().filter_map(|member| {
            let label = &self.undecorated(member.slot)?.label;
            Some((member.entry.as_ref()?, label))
        });
        let text = marked(|| other_entries(key, entries.collect()));
        ResolveError::new(ResolveErrorKind::Missing, text)
    }

    fn missing(&self, key: Key) -> ResolveError {
        marked(|| self.missing_error(key))
    }

    fn missing_error(&self, key: Key) -> ResolveError {
        let catalog = self.catalog();
        let absence = Absence::of(&[key], &self.homes, &catalog);
        let text = ProblemText::new(absence.headline)
            .lines("removed", catalog.removal(key).map(ToString::to_string))
            .lines("near miss", catalog.near_misses_of_need(key, |_| false))
            .line("help", absence.help);
        ResolveError::new(ResolveErrorKind::Missing, text).with_key(key)
    }

    /// Returns all bound keys with their bindings.
    fn catalog(&self) -> Catalog {
        let mut is_needed = vec![false; self.slots.len()];
        let edges = self.slots.iter().flat_map(|slot| slot.header.edges.iter());
        for target in edges.flat_map(Edge::targets) {
            if let Some(is_needed) = is_needed.get_mut(target as usize) {
                *is_needed = true;
            }
        }
        let candidates = self.members.iter().flat_map(|(key, members)| {
            members.iter().filter_map(|member| {
                let label = &self.undecorated(member.slot)?.label;
                let is_needed = is_needed.get(member.slot as usize) == Some(&true);
                Some(Candidate {
                    key: *key,
                    entry: member.entry.clone(),
                    label: label.clone(),
                    home: self.homes.of(*key),
                    unneeded: Some(member.slot)
                        .filter(|_| !is_needed && label.may_lack_trait(*key)),
                })
            })
        });
        Catalog::of(candidates).with_removed(self.removed.clone())
    }
}
