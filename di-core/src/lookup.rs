//! From a key to the slot that is meant, and what to say where there is none.

use std::panic::Location;

use crate::erased::{Edge, Entry, Header, Member};
use crate::error::{Candidate, ProblemText, Purpose, ResolveError, ResolveErrorKind, near_misses};
use crate::key::Key;
use crate::label::{Label, Role};
use crate::name::{At, Short};
use crate::store::Store;

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

    /// The slot of a seed, also where it is decorated.
    pub(crate) fn seed_slot(
        &self,
        key: Key,
        opened: &'static Location<'static>,
    ) -> Result<u32, ResolveError> {
        let mut slots = self.members(key).iter().map(|member| member.slot);
        let seed = slots.find_map(|slot| {
            let header = self.undecorated(slot)?;
            (header.label.role == Role::Seed).then_some(header.number)
        });
        seed.ok_or_else(|| self.no_seed_slot(key, opened))
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
            .line("opened at", At(opened).to_string());
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
        let text = ProblemText::new(format!("nothing provides {key}"))
            .lines(
                "near miss",
                near_misses(key, Purpose::Need, &mut self.catalog()),
            )
            .line("help", how_to_bind(key));
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
        let (name, places) = (Short(entry.type_name()), label.places());
        format!("the entry {entry:?} has a key of type `{name}` ({places})")
    });
    ProblemText::new(format!("a map of {key} would not have all of its entries"))
        .lines("entries", lines)
        .line(
            "help",
            "give all entries keys of one type, and ask for a map with keys of that type",
        )
}

/// What to write so that a key is bound.
pub(crate) fn how_to_bind(key: Key) -> String {
    let name = key.short_name();
    let full = key.full_name();
    if full.starts_with("alloc::sync::Arc<") {
        return format!("an `Arc` is what one gets: ask for what is in the `{name}`");
    }
    let (keyed, option) = match key.qualifier() {
        Some(qualifier) => (
            format!(".key::<{qualifier}>()"),
            format!(", key = {qualifier}"),
        ),
        None => (String::new(), String::new()),
    };
    if key.is_dyn() {
        format!(
            "add a component with `#[inject(bind({name}){option})]`, or `.add(bind::<{name}>(){keyed}.to(..))`"
        )
    } else if key.is_trait() {
        format!("`.add(bind::<{name}>(){keyed}.to_arc(..))`")
    } else {
        format!("`.add(component::<{name}>(){keyed})`, or `.add(bind::<{name}>(){keyed}.to(..))`")
    }
}
