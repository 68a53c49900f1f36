//! Models of threads that share containers and scopes. `README.md` says how to run them.

mod closing;
mod cycles;
mod deferred;
mod failing;
mod flights;
mod limits;
mod once;
mod plain;
mod scopes;
mod support;
