//! The closings that are in progress, by their numbers and by the scopes that they concern.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::runtime::lifecycle::kept::Kept;
use crate::runtime::lifecycle::report::{StopReport, StopRow};
use crate::runtime::shared::Shared;
use crate::spec::opened::Opened;

/// The stop of a container, or the closing of a scope. All callers share it. It is paused while none of them polls
/// it.
pub(crate) type Closing = Shared<StopReport>;

/// The scope of a closing.
pub(crate) struct ClosedScope {
    /// The number of the scope, and those of the scopes around it.
    pub(crate) scope: u64,
    pub(crate) around: Vec<u64>,
    pub(crate) opened: Opened,
}

/// The closings that are in progress, and the scopes that are held.
#[derive(Default)]
pub(super) struct Pending {
    pub(super) closings: BTreeMap<u64, InProgress>,
    /// The closings of each scope and of the scopes inside it, by the number of the scope.
    by_scope: HashMap<u64, BTreeSet<u64>>,
    pub(super) count: u64,
    /// The values that could not be closed, of closings that nobody has awaited but the container.
    pub(super) failures: Vec<StopRow>,
    /// The scopes that their owners hold open, by number.
    pub(super) held: BTreeMap<u64, Opened>,
}

/// A closing that is in progress.
pub(super) struct InProgress {
    pub(super) scope: ClosedScope,
    pub(super) closing: Closing,
    /// Values of dropped scopes that its hooks may use: of its own scope, and of those around it. They are dropped
    /// after the hooks, because this field comes after them.
    pub(super) kept: Vec<Arc<Kept>>,
}

impl ClosedScope {
    /// Returns the numbers of the scope and of those around it.
    fn scopes(&self) -> impl Iterator<Item = u64> {
        std::iter::once(self.scope).chain(self.around.iter().copied())
    }
}

impl Pending {
    /// Adds a closing, and returns its number.
    pub(super) fn add(&mut self, in_progress: InProgress) -> u64 {
        self.count += 1;
        let number = self.count;
        for scope in in_progress.scope.scopes() {
            self.by_scope.entry(scope).or_default().insert(number);
        }
        self.closings.insert(number, in_progress);
        number
    }

    pub(super) fn remove(&mut self, number: u64) -> Option<InProgress> {
        let removed = self.closings.remove(&number)?;
        for scope in removed.scope.scopes() {
            if let Entry::Occupied(mut closings) = self.by_scope.entry(scope) {
                closings.get_mut().remove(&number);
                if closings.get().is_empty() {
                    closings.remove();
                }
            }
        }
        Some(removed)
    }

    /// Returns the numbers of the closings of a scope and of the scopes inside it.
    pub(super) fn closings_of(&self, scope: u64) -> impl Iterator<Item = u64> {
        self.by_scope.get(&scope).into_iter().flatten().copied()
    }
}
