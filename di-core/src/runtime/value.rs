//! Values without their types, and the places that receive them.
//!
//! The consumer of a `T` knows the type, and so does its constructor. All code between them is compiled
//! once for all types. So the consumer passes an empty [`Place`] on its stack as a `&mut dyn Any`. The
//! constructor downcasts it and writes the `Arc` there, without a box.

use std::any::Any;
use std::mem::ManuallyDrop;
use std::sync::Arc;

use crate::spec::shareable::KeepTrait;

/// A place on the stack of a consumer for the value that it resolves.
///
/// A place never drops its value: see `docs/compile-time.md`. The consumer takes the value at once, or
/// clears the place.
#[allow(missing_debug_implementations)]
pub struct Place<V>(pub(crate) Option<ManuallyDrop<V>>);

/// A value that a container or a scope holds.
pub(crate) enum AnyValue {
    /// A component that is bound to traits.
    Component(AnyComponent),
    /// An `Arc<T>`, for any `T`.
    Pointer(Box<dyn AnyPointer>),
}

/// An `Arc<T>` without its type.
pub(crate) trait AnyPointer: Any + Send + Sync {
    fn as_any(&self) -> &dyn Any;

    /// Fills the place of a consumer of `T` with a clone. A place for another type stays empty.
    fn fill_place(&self, place: &mut dyn Any);
}

/// A component that is bound to traits, without its type.
pub(crate) type AnyComponent = Arc<dyn Upcast + Send + Sync>;

/// A trait of a component.
#[derive(Clone, Copy, Debug)]
pub struct Trait {
    /// The number that the trait has in the function.
    pub(crate) number: usize,
    /// The function that fills a place with the component as one of its traits.
    pub(crate) upcast: &'static AnyUpcast,
}

/// A function that fills a place with a component as one of its traits. Only code that knows the component
/// can downcast it.
pub(crate) type AnyUpcast = dyn Any + Send + Sync;

/// A component that can fill a place as itself or as one of its traits.
///
/// A container holds it as a trait object instead of an `Arc` of its type. So a crate has no code that
/// clones and drops an `Arc` of each component.
pub(crate) trait Upcast {
    /// Fills the place with the component as this trait, or as itself.
    fn upcast(self: Arc<Self>, as_trait: Option<&Trait>, place: &mut dyn Any);
}

impl<T: ?Sized + Send + Sync + 'static> AnyPointer for Arc<T> {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn fill_place(&self, place: &mut dyn Any) {
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

/// The derive takes the values after all fields were resolved, so nothing calls this.
#[cold]
fn not_filled() -> ! {
    unreachable!("a field is taken that was not resolved")
}

impl AnyValue {
    /// Erases the type of an `Arc`.
    pub(crate) fn of<T: ?Sized + Send + Sync + 'static>(value: Arc<T>) -> Self {
        Self::Pointer(Box::new(value))
    }

    /// Returns the `Arc`, or `None` for another type and for a component that is bound to traits.
    #[inline]
    pub(crate) fn pointer<T: ?Sized + 'static>(&self) -> Option<&Arc<T>> {
        match self {
            Self::Pointer(pointer) => AnyPointer::as_any(&**pointer).downcast_ref(),
            Self::Component(_) => None,
        }
    }

    /// Returns a clone of the `Arc`, or `None` where [`pointer`](Self::pointer) does.
    #[inline]
    pub(crate) fn cloned<T: ?Sized + 'static>(&self) -> Option<Arc<T>> {
        let mut place = Place::<Arc<T>>::EMPTY;
        if let Self::Pointer(pointer) = self {
            pointer.fill_place(&mut place);
        }
        place.value()
    }

    /// Fills the place of a consumer with a clone. A place for another type stays empty.
    #[inline]
    pub(crate) fn fill_place(&self, place: &mut dyn Any) {
        self.fill_place_as(None, place);
    }

    /// Fills the place of a consumer with a clone, as this trait if it is a component.
    #[inline]
    pub(crate) fn fill_place_as(&self, as_trait: Option<&Trait>, place: &mut dyn Any) {
        match self {
            Self::Pointer(pointer) => pointer.fill_place(place),
            Self::Component(component) => Arc::clone(component).upcast(as_trait, place),
        }
    }
}

/// Returns the value of a filled place.
#[inline(always)]
#[allow(
    clippy::inline_always,
    reason = "it is part of each construction of a component"
)]
pub(crate) fn into_inner<V>(value: ManuallyDrop<V>) -> V {
    ManuallyDrop::into_inner(value)
}

/// Fills the place of a consumer of `T`, or the place of a cell.
#[inline]
pub fn fill_place<T: KeepTrait + ?Sized>(place: &mut dyn Any, value: Arc<T>) {
    match place.downcast_mut::<Place<Arc<T>>>() {
        Some(place) => place.0 = Some(ManuallyDrop::new(value)),
        None => fill_cell_place(place, Box::new(value)),
    }
}

/// Fills the place of a cell. It is not generic, so that it is compiled once.
#[cold]
fn fill_cell_place(place: &mut dyn Any, value: Box<dyn AnyPointer>) {
    if let Some(place) = place.downcast_mut::<Place<AnyValue>>() {
        place.fill(AnyValue::Pointer(value));
    }
}

/// Fills the place of a consumer of `T`. Another place stays empty, and the value is not dropped.
#[inline]
pub(crate) fn fill_own_place<T: 'static>(place: &mut dyn Any, value: Arc<T>) {
    let value = ManuallyDrop::new(value);
    if let Some(place) = place.downcast_mut::<Place<Arc<T>>>() {
        place.0 = Some(value);
    }
}

/// Fills a place with a component that is bound to traits, as itself.
pub(crate) fn fill_place_with_component(place: &mut dyn Any, component: AnyComponent) {
    match place.downcast_mut::<Place<AnyValue>>() {
        Some(place) => place.fill(AnyValue::Component(component)),
        None => component.upcast(None, place),
    }
}
