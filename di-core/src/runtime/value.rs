//! Values without their types, and how they get into the places of consumers.
//!
//! The code that resolves a `T` knows the type, and so does the constructor that makes one. Everything
//! between them is compiled once for all types. So the consumer passes an empty [`Place`] on its stack as a
//! `&mut dyn Any`; the constructor downcasts it once and writes the `Arc` there. No box is allocated on the
//! way.

use std::any::Any;
use std::mem::ManuallyDrop;
use std::sync::Arc;

use crate::spec::shareable::KeepTrait;

/// A place on the stack of a consumer for the value that it resolves.
///
/// A place never drops its value, as writing it would then compile code that drops an `Arc` for each type.
/// The consumer takes the value at once, or clears the place.
#[allow(missing_debug_implementations)]
pub struct Place<V>(Option<ManuallyDrop<V>>);

/// Stands for the component itself where a number of one of its traits is expected.
pub(crate) const ITSELF: usize = usize::MAX;

/// A value that a container or a scope holds.
pub(crate) enum AnyValue {
    /// A component that is bound to traits.
    Component(AnyComponent),
    /// An `Arc<T>`, for any `T`.
    Pointer(Box<dyn AnyPointer>),
}

/// An `Arc<T>` without its type.
pub(crate) trait AnyPointer: Any + Send + Sync {
    /// Puts a clone of the `Arc` into the place of a consumer that resolves a `T`. A place for another type
    /// stays empty.
    fn give(&self, place: &mut dyn Any);
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

impl<T: ?Sized + Send + Sync + 'static> AnyPointer for Arc<T> {
    fn give(&self, place: &mut dyn Any) {
        if let Some(place) = place.downcast_mut::<Place<Self>>() {
            place.0 = Some(ManuallyDrop::new(Self::clone(self)));
        }
    }
}

impl<V> Place<V> {
    /// A place without a value.
    pub const EMPTY: Self = Self(None);

    /// Takes the value out of a place that was filled.
    #[inline]
    #[must_use]
    pub fn take(self) -> V {
        match self.0 {
            Some(value) => ManuallyDrop::into_inner(value),
            None => not_filled(),
        }
    }

    /// Returns the value, if there is one.
    #[inline]
    pub(crate) fn value(self) -> Option<V> {
        self.0.map(ManuallyDrop::into_inner)
    }

    pub(crate) fn fill(&mut self, value: V) {
        self.0 = Some(ManuallyDrop::new(value));
    }

    /// Drops the value, if there is one.
    #[inline]
    pub(crate) fn clear(&mut self) {
        if let Self(Some(value)) = std::mem::replace(self, Self::EMPTY) {
            ManuallyDrop::into_inner(value);
        }
    }
}

/// The derive takes the values of fields after all were resolved, so nothing leads here.
#[cold]
fn not_filled() -> ! {
    unreachable!("a field is taken that was not resolved")
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
            Self::Pointer(pointer) => {
                let pointer: &dyn Any = &**pointer;
                pointer.downcast_ref()
            }
            Self::Component(_) => None,
        }
    }

    /// Puts the value into the place of a consumer. A place for another type stays empty.
    #[inline]
    pub(crate) fn give(&self, place: &mut dyn Any) {
        self.give_as(ITSELF, place);
    }

    /// Puts the value into the place of a consumer, as its trait of this number if it is a component.
    #[inline]
    pub(crate) fn give_as(&self, number: usize, place: &mut dyn Any) {
        match self {
            Self::Pointer(pointer) => pointer.give(place),
            Self::Component(component) => Arc::clone(component).upcast(number, place),
        }
    }
}

/// Puts an `Arc` into the place of a consumer that resolves a `T`, or into the place of a cell.
#[inline]
pub fn put<T: KeepTrait + ?Sized>(place: &mut dyn Any, value: Arc<T>) {
    match place.downcast_mut::<Place<Arc<T>>>() {
        Some(place) => place.0 = Some(ManuallyDrop::new(value)),
        None => hold(place, value),
    }
}

/// Puts an `Arc` into the place of a cell. It stands apart from [`put`], so that the usual way is short.
#[cold]
#[inline(never)]
fn hold<T: ?Sized + Send + Sync + 'static>(place: &mut dyn Any, value: Arc<T>) {
    let value = AnyValue::Pointer(Box::new(value));
    if let Some(place) = place.downcast_mut::<Place<AnyValue>>() {
        place.fill(value);
    }
}

/// Puts an `Arc` into the place of a consumer that resolves a `T`. If the place is another one, nothing is
/// put there, and nothing is dropped.
#[inline]
pub(crate) fn put_here<T: 'static>(place: &mut dyn Any, value: Arc<T>) {
    let value = ManuallyDrop::new(value);
    if let Some(place) = place.downcast_mut::<Place<Arc<T>>>() {
        place.0 = Some(value);
    }
}

/// Puts a component that is bound to traits into a place, as itself.
pub(crate) fn put_component(place: &mut dyn Any, component: AnyComponent) {
    match place.downcast_mut::<Place<AnyValue>>() {
        Some(place) => place.fill(AnyValue::Component(component)),
        None => component.upcast(ITSELF, place),
    }
}
