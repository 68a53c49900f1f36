#![doc = include_str!("../README.md")]

#[cfg(feature = "aide")]
mod aide;
mod bodiless;
mod body;
mod cut_off;
mod ends;
mod error;
mod future;
mod holds;
mod inject;
mod layer;
mod outcome;
mod own_scope;
mod request;
mod seeds;
#[cfg(feature = "serve")]
mod serve;
mod service;
mod source;
pub mod state;

/// The chapter of the guide, whose examples run as doctests. One of them uses the feature `serve`.
#[cfg(all(doctest, feature = "serve"))]
#[doc = include_str!("../../docs/web.md")]
pub mod chapter {}

/// The extractors, to be imported with `*` beside aliases of the same names.
///
/// ```
/// use wirework_axum::prelude::*;
/// # use wirework::Module;
/// # #[derive(Module)]
/// # #[module(exports(u16))]
/// # struct App { port: u16 }
///
/// /// rustc checks that `App` exports what a handler asks for.
/// type Inject<T> = wirework_axum::Inject<T, App>;
///
/// // The type is the alias, and the pattern is that of the extractor.
/// async fn port(Inject(port): Inject<u16>) -> String {
///     port.to_string()
/// }
/// ```
pub mod prelude {
    pub use crate::layer::layer;
    pub use crate::{Get, Inject, OwnScope};
}

pub use cut_off::{CutOffBody, CutOffFuture, CutOffLayer, CutOffService, cut_off};
pub use ends::{AtBodyEnd, AtResponse, Ends};
pub use error::{InjectError, InjectRejection};
pub use future::InjectFuture;
pub use inject::{Get, Inject};
pub use layer::{InjectLayer, layer};
pub use outcome::grpc_outcome;
pub use own_scope::OwnScope;
pub use request::RequestScope;
#[cfg(feature = "serve")]
pub use serve::serve;
pub use service::InjectService;
pub use source::IntoContainer;
