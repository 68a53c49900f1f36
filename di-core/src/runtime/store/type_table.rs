//! A table from types to slots, the first step of most calls of `resolve`.

use std::any::TypeId;
use std::hash::{Hash, Hasher};

use crate::runtime::slot::NO_SLOT;
use crate::spec::key::{Key, Space};

/// A hash table with the slots of types that are bound once, in the root and without a qualifier.
///
/// Its size is a power of two, and at most a quarter of the entries are in use. A look-up probes linearly
/// from the entry for the `TypeId`, which is already a hash.
#[derive(Default)]
pub(crate) struct TypeTable(Box<[Entry]>);

#[derive(Clone, Copy)]
struct Entry {
    id: TypeId,
    /// The slot, or [`NO_SLOT`] in an unused entry.
    slot: u32,
}

impl TypeTable {
    pub(crate) fn of<'a>(slots: impl Iterator<Item = (&'a Key, u32)> + Clone) -> Self {
        let unqualified =
            slots.filter(|(key, _)| key.space() == Space::ROOT && key.qualifier().is_none());
        let count = unqualified.clone().count();
        let empty = Entry {
            id: TypeId::of::<()>(),
            slot: NO_SLOT,
        };
        let mut entries = vec![empty; (count * 4 + 1).next_power_of_two()];
        let last = entries.len() - 1;
        for (key, slot) in unqualified {
            let id = key.id();
            let mut at = hash(id) & last;
            while entries[at].slot != NO_SLOT {
                at = (at + 1) & last;
            }
            entries[at] = Entry { id, slot };
        }
        Self(entries.into_boxed_slice())
    }

    /// Returns the slot that is bound to `T`.
    #[inline]
    pub(crate) fn slot_of<T: ?Sized + 'static>(&self) -> Option<u32> {
        let id = const { TypeId::of::<T>() };
        let last = self.0.len().wrapping_sub(1);
        let mut at = hash(id) & last;
        while let Some(entry) = self.0.get(at) {
            if entry.id == id {
                return Some(entry.slot);
            }
            if entry.slot == NO_SLOT {
                return None;
            }
            at = (at + 1) & last;
        }
        None
    }
}

/// A hasher that stores the word that a `TypeId` writes.
#[derive(Default)]
struct Word(u64);

impl Hasher for Word {
    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }

    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    #[inline]
    fn write_u64(&mut self, word: u64) {
        self.0 = word;
    }
}

#[inline]
#[allow(
    clippy::cast_possible_truncation,
    reason = "the low bits of a hash are a hash"
)]
fn hash(id: TypeId) -> usize {
    let mut word = Word::default();
    id.hash(&mut word);
    word.finish() as usize
}
