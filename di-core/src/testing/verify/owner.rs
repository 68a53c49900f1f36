//! The part of a test that owns and verifies a mock, and the end of the mock.

use std::fmt::{self, Display, Formatter};
use std::thread::{self, ThreadId};

/// The owner of a mock.
#[derive(Clone, Copy, Default)]
pub(crate) enum Owner {
    /// The bed of the component with this name.
    Bed(&'static str),
    Graph,
    #[default]
    Doubles,
}

/// The event that ends a mock.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// The owner was dropped, or verified the mock.
    OfOwner,
    /// The runner verified the mock at the end of the test.
    OfTest,
}

/// The record of a mock that was verified.
#[derive(Clone, Copy)]
pub(crate) struct Ended {
    by: End,
    thread: ThreadId,
}

impl Ended {
    /// Returns the record of an end in the current thread.
    pub(crate) fn here(by: End) -> Self {
        let thread = thread::current().id();
        Ended { by, thread }
    }

    /// Returns the message of a call of the mock after its end.
    pub(crate) fn refusal(self, mock: &str, owner: Owner) -> String {
        if self.by == End::OfTest {
            return format!(
                "{mock} was called after its test ended; join this thread or task in the test"
            );
        }
        let fact = format!("{mock} was called after {owner} was dropped or verified");
        if self.thread != thread::current().id() {
            return format!("{fact}; join this thread or task before that");
        }
        let remedy = match owner {
            Owner::Bed(component) => format!(
                "keep the bed until the `{component}` is dropped: \
                 return both from a helper function, and declare the bed last in a struct"
            ),
            Owner::Graph => {
                "keep the graph until everything that it resolved is dropped".to_owned()
            }
            Owner::Doubles => "keep it until everything that calls its mocks is dropped".to_owned(),
        };
        format!("{fact}; {remedy}")
    }
}

impl Display for Owner {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Owner::Bed(component) => write!(out, "the bed of `{component}`"),
            Owner::Graph => out.write_str("the test graph"),
            Owner::Doubles => out.write_str("its `Doubles`"),
        }
    }
}
