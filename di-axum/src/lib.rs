#![doc = include_str!("../README.md")]

mod body;
mod error;
mod holds;
mod inject;
mod layer;
mod own_scope;
mod request;
mod seeds;
#[cfg(feature = "serve")]
mod serve;
mod service;
pub mod state;

pub use error::{InjectError, InjectRejection};
pub use inject::{Get, Inject};
pub use layer::{InjectLayer, layer};
pub use own_scope::OwnScope;
pub use request::RequestScope;
#[cfg(feature = "serve")]
pub use serve::serve;
pub use service::InjectService;
