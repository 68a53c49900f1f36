//! What stands in a bed for one field of the component.

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

/// What stands in a bed for the dependency `D` of a component: `t.mailer`.
///
/// A mock is programmed right here, before and after the component is built; anything else is set
/// with the bed's own `with_mailer(..)`. What is set later replaces what was set before, so that a
/// function of the test may hand out a bed with what most tests want.
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
    given: Option<D>,
    /// What is put there when the component is built, as mocks are that are injected themselves.
    later: Vec<Later<D>>,
    place: Place,
}

type Later<D> = Box<dyn FnOnce(&mut Option<D>, &mut Kept) + Send + Sync>;

impl<D> Stub<D> {
    /// Sets the dependency as the component will hold it.
    ///
    /// The bed's `with_..` takes what is put into it, where the field's type is spelt so that one
    /// can see what that is. This is for all other types, and for a `Provider` that gives another
    /// one each time.
    ///
    /// # Panics
    ///
    /// Where the component is built already.
    #[track_caller]
    pub fn set(&mut self, value: D) {
        self.clear();
        self.given = Some(value);
    }

    /// Sets the one object.
    ///
    /// # Panics
    ///
    /// Where the component is built already.
    #[track_caller]
    pub fn put(&mut self, one: Arc<D::Interface>)
    where
        D: Single,
    {
        self.clear();
        self.given = Some(D::of(one, &mut self.place.kept));
    }

    /// The mock, to tell it what to expect, before the component is built or later. It is made when
    /// it is first asked for, or when the component is built.
    ///
    /// # Panics
    ///
    /// As [`Mock::mock`]; and where the component is built already, with something else.
    #[track_caller]
    pub fn mock<I>(&mut self) -> MockGuard<'_, I::Mock>
    where
        D: Single<Interface = I>,
        I: Mockable + ?Sized,
    {
        self.made().mock()
    }

    /// The handle to the mock, to keep it in the test or to take its complaints.
    ///
    /// # Panics
    ///
    /// Where the component is built already, with something else.
    #[track_caller]
    pub fn handle<I>(&mut self) -> Mock<I>
    where
        D: Single<Interface = I>,
        I: Mockable + ?Sized,
    {
        self.made().clone()
    }

    /// Adds an object to a list, or to a map under this key.
    ///
    /// # Panics
    ///
    /// Where the component is built already.
    #[track_caller]
    pub fn add(&mut self, entry: D::Entry, one: Arc<D::Interface>)
    where
        D: Collection,
    {
        self.place.not_built();
        let given = self.given.get_or_insert_with(D::absent);
        given.add(given.count(), entry, one);
    }

    /// Adds a mock to a list, and gives a handle to it.
    ///
    /// # Panics
    ///
    /// Where the component is built already.
    #[track_caller]
    pub fn add_mock<I, E>(&mut self) -> Mock<I>
    where
        D: Collection<Interface = I, Entry = E>,
        I: Mockable + ?Sized,
        E: NoKey,
    {
        self.add_mock_for(E::NONE)
    }

    /// Adds a mock to a map under this key, and gives a handle to it.
    ///
    /// # Panics
    ///
    /// Where the component is built already.
    #[track_caller]
    pub fn add_mock_for<I>(&mut self, entry: D::Entry) -> Mock<I>
    where
        D: Collection<Interface = I, Entry: Send + Sync + 'static>,
        I: Mockable + ?Sized,
    {
        self.place.not_built();
        let at = self.given.as_ref().map_or(0, D::count) + self.later.len();
        let mock = Mock::named(format!("{}[{at}]", self.place.field));
        self.place.watch(&mock);
        let injected = mock.clone();
        self.later.push(Box::new(move |given, _| {
            let given = given.get_or_insert_with(D::absent);
            given.add(at, entry, injected.double());
        }));
        mock
    }

    #[track_caller]
    fn made<I>(&mut self) -> &Mock<I>
    where
        D: Single<Interface = I>,
        I: Mockable + ?Sized,
    {
        if self.place.mock::<I>().is_none() {
            self.place.mocked();
            self.clear();
            let mock = Mock::<I>::named(self.place.field);
            self.place.put(&mock);
            self.later.push(Box::new(move |given, kept| {
                *given = Some(D::of(mock.double(), kept));
            }));
        }
        let Some(mock) = self.place.mock() else {
            unreachable!("it was made above")
        };
        mock
    }

    #[track_caller]
    fn clear(&mut self) {
        self.place.not_built();
        self.place.clear();
        self.given = None;
        self.later.clear();
    }

    fn is_set(&self) -> bool {
        self.given.is_some() || !self.later.is_empty()
    }

    fn fill(&mut self) {
        for put in mem::take(&mut self.later) {
            put(&mut self.given, &mut self.place.kept);
        }
    }

    pub(crate) fn leave_absent(&mut self)
    where
        D: Absent,
    {
        self.given = Some(D::absent());
    }

    pub(crate) fn auto_mock(&mut self)
    where
        D: Single<Interface: Mockable>,
    {
        let mock = Mock::<D::Interface>::auto(self.place.field);
        self.place.put(&mock);
        self.given = Some(D::of(mock.double(), &mut self.place.kept));
    }
}

/// What generated code calls.
#[doc(hidden)]
impl<D> Stub<D> {
    #[must_use]
    pub fn new<C>(surroundings: &Surroundings<C>, field: &'static str) -> Self {
        Stub {
            given: None,
            later: Vec::new(),
            place: Place::new(Arc::clone(&surroundings.shared), field),
        }
    }

    /// Sets the one object where nothing is set yet.
    pub fn put_if_unset(&mut self, one: Arc<D::Interface>)
    where
        D: Single,
    {
        if !self.is_set() {
            self.put(one);
        }
    }

    #[must_use]
    pub fn unset(&self) -> Unset<D> {
        Unset::new()
    }

    /// Makes sure that there is something to take.
    pub fn settle(&mut self, when_unset: Option<WhenUnset<D>>, missing: &mut Missing) {
        match when_unset {
            _ if self.is_set() => self.fill(),
            Some(fill) => fill(self),
            None => missing.add(self.place.field, type_name::<D>(), false),
        }
    }

    /// The same where the type is for the arguments of a generic component to decide.
    pub fn settle_open(&mut self, when_unset: Option<WhenUnset<D>>, missing: &mut Missing) {
        if when_unset.is_none() && !self.is_set() {
            missing.add(self.place.field, type_name::<D>(), true);
        } else {
            self.settle(when_unset, missing);
        }
    }

    /// What was set.
    #[must_use]
    pub fn given(&mut self) -> Option<D> {
        self.fill();
        self.given.take()
    }

    /// What is there when it is settled, and nothing is missing.
    #[must_use]
    pub fn take(&mut self) -> D {
        match self.given.take() {
            Some(value) => value,
            None => unreachable!("it was not settled"),
        }
    }
}

impl<D> Debug for Stub<D> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "Stub({})", self.place.field)
    }
}

/// Fills a stub that was not set.
pub(crate) type WhenUnset<D> = fn(&mut Stub<D>);
