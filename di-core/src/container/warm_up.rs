//! The construction of eager singletons.

use std::collections::{HashMap, HashSet};

use crate::container::container::Container;
use crate::container::resolver;
use crate::error::{ResolveError, WarmUpError};
use crate::runtime::model::{Realm, Slot, Store};
use crate::runtime::slot::Header;

impl<M> Container<M> {
    /// Constructs all eager singletons that do not exist yet, in the order of registration.
    ///
    /// A binding is eager if [`eager`](crate::FactoryBinding::eager) marks it, `#[inject(eager)]` on the struct, or
    /// the option `eager` of an entry in a module. `build()` runs no constructor, so an application calls this
    /// when it starts, and fails early. The decorators of an eager singleton, and those of its traits, run too.
    ///
    /// ```
    /// # use wirework::{Container, bind};
    /// let container = Container::builder()
    ///     .add(bind::<u16>().to(|| "http".parse::<u16>()).eager())
    ///     .build()?;
    /// assert!(container.warm_up().is_err());
    /// # Ok::<(), wirework::BuildError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns a [`WarmUpError`] with the error of each singleton that could not be constructed. If several
    /// eager singletons need one that fails, its constructor is called once, and the error names the others. A
    /// constructor that gets the failing one from a `Lazy` or a `Provider` calls its constructor again.
    ///
    /// # Panics
    ///
    /// Panics if a constructor panics, with its panic. The failures until then are not reported.
    pub fn warm_up(&self) -> Result<(), WarmUpError> {
        warm_up(self.realm())
    }
}

/// A failed singleton.
struct Failure {
    /// The slot of the innermost singleton that failed, if it is one of this container.
    slot: Option<u32>,
    error: ResolveError,
    /// The labels of the eager singletons that need it too.
    skipped: Vec<String>,
}

/// The failures of a warm-up, in their order.
struct Failures<'a> {
    store: &'a Store,
    all: Vec<Failure>,
    /// The place of the first failure of each slot that has failed, or that waits for one that has.
    of_slots: HashMap<u32, usize>,
}

/// A step of a search down from a slot.
enum Visit {
    Down(u32),
    /// All slots below have been visited.
    Up(u32),
}

fn warm_up(realm: Realm<'_>) -> Result<(), WarmUpError> {
    let eager = &realm.store.eager;
    let mut failures = Failures::none(realm.store);
    for (slot, decorators) in eager.iter().zip(realm.store.outermost_decorators(eager)) {
        #[cfg(feature = "testing")]
        {
            realm.store.note_slots(&[*slot]);
            realm.store.note_slots(&decorators);
        }
        // Its own failure says it all, so its decorators are not counted among the skipped ones.
        if failures.construct(realm, *slot) {
            for decorator in decorators {
                failures.construct(realm, decorator);
            }
        }
    }
    let failures = failures.all.into_iter();
    WarmUpError::of(failures.map(|it| (it.error, it.skipped)).collect())
}

impl<'a> Failures<'a> {
    fn none(store: &'a Store) -> Self {
        Self {
            store,
            all: Vec::new(),
            of_slots: HashMap::new(),
        }
    }

    /// Constructs a singleton, unless it waits for one that has failed. Returns whether it exists.
    fn construct(&mut self, realm: Realm<'_>, slot: u32) -> bool {
        if let Some(first) = self.first_below(slot) {
            let first = &mut self.all[first];
            let is_other = first.slot != Some(slot);
            let header = self.store.header(slot).filter(|_| is_other);
            first
                .skipped
                .extend(header.map(|header| header.label.to_string()));
            return false;
        }
        let Err(error) = resolver::construct_singleton(realm, slot) else {
            return true;
        };
        let failed = error.failed_singleton(self.store.address());
        if let Some(failed) = failed {
            self.of_slots.entry(failed).or_insert(self.all.len());
        }
        self.all.push(Failure {
            slot: failed,
            error,
            skipped: Vec::new(),
        });
        false
    }

    /// Returns the place of the first failure of a slot, or of a slot for which it waits.
    ///
    /// A failure that is added later is never the first one of a slot that has one. So each slot that has one is
    /// visited once.
    fn first_below(&mut self, slot: u32) -> Option<usize> {
        if self.all.is_empty() {
            return None;
        }
        let (mut open, mut seen) = (vec![Visit::Down(slot)], HashSet::new());
        while let Some(visit) = open.pop() {
            match visit {
                Visit::Down(slot) if self.is_known(slot) || !seen.insert(slot) => {}
                Visit::Down(slot) => {
                    open.push(Visit::Up(slot));
                    open.extend(self.waits_for(slot).map(Visit::Down));
                }
                Visit::Up(slot) => {
                    let below = self.waits_for(slot);
                    let first = below.filter_map(|below| self.of_slots.get(&below)).min();
                    if let Some(first) = first.copied() {
                        self.of_slots.insert(slot, first);
                    }
                }
            }
        }
        self.of_slots.get(&slot).copied()
    }

    /// Returns true if a failure is known for a slot, or if its value exists, and so all values below it.
    fn is_known(&self, slot: u32) -> bool {
        let is_constructed = |slot: &Slot| slot.cell.get().is_some();
        self.of_slots.contains_key(&slot) || self.store.slot(slot).is_some_and(is_constructed)
    }

    fn waits_for(&self, slot: u32) -> impl Iterator<Item = u32> + use<'a> {
        let header = self.store.header(slot);
        header.into_iter().flat_map(Header::waits_for)
    }
}
