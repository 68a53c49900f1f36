//! From a key to the slot that is meant, and what to say where there is none.

use std::panic::Location;

use crate::error::{
    Absence, Candidate, ProblemText, Purpose, ResolveError, ResolveErrorKind, near_misses,
};
use crate::runtime::model::Store;
use crate::runtime::slot::NO_SLOT;
use crate::runtime::slot::{Edge, Header, Member};
use crate::spec::entry::Entry;
use crate::spec::key::Key;
use crate::spec::origin::{Label, Role};
use crate::spec::source_line::LineOf;
use crate::spec::type_name::ShortName;

impl Store {
    /// The slot that is asked for by a key.
    #[inline]
    pub(crate) fn find(&self, key: Key) -> Result<u32, ResolveError> {
        match self.singles.get(&key) {
            Some(slot) => Ok(*slot),
            None => self.find_otherwise(key),
        }
    }

    /// A watched container leads each look-up here.
    #[cold]
    fn find_otherwise(&self, key: Key) -> Result<u32, ResolveError> {
        #[cfg(feature = "testing")]
        if let Some(slot) = self.find_watched(key) {
            self.refuse_external(&[slot])?;
            return Ok(slot);
        }
        Err(self.not_found(key))
    }

    /// The slot that will be asked for, by a handle.
    pub(crate) fn find_for_later(&self, key: Key) -> Result<u32, ResolveError> {
        #[cfg(feature = "testing")]
        if let Some(slot) = self.find_watched(key) {
            return Ok(slot);
        }
        self.find(key)
    }

    /// All that is bound to a key, asked for by one who has no plan.
    #[cfg_attr(
        not(feature = "testing"),
        allow(clippy::unnecessary_wraps, reason = "a watched container may refuse")
    )]
    pub(crate) fn find_all(&self, key: Key) -> Result<&[Member], ResolveError> {
        let members = self.members(key);
        #[cfg(feature = "testing")]
        self.note_all(members)?;
        Ok(members)
    }

    /// The slot of an entry of the module that the container is made from. Where there is not one
    /// slot alone, looking for the key tells what is the matter.
    #[inline]
    pub(crate) fn entry(&self, entry: usize, key: &Key) -> Result<u32, ResolveError> {
        match self.entries.get(entry) {
            Some(slot) if *slot != NO_SLOT => Ok(*slot),
            _ => self.find(*key),
        }
    }

    /// The slots of a seed, also where it is decorated: one, and all that modules declare for
    /// themselves, the one maybe among them.
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
            None => Err(self.no_seed_slot(key, opened)),
        }
    }

    /// The seed that a slot hands on.
    fn seed_in(&self, slot: u32) -> Option<u32> {
        let header = self.undecorated(slot)?;
        header.label.is_seed().then_some(header.number)
    }

    /// What is inside of all decorators of a slot.
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
        let bound = bound.filter_map(|member| Some(self.header(member.slot)?.label));
        let bound: Vec<String> = bound.map(|label| label.as_candidate(key)).collect();
        let name = key.short_name();
        let text = ProblemText::new(format!("{key} is not declared as a seed"))
            .line("opened at", LineOf(opened).to_string());
        let text = if bound.is_empty() {
            text.lines(
                "near miss",
                near_misses(key, Purpose::Seed, &mut self.catalog()),
            )
            .line("help", format!("`.add(bind::<{name}>().to_seed())`"))
        } else {
            text.lines("it is", bound).line(
                "help",
                format!(
                    "do not give it, or declare it with `.replace(bind::<{name}>().to_seed())`"
                ),
            )
        };
        ResolveError::new(ResolveErrorKind::WrongSeed, text)
    }

    #[cold]
    fn not_found(&self, key: Key) -> ResolveError {
        let members = self.members(key).iter();
        let labels = members
            .filter(|member| member.entry.is_none())
            .filter_map(|member| Some(self.header(member.slot)?.label));
        let mut labels: Vec<Label> = labels.collect();
        if labels.is_empty() {
            return self.missing(key);
        }
        labels.sort_by(Label::by_place);
        let text = ambiguous(key, &labels);
        ResolveError::new(ResolveErrorKind::Ambiguous, text).about(key)
    }

    #[cold]
    pub(crate) fn other_entries(&self, key: Key) -> ResolveError {
        let entries = self.members(key).iter().filter_map(|member| {
            let label = self.header(member.slot)?.label;
            Some((member.entry.as_ref()?, label))
        });
        let text = other_entries(key, entries.collect());
        ResolveError::new(ResolveErrorKind::Missing, text)
    }

    fn missing(&self, key: Key) -> ResolveError {
        let absence = Absence::of(key, None, &mut self.catalog());
        let text = ProblemText::new(absence.headline)
            .lines(
                "near miss",
                near_misses(key, Purpose::Need, &mut self.catalog()),
            )
            .line("help", absence.help);
        ResolveError::new(ResolveErrorKind::Missing, text).about(key)
    }

    /// All keys that are bound, with who binds them.
    fn catalog(&self) -> impl Iterator<Item = Candidate> {
        self.members.iter().flat_map(|(key, members)| {
            members.iter().filter_map(|member| {
                Some(Candidate {
                    key: *key,
                    entry: member.entry.clone(),
                    label: self.header(member.slot)?.label,
                    home: self.homes.of(*key),
                })
            })
        })
    }
}

/// The text where one is asked for, and several are bound.
pub(crate) fn ambiguous(key: Key, candidates: &[Label]) -> ProblemText {
    let name = key.short_name();
    let help = format!(
        "ask for `Vec<Arc<{name}>>` to have all; or bind one with `.key::<Q>()` and ask with `#[inject(key = Q)]`"
    );
    let count = candidates.len();
    ProblemText::new(format!(
        "{count} bindings provide {key}, and one is asked for"
    ))
    .lines(
        "candidates",
        candidates.iter().map(|label| label.as_candidate(key)),
    )
    .line("help", help)
}

/// The text where a map is asked for, and entries have keys of another type than the map's.
pub(crate) fn other_entries(key: Key, mut entries: Vec<(&Entry, Label)>) -> ProblemText {
    entries.sort_by(|(_, one), (_, other)| one.by_place(other));
    let lines = entries.iter().map(|(entry, label)| {
        let (name, places) = (ShortName(entry.type_name()), label.places());
        format!("the entry {entry:?} has a key of type `{name}` ({places})")
    });
    ProblemText::new(format!("a map of {key} would not have all of its entries"))
        .lines("entries", lines)
        .line(
            "help",
            "give all entries keys of one type, and ask for a map with keys of that type",
        )
}
