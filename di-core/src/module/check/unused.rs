//! What is imported or given in vain: rustc warns of it as of something deprecated, at the entry.

/// Tells `Used` from `Unused`.
#[allow(missing_debug_implementations)]
pub struct Use<const IS_NEEDED: bool>;

/// What something needs.
#[allow(missing_debug_implementations)]
pub struct Used;

/// What nothing needs.
#[allow(missing_debug_implementations)]
pub struct Unused;

impl Use<true> {
    /// What it is.
    pub const ENTRY: Used = Used;
}

impl Use<false> {
    /// What it is.
    pub const ENTRY: Unused = Unused;
}

impl Used {
    /// Is quiet.
    pub const fn import(self) {}

    /// Is quiet.
    pub const fn field(self) {}
}

impl Unused {
    /// Warns.
    #[deprecated(note = "nothing in the module needs this; remove it, or export it")]
    pub const fn import(self) {}

    /// Warns.
    #[deprecated(note = "nothing in the module needs this; remove it, or export it")]
    pub const fn field(self) {}
}
