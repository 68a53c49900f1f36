//! The stub of one field of the component, in its bed.

use std::any::type_name;
use std::fmt::{self, Debug, Formatter};
use std::mem;
use std::sync::Arc;

use crate::testing::bed::absent::{Absent, Unset};
use crate::testing::bed::collection::{Collection, NoKey};
use crate::testing::bed::missing::Missing;
use crate::testing::bed::place::{Kept, Place};
use crate::testing::bed::single::Single;
use crate::testing::bed::surroundings::Surroundings;
use crate::testing::mock::{Mock, MockGuard, Mockable};

/// The stub of the dependency `D` of a component, as a field of its bed: `t.mailer`.
///
/// The stub programs a mock, before and after `build()`. The bed's own `with_mailer(..)` sets anything else. A later
/// value replaces an earlier one, so a helper function can return a bed with common values.
///
/// ```
/// use std::sync::Arc;
/// use wirework::Injectable;
///
/// #[wirework::mockable] // and #[mockall::automock] in place of the struct below
/// trait Clock: Send + Sync {
///     fn now(&self) -> u64;
/// }
///
/// #[derive(Default)]
/// struct MockClock {
///     now: u64,
/// }
///
/// impl Clock for MockClock {
///     fn now(&self) -> u64 {
///         self.now
///     }
/// }
///
/// #[derive(Injectable)]
/// struct Greeter {
///     clock: Arc<dyn Clock>,
/// }
///
/// let mut t = Greeter::bed();
/// t.clock.mock().now = 7;
/// let greeter = t.build();
/// assert_eq!(greeter.clock.now(), 7);
/// t.clock.mock().now = 8;
/// assert_eq!(greeter.clock.now(), 8);
/// ```
pub struct Stub<D> {
    value: Option<D>,
    /// Values that `build()` adds, so that a mock without a double can be programmed until then.
    deferred: Vec<Deferred<D>>,
    place: Place,
}

type Deferred<D> = Box<dyn FnOnce(&mut Option<D>, &mut Kept) + Send + Sync>;

impl<D> Stub<D> {
    /// Sets the dependency to a value of the field's type.
    ///
    /// The bed's `with_..` takes the inner object, if the derive can see it in the field's type. Use
    /// `set` for any other type, and for a `Provider` that returns a new object on every call.
    ///
    /// # Panics
    ///
    /// Panics if the component is already built.
    #[track_caller]
    pub fn set(&mut self, value: D) {
        self.clear();
        self.value = Some(value);
    }

    /// Sets the object of the dependency.
    ///
    /// # Panics
    ///
    /// Panics if the component is already built.
    #[track_caller]
    pub fn set_object(&mut self, one: Arc<D::Interface>)
    where
        D: Single,
    {
        self.clear();
        self.value = Some(D::of(one, &mut self.place.kept));
    }

    /// Returns a guard that programs the mock, before or after the component is built. The first
    /// call creates the mock, or else `build()` does.
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`Mock::mock`], and if the component is already built without a
    /// mock in this field.
    #[track_caller]
    pub fn mock<I>(&mut self) -> MockGuard<'_, I::Mock>
    where
        D: Single<Interface = I>,
        I: Mockable + ?Sized,
    {
        self.get_or_create_mock().mock()
    }

    /// Returns a handle to the mock, for example to take its complaints.
    ///
    /// # Panics
    ///
    /// Panics if the component is already built without a mock in this field.
    #[track_caller]
    pub fn handle<I>(&mut self) -> Mock<I>
    where
        D: Single<Interface = I>,
        I: Mockable + ?Sized,
    {
        self.get_or_create_mock().clone()
    }

    /// Adds an object to a list, or to a map under this key.
    ///
    /// # Panics
    ///
    /// Panics if the component is already built.
    #[track_caller]
    pub fn add(&mut self, entry: D::Entry, one: Arc<D::Interface>)
    where
        D: Collection,
    {
        self.place.start_setting();
        let value = self.value.get_or_insert_with(D::absent);
        value.add(value.count(), entry, one);
    }

    /// Adds a mock to a list, and returns a handle to it.
    ///
    /// # Panics
    ///
    /// Panics if the component is already built.
    #[track_caller]
    pub fn add_mock<I, E>(&mut self) -> Mock<I>
    where
        D: Collection<Interface = I, Entry = E>,
        I: Mockable + ?Sized,
        E: NoKey,
    {
        self.add_mock_for(E::NONE)
    }

    /// Adds a mock to a map under this key, and returns a handle to it.
    ///
    /// # Panics
    ///
    /// Panics if the component is already built.
    #[track_caller]
    pub fn add_mock_for<I>(&mut self, entry: D::Entry) -> Mock<I>
    where
        D: Collection<Interface = I, Entry: Send + Sync + 'static>,
        I: Mockable + ?Sized,
    {
        self.place.start_setting();
        let at = self.value.as_ref().map_or(0, D::count) + self.deferred.len();
        let mock = Mock::named(D::mock_name(self.place.field, at));
        self.place.watch(&mock);
        let injected = mock.clone();
        self.deferred.push(Box::new(move |value, _| {
            let value = value.get_or_insert_with(D::absent);
            value.add(at, entry, injected.double());
        }));
        mock
    }

    #[track_caller]
    fn get_or_create_mock<I>(&mut self) -> &Mock<I>
    where
        D: Single<Interface = I>,
        I: Mockable + ?Sized,
    {
        if self.place.mock::<I>().is_none() {
            self.place.assert_mocked();
            self.clear();
            let mock = Mock::<I>::named(self.place.field);
            self.place.set_mock(&mock);
            self.deferred.push(Box::new(move |value, kept| {
                *value = Some(D::of(mock.double(), kept));
            }));
        }
        let Some(mock) = self.place.mock() else {
            unreachable!("the mock was created above")
        };
        mock
    }

    #[track_caller]
    fn clear(&mut self) {
        self.place.start_setting();
        self.place.clear();
        self.value = None;
        self.deferred.clear();
    }

    fn is_set(&self) -> bool {
        self.value.is_some() || !self.deferred.is_empty()
    }

    fn fill(&mut self) {
        for fill in mem::take(&mut self.deferred) {
            fill(&mut self.value, &mut self.place.kept);
        }
    }

    pub(crate) fn leave_absent(&mut self)
    where
        D: Absent,
    {
        self.value = Some(D::absent());
    }

    pub(crate) fn auto_mock(&mut self)
    where
        D: Single<Interface: Mockable>,
    {
        let mock = Mock::<D::Interface>::auto(self.place.field, self.place.remedy());
        self.place.set_mock(&mock);
        self.value = Some(D::of(mock.double(), &mut self.place.kept));
    }
}

/// The functions that generated code calls.
#[doc(hidden)]
impl<D> Stub<D> {
    #[must_use]
    pub fn new<C>(surroundings: &Surroundings<C>, field: &'static str) -> Self {
        Stub {
            value: None,
            deferred: Vec::new(),
            place: Place::new(Arc::clone(&surroundings.shared), field),
        }
    }

    /// Sets the object of the dependency if nothing is set yet.
    #[track_caller]
    pub fn set_object_if_unset(&mut self, one: Arc<D::Interface>)
    where
        D: Single,
    {
        if !self.is_set() {
            self.set_object(one);
        }
    }

    #[must_use]
    pub fn unset(&self) -> Unset<D> {
        Unset::new()
    }

    /// Fills the stub for `take`, or reports it as missing.
    pub fn settle(&mut self, when_unset: Option<WhenUnset<D>>, missing: &mut Missing) {
        match when_unset {
            _ if self.is_set() => self.fill(),
            Some(fill) => fill(self),
            None => missing.add(self.place.field, type_name::<D>(), false),
        }
    }

    /// Fills a stub whose type depends on a parameter of a generic component.
    pub fn settle_open(&mut self, when_unset: Option<WhenUnset<D>>, missing: &mut Missing) {
        if when_unset.is_none() && !self.is_set() {
            missing.add(self.place.field, type_name::<D>(), true);
        } else {
            self.settle(when_unset, missing);
        }
    }

    /// Takes the value that the test set, if any.
    #[must_use]
    pub fn given(&mut self) -> Option<D> {
        self.fill();
        self.value.take()
    }

    /// Takes the value after `settle`, if nothing is missing.
    #[must_use]
    pub fn take(&mut self) -> D {
        match self.value.take() {
            Some(value) => value,
            None => unreachable!("the stub was not settled"),
        }
    }
}

impl<D> Debug for Stub<D> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "Stub({})", self.place.field)
    }
}

/// A function that fills an unset stub.
pub(crate) type WhenUnset<D> = fn(&mut Stub<D>);
