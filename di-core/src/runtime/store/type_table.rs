//! A table from types to slots, the first step of most calls of `resolve`.

use std::any::TypeId;
use std::hash::{Hash, Hasher};

use crate::runtime::slot::NO_SLOT;
use crate::spec::key::{Key, Space};
use crate::spec::sort::sort_by_key;

/// A perfect hash table with the slots of types that are bound once, in the root and without a qualifier.
///
/// Each look-up reads two entries, so its cost does not depend on the number of types or on their ids.
/// Method: "hash and displace" (Pagh, 1999). The low bits of a hash choose a multiplier, and the product
/// chooses the entry. [`TypeTable::of`] searches the multipliers so that no two types share an entry.
#[derive(Default)]
pub(crate) struct TypeTable(Box<[Entry]>);

#[derive(Clone, Copy)]
struct Entry {
    id: TypeId,
    /// The slot, or [`NO_SLOT`] in an unused entry.
    slot: u32,
    /// The multiplier of the hashes whose low bits are the number of this entry.
    multiplier: u32,
}

/// The search of a multiplier ends here. Half of the entries are free, so it needs a few steps.
const MAX_MULTIPLIER: u32 = 1 << 16;

impl TypeTable {
    /// Returns the table of these types. A type without a place is left out, and is found by its key.
    pub(crate) fn of<'a>(slots: impl Iterator<Item = (&'a Key, u32)>) -> Self {
        let unqualified =
            slots.filter(|(key, _)| key.space() == Space::ROOT && key.qualifier().is_none());
        let types: Vec<(TypeId, u32)> = unqualified.map(|(key, slot)| (key.id(), slot)).collect();
        let count = (types.len() * 2 + 1).next_power_of_two();
        let mut groups = vec![Vec::new(); count];
        for (id, slot) in types {
            groups[low_bits(hash(id), count)].push((id, slot));
        }
        let mut largest_first: Vec<usize> = (0..count).collect();
        sort_by_key(&mut largest_first, |group: &usize| {
            usize::MAX - groups[*group].len()
        });
        let unused = Entry {
            id: TypeId::of::<Entry>(),
            slot: NO_SLOT,
            multiplier: 1,
        };
        let mut table = Self(vec![unused; count].into_boxed_slice());
        for group in largest_first {
            table.insert(group, &groups[group]);
        }
        table
    }

    /// Inserts the types of one group, with the first multiplier that leads all of them to free entries.
    fn insert(&mut self, group: usize, types: &[(TypeId, u32)]) {
        let Self(entries) = self;
        for multiplier in (1..MAX_MULTIPLIER).step_by(2) {
            let places = types.iter();
            let places = places.map(|(id, _)| place(hash(*id), multiplier, entries.len()));
            let places: Vec<usize> = places.collect();
            let is_free = |(at, place): (usize, &usize)| {
                entries[*place].slot == NO_SLOT && !places[..at].contains(place)
            };
            if places.iter().enumerate().all(is_free) {
                entries[group].multiplier = multiplier;
                for (place, (id, slot)) in places.iter().zip(types) {
                    entries[*place].id = *id;
                    entries[*place].slot = *slot;
                }
                return;
            }
        }
    }

    /// Returns the slot that is bound to `T`.
    #[inline]
    pub(crate) fn slot_of<T: ?Sized + 'static>(&self) -> Option<u32> {
        let Self(entries) = self;
        let id = TypeId::of::<T>();
        let hash = hash(id);
        let multiplier = entries.get(low_bits(hash, entries.len()))?.multiplier;
        let entry = entries.get(place(hash, multiplier, entries.len()))?;
        (entry.id == id).then_some(entry.slot)
    }
}

/// Returns the low bits of a hash. The number of entries is a power of two, or zero.
#[inline]
#[allow(
    clippy::cast_possible_truncation,
    reason = "the low bits of a hash are a hash"
)]
fn low_bits(hash: u64, entries: usize) -> usize {
    hash as usize & entries.wrapping_sub(1)
}

/// Returns the place of a hash with this multiplier.
#[inline]
fn place(hash: u64, multiplier: u32, entries: usize) -> usize {
    low_bits(hash.wrapping_mul(u64::from(multiplier)) >> 32, entries)
}

/// A hasher that stores the word that a `TypeId` writes, which is already a hash.
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
fn hash(id: TypeId) -> u64 {
    let mut word = Word::default();
    id.hash(&mut word);
    word.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::key::Key;

    struct Type<const N: usize>;

    /// Calls the macro with the numbers 0 to 63.
    macro_rules! each_number {
        ($name:ident) => {
            $name!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31
                32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61
                62 63)
        };
    }

    macro_rules! keys {
        ($($number:literal)*) => { [$(Key::of::<Type<$number>>()),*] };
    }

    macro_rules! slots_in {
        ($($number:literal)*) => { |table: &TypeTable| vec![$(table.slot_of::<Type<$number>>()),*] };
    }

    #[test]
    fn each_type_is_found_in_a_table_of_any_size() {
        let keys = each_number!(keys);
        let slots = each_number!(slots_in);
        for count in 0..=keys.len() {
            let table = TypeTable::of(keys[..count].iter().zip(0..));
            let expected = (0..64).map(|slot| ((slot as usize) < count).then_some(slot));
            assert_eq!(slots(&table), expected.collect::<Vec<Option<u32>>>());
        }
    }

    #[test]
    fn the_default_table_is_empty() {
        assert_eq!(TypeTable::default().slot_of::<Type<0>>(), None);
    }
}
