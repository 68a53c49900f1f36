//! The test kit: mocks that can be programmed after they were injected, and that no wrong test
//! gets past. Behind the feature `testing`, which is meant for `dev-dependencies`.
//!
//! # A trait and its mock
//!
//! `#[wirework::mockable]` above `#[mockall::automock]` links a trait to its mock, so that
//! [`Mock<dyn Mailer>`](Mock) is a handle to a `MockMailer`. A mock that is written by hand does as
//! well; here is one, to see what happens.
//!
//! ```
//! use std::sync::Arc;
//! use std::sync::atomic::{AtomicUsize, Ordering};
//! use wirework::testing::{Doubles, Mock};
//!
//! #[wirework::mockable] // and #[mockall::automock] in place of the struct below
//! trait Mailer: Send + Sync {
//!     fn send(&self, to: &str);
//! }
//!
//! #[derive(Default)]
//! struct MockMailer {
//!     expected: usize,
//!     sent: AtomicUsize,
//! }
//!
//! impl Mailer for MockMailer {
//!     fn send(&self, _: &str) {
//!         self.sent.fetch_add(1, Ordering::Relaxed);
//!     }
//! }
//!
//! impl Drop for MockMailer {
//!     fn drop(&mut self) {
//!         assert_eq!(*self.sent.get_mut(), self.expected, "mails sent");
//!     }
//! }
//!
//! let mut doubles = Doubles::new();
//! let mailer = Mock::<dyn Mailer>::new();
//! doubles.watch(&mailer);
//!
//! let injected: Arc<dyn Mailer> = mailer.double();
//! mailer.mock().expected = 1; // programmed after it was injected
//! injected.send("ada");
//! doubles.verify(); // or at its end, whoever still holds what was injected
//! ```
//!
//! - [`Mock::mock`] is a guard, to program the mock before and after it is injected. Calls wait for
//!   its end, which is the end of the statement.
//! - [`Doubles`] verifies in the thread that drops it. A call that nobody expected fails the test
//!   there, even if it ended a task that nobody waits for.
//! - A panic of a mock fails the test at its end, even if it was caught. Where the mock is meant to
//!   panic, take what it complained of with [`Mock::take_complaints`].
//! - A method that lends, as `fn name(&self) -> &str` does, can't go through a double. The mock
//!   itself is injected then: it is programmed before, and is verified only when nobody holds it.
//!
//! # One component, and a bed around it
//!
//! `Signup::bed()` comes with `#[derive(Injectable)]`. It has a field for each dependency; what a
//! test does not set is a strict mock, or absent where it may be.
//!
//! ```
//! use std::sync::Arc;
//! use wirework::Injectable;
//!
//! #[wirework::mockable] // and #[mockall::automock] in place of the struct below
//! trait Mailer: Send + Sync {
//!     fn send(&self, to: &str) -> bool;
//! }
//! #
//! # #[derive(Default)]
//! # struct MockMailer { fails: bool }
//! #
//! # impl Mailer for MockMailer {
//! #     fn send(&self, _: &str) -> bool { !self.fails }
//! # }
//!
//! trait Clock: Send + Sync {
//!     fn hour(&self) -> u8;
//! }
//!
//! #[derive(Injectable)]
//! struct Reminder {
//!     mailer: Arc<dyn Mailer>,
//!     clock: Arc<dyn Clock>,
//! }
//! # impl Reminder {
//! #     fn run(&self) -> bool { self.clock.hour() < 8 || self.mailer.send("ada") }
//! # }
//!
//! struct At(u8);
//!
//! impl Clock for At {
//!     fn hour(&self) -> u8 {
//!         self.0
//!     }
//! }
//!
//! let mut t = Reminder::bed();
//! t.mailer.mock().fails = true; // with mockall: `expect_send().return_const(false)`
//! t.with_clock(At(9));
//! assert!(!t.build().run());
//! ```
//!
//! | statement | what it does |
//! |---|---|
//! | `t.mailer.mock()` | programs the mock there, before and after the component is built |
//! | `t.with_mailer(fake)` | puts this there, and gives an `Arc` of it |
//! | `t.with_mailer_arc(arc)` | puts there what is shared already |
//! | `t.hooks.add_mock()`, `t.with_hooks(fake)` | adds one to a list |
//! | `t.gateways.add_mock_for(key)`, `t.with_gateways(key, fake)` | adds one to a map |
//! | `t.all(one)` | puts one object in the place of each required trait object that is not set |
//! | `t.build()` | the component; the `arg` fields are parameters |
//!
//! [`Stub`] is what stands there for one field. The documentation of the derive tells which fields
//! have which statements.
//!
//! # The graph of an application
//!
//! [`TestGraph`] is what a function such as `app()` wires, with a few parts overridden by name. Once
//! something was asked of it, it is a container as any other.
//!
//! ```
//! use std::sync::Arc;
//! use wirework::testing::TestGraph;
//! use wirework::{BuildError, Container, ContainerBuilder, Injectable, component};
//!
//! trait Clock: Send + Sync {
//!     fn hour(&self) -> u8;
//! }
//!
//! #[derive(Injectable)]
//! #[inject(bind(dyn Clock), external)]
//! struct SystemClock;
//! # impl Clock for SystemClock { fn hour(&self) -> u8 { 12 } }
//!
//! #[derive(Injectable)]
//! struct Greeter {
//!     clock: Arc<dyn Clock>,
//! }
//! # impl Greeter {
//! #     fn greet(&self) -> &'static str { if self.clock.hour() < 6 { "good night" } else { "good day" } }
//! # }
//!
//! fn app() -> ContainerBuilder {
//!     Container::builder()
//!         .add(component::<SystemClock>())
//!         .add(component::<Greeter>())
//! }
//!
//! struct At(u8);
//!
//! impl Clock for At {
//!     fn hour(&self) -> u8 {
//!         self.0
//!     }
//! }
//!
//! // One test:
//! let mut graph = TestGraph::of(app());
//! graph.replace::<dyn Clock>(Arc::new(At(3)));
//! assert_eq!(graph.resolve::<Greeter>().greet(), "good night");
//!
//! // And another, of the whole wiring; it makes nothing.
//! app().check()?;
//! # Ok::<(), BuildError>(())
//! ```
//!
//! | statement | what it does |
//! |---|---|
//! | `graph.mock::<dyn Mailer>()` | programs the mock in the place of what is bound |
//! | `graph.replace::<dyn Mailer>(Arc::new(fake))` | puts a double there |
//! | `graph.replace_value(Config { .. })` | puts a value in the place of a struct |
//! | `graph.wrap::<dyn Mailer>(spy)` | puts a function of the real one around it |
//! | `graph.keyed::<Primary>()`, `graph.entry("stripe")` | says which binding one of these means |
//! | `graph.allow_real::<SmtpMailer>()` | lets a component be made that is marked `external` |
//! | `graph.mock_externals()` | mocks all of those whose traits have mocks |
//! | `graph.allow_unused::<dyn Mailer>()` | does not mind an override that nothing needed |
//! | `graph.report()` | what is real, and what is not |
//!
//! # Async tests
//!
//! All of that works under `#[test]` and `#[tokio::test]`. `#[wirework::test]` adds two things: it
//! verifies when the runtime is shut down and all tasks are gone, and a panic in a task fails the
//! test.

mod bed;
mod graph;
mod mock;
mod verify;

pub use bed::{Collection, NoKey, Single, Stub};
pub use graph::{
    CompositionRoot, GraphReport, Interface, Overrides, Selection, TestGraph, TestScope,
    TestScopeBuilder,
};
pub use mock::double::Double;
pub use mock::{Mock, MockGuard, Mockable};
pub use verify::doubles::Doubles;

/// What generated code names; no part of the public interface.
#[cfg_attr(doc, doc(hidden))]
pub mod generated {
    pub use crate::testing::bed::{
        Absence, Absent, AutoMocked, Kept, Missing, Surroundings, Unknown, Unset,
    };
    pub use crate::testing::mock::auto_mock::{AutoMock, Made, Mocked, NotMocked, Probe};
    pub use crate::testing::mock::double::{StandsFor, as_mocked, not_behind_a_double};
    pub use crate::testing::mock::held::{HeldMock, held};
    pub use crate::testing::verify::run::{Outcome, Runner, Worker, no_runtime, run};
}
