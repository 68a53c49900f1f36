//! Beds: what a derived `Signup::bed()` consists of.

mod collection;
mod missing;
mod place;
mod single;
mod stub;
mod surroundings;
mod unset;

pub use collection::{Collection, NoKey};
pub use missing::Missing;
pub use place::Kept;
pub use single::Single;
pub use stub::Stub;
pub use surroundings::Surroundings;
pub use unset::{Absence, Absent, AutoMocked, Unknown, Unset};
