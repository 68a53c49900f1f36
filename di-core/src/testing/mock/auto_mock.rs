//! The mock of a type that may have none. Generated code decides this, as it knows the type.

use std::any::Any;
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::Arc;

use crate::testing::mock::held::HeldMock;
use crate::testing::mock::{Mock, Mockable};
use crate::testing::verify::doubles::Doubles;

/// A function that creates a strict mock and registers it for verification. Messages show `name`, and
/// program the mock through `selection`, such as `graph.keyed::<Primary>()`.
pub type AutoMock<I> = fn(&mut Doubles, name: &str, selection: &str) -> CreatedMock<I>;

/// A mock that the kit created because the test set none.
pub struct CreatedMock<I: ?Sized> {
    /// The object to inject.
    pub double: Arc<I>,
    mock: HeldMock,
}

impl<I: ?Sized> Debug for CreatedMock<I> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("CreatedMock").finish_non_exhaustive()
    }
}

/// Returns the mock that replaces the external component `name`, if its trait has a mock.
///
/// It does not require `Send + Sync` of the trait. So rustc reports a trait without them where it is bound,
/// and not here too.
pub fn external_mock<I: ?Sized>(
    auto_mock: Option<AutoMock<I>>,
    doubles: &mut dyn Any,
    name: &str,
    selection: &str,
) -> Option<Box<dyn Any>> {
    let CreatedMock { mock, .. } = auto_mock?(doubles.downcast_mut::<Doubles>()?, name, selection);
    Some(Box::new(mock))
}

/// A probe for `dyn X: Mockable`: `(&Probe::<dyn X>::new()).auto_mock()` is `Some` if it holds.
///
/// Both traits must be in scope: `use .. {Mocked as _, NotMocked as _}`. The type must be concrete:
/// in generic code the result is `None`.
pub struct Probe<I: ?Sized>(PhantomData<fn() -> PhantomData<I>>);

impl<I: ?Sized> Probe<I> {
    /// Returns a probe for this type.
    #[must_use]
    #[expect(clippy::new_without_default)]
    pub fn new() -> Self {
        Probe(PhantomData)
    }
}

impl<I: ?Sized> Debug for Probe<I> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str("Probe")
    }
}

/// The case that method lookup finds first: the type has a mock.
pub trait Mocked<I: ?Sized> {
    /// Returns the function that creates the mock.
    fn auto_mock(&self) -> Option<AutoMock<I>>;
}

/// The case that method lookup finds last: the type has no mock.
pub trait NotMocked<I: ?Sized> {
    /// Returns `None`.
    fn auto_mock(&self) -> Option<AutoMock<I>> {
        None
    }
}

impl<I: ?Sized + Mockable> Mocked<I> for Probe<I> {
    fn auto_mock(&self) -> Option<AutoMock<I>> {
        Some(|doubles, name, selection| {
            let interface = Mock::<I>::interface();
            let programs = format!(
                "`mock_externals()` created this mock; \
                 program the call with `{selection}.mock::<{interface}>()"
            );
            let mock = Mock::<I>::auto(name, programs);
            doubles.watch(&mock);
            let double = mock.double();
            CreatedMock {
                mock: HeldMock::with_double(mock, Arc::clone(&double)),
                double,
            }
        })
    }
}

impl<I: ?Sized> NotMocked<I> for &Probe<I> {}
