//! The rank of a near miss.

/// The relation of a bound key to the missing one, the nearest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// The same type with another qualifier or entry, or in another module.
    SameType,
    /// The same type but for an `Arc`, a `Box`, an auto trait or the version of its crate.
    SameName,
    /// A type with the same name in another place.
    OtherPath,
    /// A struct instead of a trait, or a trait instead of a struct.
    OtherKind,
    /// The same type with other generic arguments.
    OtherArguments,
}
