//! The types of fields and parameters.

mod collections;
mod defaults;
mod deferred;
mod empty;
mod maps;
mod nested;
mod own;
mod pointers;
mod together;
