//! What may stand as a field or as a parameter.

mod collections;
mod maps;
mod nested;
mod own;
mod pointers;
mod together;
