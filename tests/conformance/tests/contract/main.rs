//! The behaviours, by family. `README.md` tells from which containers each family comes.

mod bindings;
mod dependencies;
mod differences;
mod failures;
mod lifecycle;
mod values;
