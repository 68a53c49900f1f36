//! The identity of a binding: its type and qualifier.

use std::any::{TypeId, type_name};
use std::fmt::{self, Debug, Display, Formatter};
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::marker::PhantomData;

use crate::spec::type_id::ConstTypeId;
use crate::spec::type_name::{ShortName, TypeName};

/// The identity of a binding: a type (a struct or a `dyn Trait`) and an optional qualifier.
///
/// Any type can be a qualifier. The container never constructs it.
///
/// ```
/// # use wirework::Key;
/// trait Database {}
/// struct Primary;
///
/// assert_eq!(Key::of::<dyn Database>().to_string(), "`dyn Database`");
/// assert_eq!(Key::of::<dyn Database>().keyed::<Primary>().to_string(), "`dyn Database` keyed `Primary`");
/// ```
#[derive(Clone, Copy)]
pub struct Key {
    id: ConstTypeId,
    name: TypeName,
    is_trait: bool,
    space: Space,
    qualifier: Option<Qualifier>,
}

/// The space in which a key is bound: the root or a module. It is part of a key's identity and is never
/// displayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Space(u32);

impl Space {
    /// The space of bindings outside of all modules, and of the exports of installed modules.
    pub(crate) const ROOT: Self = Self(0);

    /// Returns the space of a module, by the module's index.
    pub(crate) fn of_module(index: usize) -> Self {
        Self(u32::try_from(index + 1).unwrap_or(u32::MAX))
    }

    /// Returns the module's index, or `None` for the root.
    pub(crate) fn module(self) -> Option<usize> {
        (self.0 as usize).checked_sub(1)
    }
}

/// The key of `T` as a constant. rustc evaluates it once for all functions of `T`.
pub(crate) struct KeyOf<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized + 'static> KeyOf<T> {
    pub(crate) const KEY: &'static Key = &Key::of::<T>();

    /// True if `T` is sized, as every component is.
    pub(crate) const MAY_BE_COMPONENT: bool = size_of::<&T>() == size_of::<usize>();
}

impl Key {
    /// Returns the key of `T`, without a qualifier.
    #[must_use]
    pub const fn of<T: ?Sized + 'static>() -> Self {
        Self::new::<T>(size_of::<&T>() > size_of::<usize>())
    }

    /// Returns the key of a struct, which cannot be a trait.
    pub(crate) const fn of_struct<T: 'static>() -> Self {
        Self::new::<T>(false)
    }

    const fn new<T: ?Sized + 'static>(is_trait: bool) -> Self {
        Self {
            id: ConstTypeId::of::<T>(),
            name: type_name::<T>,
            is_trait,
            space: Space::ROOT,
            qualifier: None,
        }
    }

    /// Returns the key of the same type with the qualifier `Q`.
    #[must_use]
    pub const fn keyed<Q: ?Sized + 'static>(self) -> Self {
        self.qualified(Some(Qualifier::of::<Q>()))
    }

    pub(crate) const fn qualified(mut self, qualifier: Option<Qualifier>) -> Self {
        self.qualifier = qualifier;
        self
    }

    /// Returns the same key in another space.
    pub(crate) const fn in_space(mut self, space: Space) -> Self {
        self.space = space;
        self
    }

    /// Returns the same key in the root, where callers outside of all modules resolve it.
    pub(crate) const fn in_root(self) -> Self {
        self.in_space(Space::ROOT)
    }

    pub(crate) fn id(&self) -> TypeId {
        self.id.get()
    }

    pub(crate) fn space(&self) -> Space {
        self.space
    }

    pub(crate) fn qualifier(&self) -> Option<Qualifier> {
        self.qualifier
    }

    /// Returns the qualifier's full name, with its path.
    pub(crate) fn qualifier_name(&self) -> Option<&'static str> {
        self.qualifier.map(|qualifier| (qualifier.name)())
    }

    /// Returns whether several bindings of the key form a collection. For a struct they are duplicates.
    pub(crate) const fn is_trait(&self) -> bool {
        self.is_trait
    }

    /// Returns whether the type is a `dyn Trait`, and not another unsized type.
    pub(crate) fn is_dyn(&self) -> bool {
        self.full_name().starts_with("dyn ")
    }

    pub(crate) fn name_of(&self) -> TypeName {
        self.name
    }

    /// Returns the type's full name, with its path.
    pub(crate) fn full_name(&self) -> &'static str {
        (self.name)()
    }

    pub(crate) fn short_name(&self) -> ShortName<'static> {
        ShortName(self.full_name())
    }

    pub(crate) fn same_type(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.qualifier == other.qualifier && self.space == other.space
    }
}

impl Eq for Key {}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
        if let Some(qualifier) = self.qualifier {
            qualifier.id.hash(state);
        }
        if self.space != Space::ROOT {
            self.space.hash(state);
        }
    }
}

impl Display for Key {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "`{}`", self.short_name())?;
        match self.qualifier {
            Some(qualifier) => write!(out, " keyed `{qualifier}`"),
            None => Ok(()),
        }
    }
}

impl Debug for Key {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, out)
    }
}

/// A marker type that distinguishes several bindings of one type.
#[derive(Clone, Copy)]
pub struct Qualifier {
    id: ConstTypeId,
    name: TypeName,
}

impl Qualifier {
    /// Returns the qualifier for `Q`.
    #[must_use]
    pub(crate) const fn of<Q: ?Sized + 'static>() -> Self {
        Self {
            id: ConstTypeId::of::<Q>(),
            name: type_name::<Q>,
        }
    }
}

impl PartialEq for Qualifier {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Qualifier {}

impl Display for Qualifier {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&ShortName((self.name)()), out)
    }
}

impl Debug for Qualifier {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, out)
    }
}

/// A map by key. A `TypeId` is already a hash, so the map does not hash it again.
pub(crate) type KeyMap<V> = std::collections::HashMap<Key, V, BuildHasherDefault<KeyHasher>>;

/// A set of keys with the same hasher as [`KeyMap`].
pub(crate) type KeySet = std::collections::HashSet<Key, BuildHasherDefault<KeyHasher>>;

/// A hasher that passes a `TypeId`'s own hash through and mixes in the qualifier's hash.
#[derive(Default)]
pub(crate) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = self.0.rotate_left(23) ^ word;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trait_object_is_distinguished_from_a_struct() {
        assert!(Key::of::<dyn Debug>().is_trait());
        assert!(!Key::of::<String>().is_trait());
    }

    #[test]
    fn a_space_gives_another_key() {
        let plain = Key::of::<String>();
        let mut map = KeyMap::default();
        map.insert(plain, 1);
        map.insert(plain.in_space(Space::of_module(0)), 2);
        assert_eq!(map[&plain], 1);
        assert_eq!(map[&plain.in_space(Space::of_module(0))], 2);
        assert_eq!(plain.in_space(Space::of_module(0)).in_root(), plain);
    }

    #[test]
    fn a_qualifier_gives_another_key() {
        let plain = Key::of::<String>();
        let mut map = KeyMap::default();
        map.insert(plain, 1);
        map.insert(plain.keyed::<u8>(), 2);
        map.insert(plain.keyed::<u16>(), 3);
        assert_eq!(map[&plain], 1);
        assert_eq!(map[&plain.keyed::<u8>()], 2);
        assert_eq!(map[&plain.keyed::<u16>()], 3);
    }
}
