//! A mock of a graph, whose trait is not known where it is held.

use std::any::Any;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use crate::binding::constructor::function;
use crate::runtime::model::Constructor;
use crate::spec::shareable::Shareable;
use crate::testing::mock::auto_mock::{AutoMock, Made};
use crate::testing::mock::{Mock, Mockable};
use crate::testing::verify::doubles::Doubles;

/// A `Mock` of some trait, and how its doubles get into a container.
pub struct HeldMock {
    mock: Box<dyn Any + Send + Sync>,
    constructor: Box<dyn Fn() -> Constructor + Send + Sync>,
}

impl HeldMock {
    /// Its double is made when a container wants it: till then a mock that is injected itself
    /// can be programmed.
    pub(crate) fn new<I: ?Sized + Mockable>(mock: &Mock<I>) -> Self {
        let injected = mock.clone();
        Self {
            mock: Box::new(mock.clone()),
            constructor: Box::new(move || giving(injected.double())),
        }
    }

    pub(crate) fn downcast<I: ?Sized + Mockable>(&self) -> Option<&Mock<I>> {
        self.mock.downcast_ref()
    }

    pub(crate) fn constructor(&self) -> Constructor {
        (self.constructor)()
    }
}

/// A mock in the place of an external component of this name, where its trait has one.
pub fn held<I: Shareable + ?Sized>(
    auto_mock: Option<AutoMock<I>>,
    doubles: &mut dyn Any,
    name: &str,
) -> Option<Box<dyn Any>> {
    let Made { double, mock } = auto_mock?(doubles.downcast_mut::<Doubles>()?, name);
    Some(Box::new(HeldMock {
        mock,
        constructor: Box::new(move || giving(Arc::clone(&double))),
    }))
}

/// Gives the same double to all who ask.
pub(crate) fn giving<I: Shareable + ?Sized>(double: Arc<I>) -> Constructor {
    function(move |_| Ok(Arc::clone(&double)))
}

impl Debug for HeldMock {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("HeldMock").finish_non_exhaustive()
    }
}
