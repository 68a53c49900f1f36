//! The test kit: mocks, beds and test graphs.
//!
//! A test can program a mock before and after its injection. Unmet expectations, unexpected calls
//! and unused overrides fail the test. The kit needs the feature `testing`, which belongs in
//! `dev-dependencies`.
//!
//! # A trait and its mock
//!
//! `#[wirework::mockable]` above `#[mockall::automock]` links a trait to its mock:
//! [`Mock<dyn Mailer>`](Mock) is then a handle to a `MockMailer`. A hand-written mock works too, as
//! in this example:
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
//! doubles.verify(); // or when `doubles` is dropped, even while `injected` still exists
//! ```
//!
//! - [`Mock::mock`] returns a guard that programs the mock, before and after injection. Calls of the
//!   mock wait until the guard is dropped, at the end of the statement.
//! - [`Doubles`] verifies its mocks in the thread that drops it. An unexpected call fails the test
//!   there, even if the call ended a detached task.
//! - A panic of a mock fails the test at its end, even if the code under test caught the panic. If
//!   the mock is meant to panic, take its complaints with [`Mock::take_complaints`].
//! - A method that returns a borrow, such as `fn name(&self) -> &str`, can't go through a double.
//!   The container then injects the mock itself. Program such a mock before injection. It can be
//!   verified only after everything that holds it was dropped.
//!
//! # One component in a bed
//!
//! `#[derive(Injectable)]` generates `Signup::bed()`, the test double of the surroundings of
//! `Signup`. The bed has a field for each dependency. A dependency that the test does not set is a
//! strict mock, or absent if its type allows that.
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
//! | `t.mailer.mock()` | programs the mock of `mailer`, before and after `build()` |
//! | `t.with_mailer(fake)` | sets `mailer`, and returns an `Arc` of the fake |
//! | `t.with_mailer_arc(arc)` | sets `mailer` to an existing `Arc` |
//! | `t.hooks.add_mock()`, `t.with_hooks(fake)` | adds an object to a list |
//! | `t.gateways.add_mock_for(key)`, `t.with_gateways(key, fake)` | adds an object to a map |
//! | `t.all(one)` | sets each required trait object that is still unset to one object |
//! | `t.build()` | constructs the component; takes its `arg` fields as parameters |
//!
//! The type of the bed is `BedOf<Reminder>`, for a function that returns one: see [`BedOf`].
//! The type of each field of a bed is [`Stub`]. The documentation of the derive lists the statements
//! for each kind of field.
//!
//! # The graph of an application
//!
//! [`TestGraph`] wires an application by its own function, such as `app()`, and overrides a few of
//! its bindings. The first resolve builds the container.
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
//! // A test of the whole wiring, which constructs nothing:
//! app().check()?;
//! # Ok::<(), BuildError>(())
//! ```
//!
//! | statement | what it does |
//! |---|---|
//! | `graph.mock::<dyn Mailer>()` | replaces the binding with a mock, and programs the mock |
//! | `graph.replace::<dyn Mailer>(Arc::new(fake))` | replaces the binding with a double |
//! | `graph.replace_value(Config { .. })` | replaces the binding of a struct with a value |
//! | `graph.rebind::<dyn Mailer>().to(factory)` | replaces the binding with a factory |
//! | `graph.remove::<dyn Hook>()` | removes the binding |
//! | `graph.wrap::<dyn Mailer>(spy)` | wraps the real object with a function |
//! | `graph.keyed::<Primary>()`, `graph.entry("stripe")` | selects the binding for one of these statements |
//! | `graph.member::<SmsHook>()`, `graph.nth(1)` | selects one of several bindings of a key |
//! | `graph.allow_real::<SmtpMailer>()` | allows the construction of an `external` component |
//! | `graph.allow_externals()` | allows all of them |
//! | `graph.allow_externals_of::<Storage>()` | allows those of a module |
//! | `graph.mock_externals()` | mocks all `external` components whose traits have mocks |
//! | `graph.allow_unused::<dyn Mailer>()` | permits an override that nothing needs |
//! | `graph.report()` | lists which bindings are real, and which are overridden |
//!
//! # Async tests
//!
//! The kit works under `#[test]` and `#[tokio::test]`. `#[wirework::test]` adds two things: it
//! verifies the mocks after the runtime shut down and all tasks ended, and it fails the test if a
//! task panics.

mod bed;
mod graph;
mod mock;
mod verify;

pub use bed::{BedOf, Collection, NoKey, Single, Stub};
pub use graph::{
    CompositionRoot, GraphReport, Interface, Overrides, Rebind, Selection, TestGraph, TestScope,
    TestScopeBuilder,
};
pub use mock::double::Double;
pub use mock::{Mock, MockGuard, Mockable};
pub use verify::doubles::Doubles;

/// The items that generated code uses. Not part of the public interface.
#[cfg_attr(doc, doc(hidden))]
pub mod generated {
    pub use crate::testing::bed::{
        Absence, Absent, AutoMocked, HasBed, Kept, Missing, Surroundings, Unknown, Unset,
    };
    pub use crate::testing::mock::auto_mock::{
        AutoMock, CreatedMock, Mocked, NotMocked, Probe, external_mock,
    };
    pub use crate::testing::mock::double::{
        CoerceTo, as_mocked, not_behind_a_double, not_behind_an_arc,
    };
    pub use crate::testing::mock::fallback;
    pub use crate::testing::mock::held::HeldMock;
    pub use crate::testing::verify::run::{Outcome, Runner, Worker, no_runtime, run, run_to_panic};
}
