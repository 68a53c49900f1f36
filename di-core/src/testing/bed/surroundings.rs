//! The state that the stubs of one bed share.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::spec::source_line::LineOf;
use crate::testing::bed::missing::Missing;
use crate::testing::mock::{Mock, Mockable};
use crate::testing::verify::doubles::Doubles;
use crate::testing::verify::owner::{End, Owner};
use crate::testing::verify::report::Fault;
use crate::testing::verify::watched::Watched;

/// The state that the stubs of the bed of a `C` share. It is the last field of the bed, so its mocks
/// are verified after everything else was dropped.
pub struct Surroundings<C> {
    pub(crate) shared: Arc<Shared>,
    component: PhantomData<fn() -> C>,
}

pub(crate) struct Shared {
    pub(crate) component: &'static str,
    progress: Arc<Progress>,
    doubles: Mutex<Doubles>,
}

/// The statements of the test that the bed has seen.
#[derive(Default)]
struct Progress {
    /// The first statement that set a dependency.
    set_at: OnceLock<&'static Location<'static>>,
    is_built: AtomicBool,
}

/// The check that a bed was built if the test set a dependency.
struct Unbuilt(&'static str, Arc<Progress>);

impl Watched for Unbuilt {
    fn verify(&self, _: End, is_failed: bool) -> Vec<Fault> {
        let Unbuilt(component, progress) = self;
        if is_failed || progress.is_built.load(Ordering::Relaxed) {
            return Vec::new();
        }
        let unbuilt = progress.set_at.get().map(|at| Fault {
            subject: Owner::Bed(component).to_string(),
            text: format!(
                "the test set a dependency at {}, and never built the component; call `build()`",
                LineOf(at)
            ),
            is_unmet: false,
        });
        unbuilt.into_iter().collect()
    }
}

impl<C> Surroundings<C> {
    /// Returns the state for the bed of a component with this name.
    #[must_use]
    pub fn of(component: &'static str) -> Self {
        let progress = Arc::new(Progress::default());
        let mut doubles = Doubles::of(Owner::Bed(component));
        doubles.watch_first(Unbuilt(component, progress.clone()));
        Surroundings {
            shared: Arc::new(Shared {
                component,
                progress,
                doubles: Mutex::new(doubles),
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
            !self.shared.progress.is_built.swap(true, Ordering::Relaxed),
            "this bed has already built its `{component}`; create another bed instead"
        );
        Missing::of(component)
    }
}

impl Shared {
    pub(crate) fn is_built(&self) -> bool {
        self.progress.is_built.load(Ordering::Relaxed)
    }

    /// Records that the caller sets a dependency.
    #[track_caller]
    pub(crate) fn note_set(&self) {
        let caller = Location::caller();
        self.progress.set_at.get_or_init(|| caller);
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
