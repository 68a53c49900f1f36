//! Values without their types, and the places that they are put into.
//!
//! The code that resolves a `T` knows the type, and so does the constructor that makes one. Everything
//! between them is compiled once for all types. So the consumer passes a [`Place`] on its stack as a
//! `&mut dyn Any`, and the constructor downcasts it once and writes the `Arc` there: no box, no second
//! allocation.

use std::any::Any;
use std::mem::ManuallyDrop;
use std::sync::Arc;

/// A place on the stack of a consumer for the value that it resolves.
///
/// It never drops its value: it is written last and taken at once, so that no code for dropping an
/// `Arc<T>` is compiled beside it.
#[allow(missing_debug_implementations)]
pub(crate) struct Place<V>(Option<ManuallyDrop<V>>);

/// Stands for the component itself where a number of one of its traits is expected.
pub(crate) const ITSELF: usize = usize::MAX;

/// A value that a container or a scope holds.
pub(crate) enum AnyValue {
    /// A component that is bound to traits.
    Component(AnyComponent),
    /// An `Arc<T>`, for any `T`.
    Pointer(Box<dyn Any + Send + Sync>),
}

/// A component that is bound to traits, without its type.
pub(crate) type AnyComponent = Arc<dyn Upcast + Send + Sync>;

/// A component that can be put into a place as one of its traits, or as itself.
///
/// A container holds such a component as a trait object and not as an `Arc` of its type, so that a crate
/// has no code that clones and drops an `Arc` of each of its components.
pub(crate) trait Upcast {
    /// Puts the component into a place as its trait of this number, or as [`ITSELF`].
    fn upcast(self: Arc<Self>, number: usize, place: &mut dyn Any);
}

impl<V: 'static> Place<V> {
    /// A place without a value.
    pub(crate) const EMPTY: Self = Self(None);

    /// Puts a value into the place; returns it where the place is one for another type.
    #[inline]
    pub(crate) fn put(place: &mut dyn Any, value: V) -> Result<(), ManuallyDrop<V>> {
        let value = ManuallyDrop::new(value);
        match place.downcast_mut::<Self>() {
            Some(place) => {
                place.0 = Some(value);
                Ok(())
            }
            None => Err(value),
        }
    }

    /// Takes the value out of the place.
    #[inline]
    pub(crate) fn take(self) -> Option<V> {
        match self.0 {
            Some(value) => Some(ManuallyDrop::into_inner(value)),
            None => None,
        }
    }
}

/// Puts an `Arc` into the place of a consumer that resolves a `T`, or of one that holds any [`AnyValue`].
#[inline]
pub(crate) fn put<T: ?Sized + Send + Sync + 'static>(place: &mut dyn Any, value: Arc<T>) {
    if let Err(value) = Place::put(place, value) {
        hold(
            place,
            AnyValue::Pointer(Box::new(ManuallyDrop::into_inner(value))),
        );
    }
}

/// Puts a component that is bound to traits into a place, as itself.
pub(crate) fn put_component(place: &mut dyn Any, component: AnyComponent) {
    if place.is::<Place<AnyValue>>() {
        hold(place, AnyValue::Component(component));
    } else {
        component.upcast(ITSELF, place);
    }
}

/// Puts a value into the place of a cell. It is compiled once and not for each type.
fn hold(place: &mut dyn Any, value: AnyValue) {
    if let Err(value) = Place::put(place, value) {
        drop(ManuallyDrop::into_inner(value));
    }
}

impl AnyValue {
    /// Forgets the type of an `Arc`.
    pub(crate) fn of<T: ?Sized + Send + Sync + 'static>(value: Arc<T>) -> Self {
        Self::Pointer(Box::new(value))
    }

    /// Returns the `Arc` where it is held; `None` for a component that is bound to traits.
    #[inline]
    pub(crate) fn pointer<T: ?Sized + 'static>(&self) -> Option<&Arc<T>> {
        match self {
            Self::Pointer(pointer) => pointer.downcast_ref(),
            Self::Component(_) => None,
        }
    }

    /// Returns the value as the `Arc<T>` that it is.
    #[inline]
    pub(crate) fn get<T: ?Sized + 'static>(&self) -> Option<Arc<T>> {
        match self {
            Self::Pointer(pointer) => pointer.downcast_ref().map(Arc::clone),
            Self::Component(component) => {
                let mut place = Place::EMPTY;
                Arc::clone(component).upcast(ITSELF, &mut place);
                place.take()
            }
        }
    }
}
