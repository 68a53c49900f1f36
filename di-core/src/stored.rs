//! A component that is bound to traits, as a container holds it.
//!
//! An `Arc` of its type would bring along the code that clones and drops one, beside the same for
//! each of its traits: a fifth of all that is compiled for a component. So it is held as a trait
//! object. Who asks for the component itself, which is seldom, turns that into an `Arc` of it.

use std::any::Any;
use std::mem::ManuallyDrop;
use std::sync::{Arc, OnceLock};

use crate::erased::Kept;
use crate::injectable::Injectable;
use crate::traits::Upcast;

/// A component that is bound to traits.
pub trait Stored {
    /// Hands on the component as one of its traits.
    fn upcast(self: Arc<Self>, upcast: &mut Upcast);

    /// The component as what it is: an [`Own`] of it.
    ///
    /// It is compiled for each component, so nothing here drops an `Arc` of it: who takes it out does.
    fn own(self: Arc<Self>) -> Box<dyn Any>;
}

impl<C: Injectable> Stored for C {
    fn upcast(self: Arc<Self>, upcast: &mut Upcast) {
        C::__upcast(self, upcast);
    }

    fn own(self: Arc<Self>) -> Box<dyn Any> {
        Box::new(ManuallyDrop::new(self))
    }
}

/// An `Arc` of a component, for who knows its type.
type Own<T> = ManuallyDrop<Arc<T>>;

/// A component whose type is forgotten.
pub(crate) type AnyComponent = Arc<dyn Stored + Send + Sync>;

/// Forgets the type of a component: what the derive knows, and who has an `Arc` of one does not.
pub(crate) type Forget<C> = fn(Arc<C>) -> AnyComponent;

/// A component that is bound to traits. It stands where an `Arc` of it would.
pub(crate) struct Component {
    stored: AnyComponent,
    /// The `Arc` of it, from when somebody first asked for the component itself.
    own: OnceLock<Box<dyn Any + Send + Sync>>,
}

/// A component as it is kept.
pub(crate) fn keep_component(stored: AnyComponent) -> Kept {
    Box::new(Component {
        stored,
        own: OnceLock::new(),
    })
}

/// What is kept, where it is a component that is bound to traits.
pub(crate) fn component(kept: &dyn Any) -> Option<&Component> {
    kept.downcast_ref()
}

impl Component {
    /// As its trait of this number.
    pub(crate) fn upcast(&self, number: usize) -> Kept {
        upcast(&self.stored, number)
    }

    /// As what it is.
    pub(crate) fn get<T: ?Sized + 'static>(&self) -> Option<Arc<T>> {
        let own = Arc::clone(&self.stored).own();
        let own = own.downcast::<Own<T>>().ok()?;
        Some(ManuallyDrop::into_inner(*own))
    }

    /// As what it is, and where it lies.
    pub(crate) fn get_ref<T: ?Sized + Send + Sync + 'static>(&self) -> Option<&Arc<T>> {
        let own = self.own.get_or_init(|| Box::new(self.get::<T>()));
        let own: &dyn Any = &**own;
        own.downcast_ref::<Option<Arc<T>>>()?.as_ref()
    }
}

/// A component as its trait of this number.
pub(crate) fn upcast(stored: &AnyComponent, number: usize) -> Kept {
    let mut upcast = Upcast::to(number);
    Arc::clone(stored).upcast(&mut upcast);
    upcast.taken()
}

/// Forgets the type of a component that is kept as an `Arc`; the [`Forget`] is that of its type.
pub(crate) type AsComponent = fn(kept: &dyn Any, forget: &dyn Any) -> Option<AnyComponent>;

/// The [`AsComponent`] for components of the type `T`.
pub(crate) fn as_component<T: ?Sized + 'static>(
    kept: &dyn Any,
    forget: &dyn Any,
) -> Option<AnyComponent> {
    let component = kept.downcast_ref::<Arc<T>>()?;
    let forget = forget.downcast_ref::<Forget<T>>()?;
    Some(forget(Arc::clone(component)))
}
