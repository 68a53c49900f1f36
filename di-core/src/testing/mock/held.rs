//! A mock of a graph, whose trait is not known where it is held.

use std::any::Any;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use crate::binding::constructor::{Making, keep};
use crate::error::ResolveError;
use crate::runtime::context::Context;
use crate::runtime::failure::undescribed;
use crate::runtime::slot::{Function, Kept};
use crate::spec::key::Key;
use crate::spec::shareable::Shareable;
use crate::testing::mock::auto_mock::{AutoMock, Made};
use crate::testing::mock::{Mock, Mockable};
use crate::testing::verify::doubles::Doubles;

/// A `Mock` of some trait, and how its doubles get into a container.
pub struct HeldMock {
    mock: Box<dyn Any + Send + Sync>,
    making: Box<dyn Fn() -> Making + Send + Sync>,
}

impl HeldMock {
    /// Its double is made when a container wants it: till then a mock that is injected itself
    /// can be programmed.
    pub(crate) fn new<I: ?Sized + Mockable>(mock: &Mock<I>) -> Self {
        let injected = mock.clone();
        Self {
            mock: Box::new(mock.clone()),
            making: Box::new(move || giving(injected.double())),
        }
    }

    pub(crate) fn downcast<I: ?Sized + Mockable>(&self) -> Option<&Mock<I>> {
        self.mock.downcast_ref()
    }

    pub(crate) fn making(&self) -> Making {
        (self.making)()
    }
}

/// A mock in the place of an external component of this name, where its trait has one.
pub fn held<I: Shareable + ?Sized>(
    auto_mock: Option<AutoMock<I>>,
    doubles: &mut Doubles,
    name: &str,
) -> Option<HeldMock> {
    let Made { double, mock } = auto_mock?(doubles, name);
    Some(HeldMock {
        mock,
        making: Box::new(move || giving(Arc::clone(&double))),
    })
}

/// Gives the same double to all who ask.
pub(crate) fn giving<I: Shareable + ?Sized>(double: Arc<I>) -> Making {
    Making::in_place::<I>(give::<I>, double)
}

fn give<I: Shareable + ?Sized>(
    double: &Function,
    _: &mut Context<'_>,
) -> Result<Kept, ResolveError> {
    match double.downcast_ref::<Arc<I>>() {
        Some(double) => Ok(keep(Arc::clone(double))),
        None => Err(undescribed(&Key::of::<I>())),
    }
}

impl Debug for HeldMock {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("HeldMock").finish_non_exhaustive()
    }
}
