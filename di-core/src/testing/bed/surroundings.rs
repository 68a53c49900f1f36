//! What the stubs of one bed share.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::testing::bed::missing::Missing;
use crate::testing::mock::{Mock, Mockable};
use crate::testing::verify::doubles::Doubles;

/// What the stubs of the bed of a `C` share. It comes last in the bed, so that its mocks are
/// verified when everything else is gone.
pub struct Surroundings<C> {
    pub(crate) shared: Arc<Shared>,
    component: PhantomData<fn() -> C>,
}

pub(crate) struct Shared {
    pub(crate) component: &'static str,
    built: AtomicBool,
    doubles: Mutex<Doubles>,
}

impl<C> Surroundings<C> {
    /// Those of a component of this name.
    #[must_use]
    pub fn of(component: &'static str) -> Self {
        Surroundings {
            shared: Arc::new(Shared {
                component,
                built: AtomicBool::new(false),
                doubles: Mutex::default(),
            }),
            component: PhantomData,
        }
    }

    /// From now on nothing is set any more.
    ///
    /// # Panics
    ///
    /// When it is called again.
    #[must_use]
    #[track_caller]
    pub fn start(&self) -> Missing {
        let component = self.shared.component;
        assert!(
            !self.shared.built.swap(true, Ordering::Relaxed),
            "this bed has built its `{component}` already; \
             call `{component}::bed()` again for another"
        );
        Missing::of(component)
    }
}

impl Shared {
    pub(crate) fn is_built(&self) -> bool {
        self.built.load(Ordering::Relaxed)
    }

    pub(crate) fn watch<I: ?Sized + Mockable>(&self, mock: &Mock<I>) {
        let mut doubles = self.doubles.lock().unwrap_or_else(PoisonError::into_inner);
        doubles.watch(mock);
    }
}

impl<C> Debug for Surroundings<C> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "Surroundings({})", self.shared.component)
    }
}
