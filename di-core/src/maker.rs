//! How the values of slots are made.
//!
//! What knows the type is compiled for each component of a user, so it is kept small: it fetches,
//! constructs, and lays the value where it is told; everything else is done for all types at once.

use std::any::Any;
use std::sync::Arc;

use crate::context::{Context, undescribed};
use crate::erased::{Function, Kept, Slot};
use crate::error::ResolveError;
use crate::key::Key;
use crate::shareable::Shareable;
use crate::store::{Makers, Realm};

/// Makes a value out of what a context hands over, and maybe of a function that it is given.
pub type Make = fn(&Function, &mut Context<'_>, Out<'_>) -> Result<(), ResolveError>;

/// Where a made value goes.
#[allow(missing_debug_implementations)]
pub struct Out<'a>(Place<'a>);

enum Place<'a> {
    /// To the container or the scope, which keep it without its type.
    Kept(&'a mut Option<Kept>),
    /// To who asked: an `Option<Arc<T>>`.
    Asked(&'a mut dyn Any),
}

/// Which maker a slot has, and the function that the maker wants.
#[derive(Clone)]
pub(crate) struct Making {
    make: Make,
    function: Option<Arc<Function>>,
}

impl Out<'_> {
    /// Lays the value down.
    ///
    /// # Errors
    ///
    /// Where who asked wants another type.
    pub fn put<T: Shareable + ?Sized>(self, value: Arc<T>) -> Result<(), ResolveError> {
        match self.0 {
            Place::Kept(place) => {
                *place = Some(Box::new(value));
                Ok(())
            }
            Place::Asked(place) => match place.downcast_mut::<Option<Arc<T>>>() {
                Some(place) => {
                    *place = Some(value);
                    Ok(())
                }
                None => Err(undescribed(const { &Key::of::<T>() })),
            },
        }
    }
}

impl Making {
    pub(crate) fn by(make: Make) -> Self {
        Self {
            make,
            function: None,
        }
    }

    pub(crate) fn with_function(make: Make, function: impl Any + Send + Sync) -> Self {
        Self {
            make,
            function: Some(Arc::new(function)),
        }
    }

    /// Makes nothing: the value is given.
    pub(crate) fn nothing() -> Self {
        Self::by(|_, _, _| Ok(()))
    }

    fn run(&self, slot: &Slot, realm: Realm<'_>, place: Place<'_>) -> Result<(), ResolveError> {
        let mut context = Context::planned(realm, &slot.header);
        let function: &Function = match &self.function {
            Some(function) => &**function,
            None => &(),
        };
        match (self.make)(function, &mut context, Out(place)) {
            Ok(()) => Ok(()),
            Err(error) => Err(context.explain(error)),
        }
    }
}

impl Makers for Box<[Making]> {
    fn keep(&self, slot: &Slot, realm: Realm<'_>) -> Result<Kept, ResolveError> {
        let mut kept = None;
        let making = &self[slot.header.number as usize];
        making.run(slot, realm, Place::Kept(&mut kept))?;
        kept.ok_or_else(|| undescribed(&Key::of::<()>()))
    }

    fn hand(&self, slot: &Slot, realm: Realm<'_>, place: &mut dyn Any) -> Result<(), ResolveError> {
        let making = &self[slot.header.number as usize];
        making.run(slot, realm, Place::Asked(place))
    }
}
