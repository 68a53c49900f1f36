//! How the values of slots are made.
//!
//! What knows the type is compiled for each component of a user, so it is kept small: it fetches,
//! constructs and forgets the type. Everything else is compiled once, for all types.

use std::any::Any;
use std::sync::Arc;

use crate::binding::injectable::definition::Structure;
use crate::error::ResolveError;
use crate::runtime::context::{Context, Parts};
use crate::runtime::failure::undescribed;
use crate::runtime::slot::{Edge, Function, Kept, Slot};
use crate::runtime::store::{Makers, Realm};
use crate::runtime::value::{AnyHandOn, Recast, component, recast};
use crate::spec::key::{Key, KeyOf};
use crate::spec::shareable::Shareable;

/// Makes a value out of what a context hands over, and maybe of a function that it is given.
pub(crate) type Make = fn(&Function, &mut Context<'_>) -> Result<Kept, ResolveError>;

/// Makes a component out of what was fetched for its fields.
pub(crate) type MakeComponent = fn(Parts<'_>) -> Kept;

/// How the values of a slot are made.
#[derive(Clone)]
pub(crate) enum Making {
    Component(&'static Structure),
    /// A factory or a decorator, and how what it makes is taken for a component, where it may stand
    /// in the place of one.
    Function(Make, Arc<Function>, Option<Recast>),
    /// The trait of this number of the component to which the slot's only edge leads.
    Trait(usize, &'static AnyHandOn),
    /// A value or a seed: it is given.
    Given,
}

/// Forgets the type of a value.
pub(crate) fn keep<T: Shareable + ?Sized>(value: Arc<T>) -> Kept {
    Box::new(value)
}

/// Runs the constructor of a component.
pub(crate) fn construct(
    structure: &Structure,
    context: &mut Context<'_>,
) -> Result<Kept, ResolveError> {
    structure
        .make(context)
        .ok_or_else(|| context.take_failure())
}

impl Making {
    pub(crate) fn function(make: Make, function: impl Any + Send + Sync) -> Self {
        Self::Function(make, Arc::new(function), None)
    }

    /// What makes a `K` in the place of another, or around it.
    pub(crate) fn in_place<K>(make: Make, function: impl Any + Send + Sync) -> Self
    where
        K: ?Sized + 'static,
    {
        let recast = if KeyOf::<K>::MAY_BE_COMPONENT {
            Some(recast::<K> as Recast)
        } else {
            None
        };
        Self::Function(make, Arc::new(function), recast)
    }
}

/// The component as its trait of this number.
fn upcast(
    makings: &[Making],
    slot: &Slot,
    number: usize,
    hand_on: &dyn Any,
    context: &mut Context<'_>,
) -> Result<Kept, ResolveError> {
    let kept = context.find(&Key::of::<()>())?;
    if let Some(component) = component(&**kept) {
        return Ok(component.upcast(number));
    }
    // A decorator has made it, or a test has put it there.
    if let Some(Edge::Slot(made_by)) = slot.header.edges.first()
        && let Some(Making::Function(.., Some(recast))) = makings.get(*made_by as usize)
        && let Some(kept) = recast(&**kept, hand_on, number)
    {
        return Ok(kept);
    }
    Err(undescribed(&Key::of::<()>()))
}

impl Makers for Box<[Making]> {
    fn make(&self, slot: &Slot, realm: Realm<'_>) -> Result<Kept, ResolveError> {
        let mut context = Context::planned(realm, &slot.header);
        let made = match &self[slot.header.number as usize] {
            Making::Component(structure) => construct(structure, &mut context),
            Making::Function(make, function, _) => make(&**function, &mut context),
            Making::Trait(number, hand_on) => upcast(self, slot, *number, *hand_on, &mut context),
            Making::Given => Err(undescribed(&Key::of::<()>())),
        };
        made.map_err(|error| context.explain(error))
    }
}
