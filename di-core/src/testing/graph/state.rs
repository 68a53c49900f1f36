//! The state of a test graph.

use crate::container::builder::ContainerBuilder;
use crate::testing::graph::build::Built;

/// The phase that a test graph is in.
pub(crate) enum State {
    Open(ContainerBuilder),
    Built(Built),
    /// The test has ended, or the container could not be built.
    Over,
}
