//! The part of a stub that does not depend on its type.

use std::any::Any;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use crate::spec::shareable::Shareable;
use crate::testing::bed::surroundings::Shared;
use crate::testing::mock::{Mock, Mockable};

/// A field of a component, in its bed.
pub(crate) struct Place {
    pub(crate) shared: Arc<Shared>,
    pub(crate) field: &'static str,
    /// The `Mock` of the field, if it has one.
    mock: Option<Box<dyn Any + Send + Sync>>,
    pub(crate) kept: Kept,
}

/// The objects that the bed keeps alive for a component that holds only a `Weak`.
#[derive(Default)]
pub struct Kept(Vec<Box<dyn Any + Send + Sync>>);

impl Kept {
    pub(crate) fn keep<T: ?Sized + Shareable>(&mut self, one: Arc<T>) {
        self.0.push(Box::new(one));
    }
}

impl Debug for Kept {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "Kept({})", self.0.len())
    }
}

impl Place {
    pub(crate) fn new(shared: Arc<Shared>, field: &'static str) -> Self {
        Place {
            shared,
            field,
            mock: None,
            kept: Kept::default(),
        }
    }

    /// Records that the test sets the field.
    ///
    /// # Panics
    ///
    /// Panics if the component is already built.
    #[track_caller]
    pub(crate) fn start_setting(&self) {
        let (field, component) = (self.field, self.shared.component);
        assert!(
            !self.shared.is_built(),
            "`{field}` is set too late: the `{component}` is already built; set it before `build()`"
        );
        self.shared.note_set();
    }

    #[track_caller]
    pub(crate) fn assert_mocked(&self) {
        let (field, component) = (self.field, self.shared.component);
        assert!(
            !self.shared.is_built(),
            "`{field}` has no mock, and the `{component}` is already built; \
             call `{field}.mock()` before `build()`"
        );
    }

    /// Returns the remedy for a call of a mock that the test did not set, up to the code that programs it.
    pub(crate) fn remedy(&self) -> String {
        let (field, component) = (self.field, self.shared.component);
        format!(
            "the test did not set `{field}` in the bed of `{component}`; \
             set a fake with `with_{field}(..)`, or program the call with `{field}.mock()"
        )
    }

    pub(crate) fn mock<I: ?Sized + Mockable>(&self) -> Option<&Mock<I>> {
        self.mock.as_ref()?.downcast_ref()
    }

    /// Adds the mock to those that the bed verifies.
    pub(crate) fn watch<I: ?Sized + Mockable>(&self, mock: &Mock<I>) {
        self.shared.watch(mock);
    }

    pub(crate) fn set_mock<I: ?Sized + Mockable>(&mut self, mock: &Mock<I>) {
        self.watch(mock);
        self.mock = Some(Box::new(mock.clone()));
    }

    pub(crate) fn clear(&mut self) {
        self.mock = None;
        self.kept = Kept::default();
    }
}
