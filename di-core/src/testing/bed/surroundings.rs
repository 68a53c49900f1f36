//! The state that the stubs of one bed share.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::testing::bed::missing::Missing;
use crate::testing::mock::{Mock, Mockable};
use crate::testing::verify::doubles::Doubles;
use crate::testing::verify::owner::Owner;

/// The state that the stubs of the bed of a `C` share. It is the last field of the bed, so its mocks
/// are verified after everything else was dropped.
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
    /// Returns the state for the bed of a component with this name.
    #[must_use]
    pub fn of(component: &'static str) -> Self {
        Surroundings {
            shared: Arc::new(Shared {
                component,
                built: AtomicBool::new(false),
                doubles: Mutex::new(Doubles::of(Owner::Bed(component))),
            }),
            component: PhantomData,
        }
    }

    /// Starts the build, after which no stub can be set.
    ///
    /// # Panics
    ///
    /// Panics if it was called before.
    #[must_use]
    #[track_caller]
    pub fn start(&self) -> Missing {
        let component = self.shared.component;
        // Relaxed, here and below: the flag guards no other data.
        assert!(
            !self.shared.built.swap(true, Ordering::Relaxed),
            "this bed has already built its `{component}`; \
             call `{component}::bed()` for another one"
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
