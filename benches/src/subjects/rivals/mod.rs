//! The other frameworks, each used in the way that its own documentation recommends.

mod coi;
mod dill;
mod froodi;
mod more_di;
mod nject;
#[allow(clippy::struct_field_names)] // Of the struct that `module!` writes.
mod shaku;

use super::Subject;

/// The other frameworks: those with containers at run time, then those that are static.
pub(super) const ALL: [&dyn Subject; 6] = [
    &coi::Coi,
    &dill::Dill,
    &froodi::Froodi,
    &more_di::MoreDi,
    &nject::Nject,
    &shaku::Shaku,
];
