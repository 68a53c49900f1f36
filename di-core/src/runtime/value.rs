//! A component that is bound to traits, as a container holds it.
//!
//! An `Arc` of its type would bring along the code that clones and drops one, beside the same for
//! each of its traits: a fifth of all that is compiled for a component. So it is held as a trait
//! object. Who asks for the component itself, which is seldom, turns that into an `Arc` of it.

use std::any::Any;
use std::mem::ManuallyDrop;
use std::sync::{Arc, OnceLock};

use crate::binding::injectable::Injectable;
use crate::binding::injectable::traits::Upcast;
use crate::runtime::slot::Kept;

/// A component that is bound to traits.
pub(crate) trait Stored {
    /// Hands on the component as one of its traits, or as what it is.
    ///
    /// It is compiled for each component, so nothing here drops an `Arc` of it: who takes it out does.
    fn hand_on(self: Arc<Self>, upcast: &mut Upcast);
}

impl<C: Injectable + Send + Sync> Stored for C {
    fn hand_on(self: Arc<Self>, upcast: &mut Upcast) {
        // A field and no method: where a call could panic, rustc would compile how to drop the `Arc`.
        if upcast.is_to_itself {
            upcast.keep(Box::new(ManuallyDrop::new(self)));
        } else {
            C::__upcast(self, upcast);
        }
    }
}

/// An `Arc` of a component, for who knows its type.
type Own<T> = ManuallyDrop<Arc<T>>;

/// A component whose type is forgotten.
pub(crate) type AnyComponent = Arc<dyn Stored + Send + Sync>;

/// What hands on a component as one of its traits: what the derive knows, and who has an `Arc` of one
/// does not.
pub(crate) type HandOn<C> = fn(Arc<C>, &mut Upcast);

/// A [`HandOn`] without its type.
pub(crate) type AnyHandOn = dyn Any + Send + Sync;

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
        self.handed_on(Upcast::to(number))
    }

    /// As what it is.
    pub(crate) fn get<T: ?Sized + 'static>(&self) -> Option<Arc<T>> {
        let own: Box<dyn Any> = self.handed_on(Upcast::to_itself());
        let own = own.downcast::<Own<T>>().ok()?;
        Some(ManuallyDrop::into_inner(*own))
    }

    /// As what it is, and where it lies.
    pub(crate) fn get_ref<T: ?Sized + Send + Sync + 'static>(&self) -> Option<&Arc<T>> {
        let own = self.own.get_or_init(|| Box::new(self.get::<T>()));
        let own: &dyn Any = &**own;
        own.downcast_ref::<Option<Arc<T>>>()?.as_ref()
    }

    fn handed_on(&self, mut upcast: Upcast) -> Kept {
        Arc::clone(&self.stored).hand_on(&mut upcast);
        upcast.taken()
    }
}

/// Hands on what is kept as an `Arc` of a component, as the trait of this number; the [`HandOn`] is
/// that of its type.
pub(crate) type Recast = fn(kept: &dyn Any, hand_on: &dyn Any, number: usize) -> Option<Kept>;

/// The [`Recast`] for components of the type `T`.
pub(crate) fn recast<T: ?Sized + 'static>(
    kept: &dyn Any,
    hand_on: &dyn Any,
    number: usize,
) -> Option<Kept> {
    let component = kept.downcast_ref::<Arc<T>>()?;
    let hand_on = hand_on.downcast_ref::<HandOn<T>>()?;
    let mut upcast = Upcast::to(number);
    hand_on(Arc::clone(component), &mut upcast);
    Some(upcast.taken())
}
