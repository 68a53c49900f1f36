//! Drives the real program over HTTP, with a database of its own.
#![cfg(unix)]

mod program;
mod settings;
mod stopping;
mod using;
