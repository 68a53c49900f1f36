//! The lint for unused imports and fields of a module. rustc reports them as deprecated, at the entry.

/// A selector of `Used` or `Unused`.
#[allow(missing_debug_implementations)]
pub struct Use<const IS_NEEDED: bool>;

/// The marker of an entry that another entry needs.
#[allow(missing_debug_implementations)]
pub struct Used;

/// The marker of an entry that no other entry needs.
#[allow(missing_debug_implementations)]
pub struct Unused;

impl Use<true> {
    /// The marker of the entry.
    pub const ENTRY: Used = Used;
}

impl Use<false> {
    /// The marker of the entry.
    pub const ENTRY: Unused = Unused;
}

impl Used {
    /// Does nothing.
    pub const fn import(self) {}

    /// Does nothing.
    pub const fn field(self) {}
}

impl Unused {
    /// Causes a deprecation warning.
    #[deprecated(note = "nothing in the module needs this; remove it, or export it")]
    pub const fn import(self) {}

    /// Causes a deprecation warning.
    #[deprecated(note = "nothing in the module needs this; remove it, or export it")]
    pub const fn field(self) {}
}
