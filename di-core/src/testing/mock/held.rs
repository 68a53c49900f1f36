//! A mock of a test graph, with its trait erased.

use std::any::Any;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use crate::binding::constructor::function;
use crate::runtime::model::Constructor;
use crate::spec::shareable::Shareable;
use crate::testing::mock::{Mock, Mockable};

/// A `Mock` with its trait erased, and the constructor of its double.
pub struct HeldMock {
    mock: Box<dyn Any + Send + Sync>,
    constructor: Box<dyn Fn() -> Constructor + Send + Sync>,
}

impl HeldMock {
    /// Returns the erased mock. A container creates the double on demand: until then, a test can
    /// program even a mock that is injected without a double.
    pub(crate) fn new<I: ?Sized + Mockable>(mock: &Mock<I>) -> Self {
        let injected = mock.clone();
        Self {
            mock: Box::new(mock.clone()),
            constructor: Box::new(move || shared_value(injected.double())),
        }
    }

    /// Returns the erased mock, with a double that exists.
    pub(crate) fn with_double<I: ?Sized + Mockable>(mock: Mock<I>, double: Arc<I>) -> Self {
        Self {
            mock: Box::new(mock),
            constructor: Box::new(move || shared_value(Arc::clone(&double))),
        }
    }

    pub(crate) fn downcast<I: ?Sized + Mockable>(&self) -> Option<&Mock<I>> {
        self.mock.downcast_ref()
    }

    pub(crate) fn constructor(&self) -> Constructor {
        (self.constructor)()
    }
}

/// Returns a constructor that returns the same object on every resolve.
pub(crate) fn shared_value<I: Shareable + ?Sized>(double: Arc<I>) -> Constructor {
    function(move |_| Ok(Arc::clone(&double)))
}

impl Debug for HeldMock {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("HeldMock").finish_non_exhaustive()
    }
}
