//! Beds: the parts of a derived `Signup::bed()`.

mod absent;
mod collection;
mod missing;
mod place;
mod single;
mod stub;
mod surroundings;
mod unset;

pub use absent::{Absent, BedOf, HasBed, Unset};
pub use collection::{Collection, NoKey};
pub use missing::Missing;
pub use place::Kept;
pub use single::Single;
pub use stub::Stub;
pub use surroundings::Surroundings;
pub use unset::{Absence, AutoMocked, Unknown};
