//! Tests of the real program over HTTP, with its own database.
#![cfg(unix)]

mod health;
mod program;
mod settings;
mod stopping;
mod using;
