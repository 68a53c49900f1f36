//! A crate that turns on no feature of wirework.
