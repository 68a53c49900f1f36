//! How the values of slots are made.
//!
//! What knows the type is small: it is compiled for each component of a user.

use std::any::Any;
use std::sync::Arc;

use crate::context::Context;
use crate::erased::{Function, Kept, Slot};
use crate::error::ResolveError;
use crate::shareable::Shareable;
use crate::store::{Makers, Realm};

/// Makes a `T` out of what a context hands over, and maybe of a function that it is given.
#[allow(missing_debug_implementations)]
pub struct Maker<T: ?Sized>(pub Make<T>);

/// The function of a [`Maker`].
pub type Make<T> = fn(&Function, &mut Context<'_>) -> Result<Arc<T>, ResolveError>;

/// A maker without its type.
pub trait AnyMaker: Any + Send + Sync {
    #[doc(hidden)]
    fn make(
        &self,
        function: &Function,
        context: &mut Context<'_>,
    ) -> Result<Box<dyn Any + Send + Sync>, ResolveError>;
}

/// Which maker a slot has, and the function that the maker wants.
#[derive(Clone)]
pub(crate) struct Making {
    maker: &'static dyn AnyMaker,
    function: Option<Arc<Function>>,
}

impl<T: Shareable + ?Sized> AnyMaker for Maker<T> {
    fn make(&self, function: &Function, context: &mut Context<'_>) -> Result<Kept, ResolveError> {
        match (self.0)(function, context) {
            Ok(value) => Ok(Box::new(value)),
            Err(error) => Err(error),
        }
    }
}

impl Making {
    pub(crate) fn by(maker: &'static dyn AnyMaker) -> Self {
        Self {
            maker,
            function: None,
        }
    }

    pub(crate) fn with_function(
        maker: &'static dyn AnyMaker,
        function: impl Any + Send + Sync,
    ) -> Self {
        Self {
            maker,
            function: Some(Arc::new(function)),
        }
    }

    /// Makes nothing: the value is given.
    pub(crate) fn nothing() -> Self {
        Self::by(&Maker::<()>(|_, _| Ok(Arc::new(()))))
    }

    fn function(&self) -> &Function {
        match &self.function {
            Some(function) => &**function,
            None => &(),
        }
    }
}

impl Makers for Box<[Making]> {
    fn make(&self, slot: &Slot, realm: Realm<'_>) -> Result<Kept, ResolveError> {
        let making = &self[slot.header.number as usize];
        let mut context = Context::planned(realm, &slot.header);
        match making.maker.make(making.function(), &mut context) {
            Ok(value) => Ok(value),
            Err(error) => Err(context.explain(error)),
        }
    }

    fn typed(&self, slot: &Slot) -> (&dyn Any, &Function) {
        let making = &self[slot.header.number as usize];
        (making.maker, making.function())
    }
}
