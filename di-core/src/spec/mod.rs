//! The vocabulary that all other folders share: keys, lifetimes, requests, and source locations.
//!
//! This folder uses no other folder.

pub(crate) mod entry;
pub(crate) mod key;
pub(crate) mod level;
#[cfg(feature = "async")]
pub(crate) mod lifecycle;
pub(crate) mod lifetime;
#[cfg(feature = "testing")]
pub(crate) mod lookup;
pub(crate) mod one_line;
pub(crate) mod opened;
pub(crate) mod origin;
pub(crate) mod request;
pub(crate) mod settings;
pub(crate) mod shareable;
pub(crate) mod sort;
pub(crate) mod source_line;
pub(crate) mod truncate;
pub(crate) mod type_id;
pub(crate) mod type_name;
pub(crate) mod visibility;
