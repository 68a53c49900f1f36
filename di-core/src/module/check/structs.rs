//! Collections of structs. Of all members, only one has no entry, because a struct has one binding per key.

use std::marker::PhantomData;

/// A probe for whether a key is a struct.
///
/// rustc prefers an inherent constant to that of a trait, but only if the key is `Sized`.
#[allow(missing_debug_implementations)]
pub struct StructProbe<K: ?Sized>(PhantomData<fn(&K)>);

/// The answer of a probe of a key that is no struct, such as a `dyn Trait`.
pub trait NotStruct {
    /// False, because the key is no struct.
    const IS_STRUCT: bool = false;
}

impl<K> StructProbe<K> {
    /// True, because the key is a struct.
    pub const IS_STRUCT: bool = true;
}

impl<K: ?Sized> NotStruct for StructProbe<K> {}
