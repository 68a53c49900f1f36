//! The test kit: mocks that can be programmed after they were injected, and that no wrong test
//! gets past.

mod auto_mock;
mod double;
mod doubles;
mod graph;
mod held;
mod mock;
mod patience;
mod report;
mod run;
mod session;
mod shared;
mod watched;

pub use double::Double;
pub use doubles::Doubles;
pub use graph::{
    CompositionRoot, GraphReport, Interface, Selection, TestGraph, TestScope, TestScopeBuilder,
};
pub use mock::{Mock, MockGuard, Mockable};

/// What generated code names; no part of the public interface.
#[doc(hidden)]
pub mod generated {
    pub use super::auto_mock::{AutoMock, Made, Mocked, NotMocked, Probe};
    pub use super::double::{StandsFor, not_behind_a_double, stand};
    pub use super::held::{HeldMock, held};
    pub use super::run::{Outcome, Runner, Worker, no_runtime, run};
}
