//! A mock for a type that may have none: decided by generated code, where the type is known.

use std::any::Any;
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::Arc;

use crate::testing::mock::{Mock, Mockable};
use crate::testing::verify::doubles::Doubles;

/// Makes a strict mock and has it watched; the name is how messages call it.
pub type AutoMock<I> = fn(&mut Doubles, name: &str) -> Made<I>;

/// A mock that was made because nobody gave another.
pub struct Made<I: ?Sized> {
    /// The object to inject.
    pub double: Arc<I>,
    /// The `Mock<I>`.
    pub mock: Box<dyn Any + Send + Sync>,
}

impl<I: ?Sized> Debug for Made<I> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Made").finish_non_exhaustive()
    }
}

/// `(&Probe::<dyn X>::new()).auto_mock()` is `Some` where `dyn X: Mockable`, and `None` elsewhere.
///
/// Both traits have to be in scope: `use .. {Mocked as _, NotMocked as _}`. The type has to be
/// concrete: in generic code the answer is `None`.
pub struct Probe<I: ?Sized>(PhantomData<fn() -> PhantomData<I>>);

impl<I: ?Sized> Probe<I> {
    /// Asks for this type.
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

/// What is found first, where there is a mock.
pub trait Mocked<I: ?Sized> {
    /// How to make one.
    fn auto_mock(&self) -> Option<AutoMock<I>>;
}

/// What is found otherwise.
pub trait NotMocked<I: ?Sized> {
    /// Nothing.
    fn auto_mock(&self) -> Option<AutoMock<I>> {
        None
    }
}

impl<I: ?Sized + Mockable> Mocked<I> for Probe<I> {
    fn auto_mock(&self) -> Option<AutoMock<I>> {
        Some(|doubles, name| {
            let mock = Mock::<I>::auto(name);
            doubles.watch(&mock);
            Made {
                double: mock.double(),
                mock: Box::new(mock),
            }
        })
    }
}

impl<I: ?Sized> NotMocked<I> for &Probe<I> {}
