//! The watched container: it records the slots that a test resolves, and refuses external components.

use std::collections::BTreeSet;

use crate::error::{ProblemText, ResolveError, ResolveErrorKind, abridged};
use crate::runtime::model::Store;
use crate::runtime::slot::{Edge, slots_in};
use crate::runtime::watch::Watch;
use crate::spec::key::Key;
use crate::spec::lookup::Lookup;
use crate::spec::origin::Label;
use crate::spec::request::{Element, Needs, Request, Step};
use crate::spec::type_name::marked;

/// An external component that the test does not allow.
struct Refused {
    label: Label,
    path: String,
    /// The code that avoids the refusal.
    remedy: String,
}

impl Store {
    /// Returns the slot that is bound to a key in a watched container, and records it.
    pub(crate) fn find_watched(&self, key: Key) -> Option<u32> {
        let watch = self.watch.as_ref()?;
        self.note_lookup(key, Lookup::One);
        let slot = *watch.singles.get(&key)?;
        watch.note(slot);
        Some(slot)
    }

    /// Returns whether a test overrides a key. If it is a seed, the application still passes one.
    pub(crate) fn is_overridden(&self, key: Key) -> bool {
        let watch = self.watch.as_ref();
        watch.is_some_and(|watch| watch.overridden.contains(&key))
    }

    /// Records that the test looks up a key, in a watched container.
    pub(crate) fn note_lookup(&self, key: Key, lookup: Lookup) {
        if let Some(watch) = &self.watch {
            watch.note_lookup(key.in_root(), lookup);
        }
    }

    /// Records that the test resolves slots, in a watched container.
    pub(crate) fn note_slots(&self, slots: &[u32]) {
        if let Some(watch) = &self.watch {
            for slot in slots {
                watch.note(*slot);
            }
        }
    }

    /// Checks all slots that these needs will resolve, before any constructor runs.
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`refuse_external`](Self::refuse_external).
    pub(crate) fn look_ahead(&self, needs: Needs) -> Result<(), ResolveError> {
        let Some(watch) = &self.watch else {
            return Ok(());
        };
        let mut slots = Vec::new();
        for step in needs.into_steps() {
            let Step::Need(need) = step else { continue };
            match need.request {
                Request::Deferred(_)
                | Request::All(Element::Deferred(_))
                | Request::Entries {
                    element: Element::Deferred(_),
                    ..
                } => {}
                Request::All(_) => slots.extend(slots_in(self.members(need.key), None)),
                Request::Entries { id, .. } => {
                    slots.extend(slots_in(self.members(need.key), Some(id.get())));
                }
                Request::One | Request::Cloned | Request::Weak => {
                    slots.extend(watch.singles.get(&need.key));
                }
            }
        }
        self.refuse_external(&slots)
    }

    /// Checks whether these slots would have to construct external components.
    ///
    /// # Errors
    ///
    /// Returns a [`ResolveError`] with the path to each component that the test does not allow.
    pub(crate) fn refuse_external(&self, from: &[u32]) -> Result<(), ResolveError> {
        let Some(watch) = &self.watch else {
            return Ok(());
        };
        if watch.forbidden.is_empty() {
            return Ok(());
        }
        let reached = self.reached(from, Edge::is_direct);
        let refused: Vec<u32> = reached.intersection(&watch.forbidden).copied().collect();
        if refused.is_empty() {
            return Ok(());
        }
        Err(self.refusal(&refused, from))
    }

    /// Returns the error of the constructor of an external component that the test does not allow.
    #[cold]
    pub(crate) fn refused(&self, slot: u32) -> ResolveError {
        let resolved = self.watch.as_ref().map(|watch| watch.resolved());
        let resolved: Vec<u32> = resolved.into_iter().flatten().collect();
        self.refusal(&[slot], &resolved)
    }

    /// Returns the slots that are reachable from these along the wanted edges.
    pub(crate) fn reached(&self, from: &[u32], wanted: impl Fn(&Edge) -> bool) -> BTreeSet<u32> {
        let mut reached: BTreeSet<u32> = from.iter().copied().collect();
        let mut open = from.to_vec();
        while let Some(slot) = open.pop() {
            let edges = self.header(slot).map_or(&[][..], |header| &header.edges);
            let targets = edges.iter().filter(|edge| wanted(edge));
            open.extend(
                targets
                    .flat_map(Edge::targets)
                    .filter(|target| reached.insert(*target)),
            );
        }
        reached
    }

    /// Refuses the construction of an external component that is not bound.
    ///
    /// # Errors
    ///
    /// Returns a [`ResolveError`] if the test does not allow the component.
    pub(crate) fn refuse_constructed(&self, key: &Key, label: Label) -> Result<(), ResolveError> {
        let is_allowed = |watch: &Watch| {
            watch.allows_all || watch.allowed.iter().any(|other| other.same_type(key))
        };
        if self.watch.as_deref().is_none_or(is_allowed) {
            return Ok(());
        }
        Err(marked(|| {
            let path = label.step();
            let remedy = format!("`allow_real::<{}>()`", key.short_name());
            self.refuse(vec![Refused {
                label,
                path,
                remedy,
            }])
        }))
    }

    #[cold]
    fn refusal(&self, refused: &[u32], from: &[u32]) -> ResolveError {
        let refused = refused.iter().filter_map(|slot| {
            let label = &self.header(*slot)?.label;
            Some(Refused {
                label: label.clone(),
                path: self.path(from, *slot),
                remedy: self.remedy(label, *slot, from),
            })
        });
        marked(|| self.refuse(refused.collect()))
    }

    fn refuse(&self, mut refused: Vec<Refused>) -> ResolveError {
        refused.sort_by(|one, other| one.label.by_place(&other.label));
        let headline = match &refused[..] {
            [one] => format!(
                "`{}` is external, and this test does not allow the real one",
                one.label.step()
            ),
            several => format!(
                "{} components are external, and this test does not allow the real ones",
                several.len()
            ),
        };
        let paths = refused
            .iter()
            .map(|one| format!("{} ({})", one.path, one.label.places()));
        let text = ProblemText::new(headline)
            .lines("path", paths)
            .lines("help", refused.iter().map(|one| one.remedy.clone()));
        let error = ResolveError::new(ResolveErrorKind::External, text);
        if let Some(watch) = &self.watch {
            watch.note_refusal(format!("{error:#}"));
        }
        error
    }

    /// Returns the shortest path from one of these to a slot: `Signup.mailer -> SmtpMailer`.
    fn path(&self, from: &[u32], to: u32) -> String {
        let paths = from
            .iter()
            .map(|from| (*from, self.shortest_path(*from, to)));
        let path = paths
            .filter(|(from, path)| *from == to || !path.is_empty())
            .min_by_key(|(_, path)| path.len());
        let steps = path
            .into_iter()
            .flat_map(|(_, path)| path.into_iter().rev());
        let steps = steps.filter_map(|(slot, edge)| {
            let header = self.header(slot).filter(|header| !header.is_alias)?;
            let site = header.sites.get(edge).copied().unwrap_or_default();
            Some(site.of(header.label.step()))
        });
        let last = self.header(to).map(|header| header.label.step());
        abridged(&steps.chain(last).collect::<Vec<String>>())
    }
}
