//! How the values of slots are made.
//!
//! What knows the type is compiled for each component of a user, so it is kept small: it fetches,
//! constructs and forgets the type. Everything else is compiled once, for all types.

use std::any::Any;
use std::sync::Arc;

use crate::asked::undescribed;
use crate::context::Context;
use crate::erased::{Function, Kept, Slot};
use crate::error::ResolveError;
use crate::key::Key;
use crate::shareable::Shareable;
use crate::store::{Makers, Realm};
use crate::traits::Upcast;

/// Makes a value out of what a context hands over, and maybe of a function that it is given.
pub(crate) type Make = fn(&Function, &mut Context<'_>) -> Result<Kept, ResolveError>;

/// Makes a component; where it can't, the context has the failure.
pub(crate) type MakeComponent = fn(&mut Context<'_>) -> Option<Kept>;

/// Hands on a component as one of its traits.
pub(crate) type Upcaster = fn(&Kept, &mut Upcast);

/// How the values of a slot are made.
#[derive(Clone)]
pub(crate) enum Making {
    Component(MakeComponent),
    /// A factory or a decorator.
    Function(Make, Arc<Function>),
    /// The trait of this number of the component to which the slot's only edge leads.
    Trait(Upcaster, usize),
    /// A value or a seed: it is given.
    Given,
}

/// Forgets the type of a value.
pub(crate) fn keep<T: Shareable + ?Sized>(value: Arc<T>) -> Kept {
    Box::new(value)
}

/// Runs the constructor of a component.
pub(crate) fn construct(
    make: MakeComponent,
    context: &mut Context<'_>,
) -> Result<Kept, ResolveError> {
    match make(context) {
        Some(kept) => Ok(kept),
        None => Err(context.take_failure()),
    }
}

impl Making {
    pub(crate) fn function(make: Make, function: impl Any + Send + Sync) -> Self {
        Self::Function(make, Arc::new(function))
    }

    fn run(&self, context: &mut Context<'_>) -> Result<Kept, ResolveError> {
        match self {
            Self::Component(make) => construct(*make, context),
            Self::Function(make, function) => make(&**function, context),
            Self::Trait(upcast, number) => {
                let component = context.find(&Key::of::<()>())?;
                let mut wanted = Upcast::new(*number);
                upcast(component, &mut wanted);
                let kept = wanted.into_kept();
                kept.ok_or_else(|| undescribed(&Key::of::<()>()))
            }
            Self::Given => Err(undescribed(&Key::of::<()>())),
        }
    }
}

impl Makers for Box<[Making]> {
    fn make(&self, slot: &Slot, realm: Realm<'_>) -> Result<Kept, ResolveError> {
        let mut context = Context::planned(realm, &slot.header);
        let made = self[slot.header.number as usize].run(&mut context);
        made.map_err(|error| context.explain(error))
    }
}
