//! Components: what `#[derive(Injectable)]` implements.

use std::any::type_name;
use std::panic::Location;
use std::sync::Arc;

use crate::context::Context;
use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::key::{Key, Qualifier};
use crate::label::{Label, Role};
use crate::lifetime::Lifetime;
use crate::make::{MakeSlot, made_by};
use crate::need::{Needs, Site};
use crate::shareable::Shareable;

/// A type that a container can construct: implemented by `#[derive(Injectable)]`.
///
/// The derive lists the fields that are injected, and constructs the type out of what a context
/// hands over. There is no reason to implement it by hand; a type of somebody else's is bound
/// with [`bind`](crate::bind) and a factory.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a component",
    label = "a container does not know how to construct this",
    note = "write `#[derive(Injectable)]` on it, or bind it with a factory: `bind::<{Self}>().to(..)`",
    note = "one with `#[inject(arg)]` fields is made by its factory: register `component::<{Self}Factory>()`"
)]
pub trait Injectable: Shareable + Sized {
    #[doc(hidden)]
    const DEFINITION: Definition<Self>;

    /// Makes one out of what the context hands over.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where a dependency can't be had or the constructor fails.
    fn construct(context: &mut Context<'_>) -> Result<Self, ResolveError>;
}

/// What a component says of itself before any is made.
#[allow(missing_debug_implementations)]
pub struct Definition<C: 'static> {
    /// Where the struct stands.
    pub declared: &'static Location<'static>,
    /// The lifetime, unless its registration says another.
    pub lifetime: Lifetime,
    /// The qualifier, unless its registration says another.
    pub qualifier: Option<Qualifier>,
    /// The fields that are injected.
    pub fields: &'static [Field],
    /// The traits it is bound to.
    pub traits: &'static [&'static dyn BoundTo<C>],
}

/// A field that is injected.
#[allow(missing_debug_implementations)]
#[derive(Clone, Copy)]
pub struct Field {
    /// Its name; empty where `describe` tells the parameters of a function.
    pub name: &'static str,
    /// Writes down what it needs.
    pub describe: fn(&mut Needs),
}

/// A trait that a component is bound to.
pub trait BoundTo<C>: Sync {
    #[doc(hidden)]
    fn upcast(&self) -> Upcast;
}

/// A trait that a component is bound to, with how one becomes the other.
#[allow(missing_debug_implementations)]
pub struct Bound<C, T: ?Sized>(pub fn(Arc<C>) -> Arc<T>);

/// A trait that a component is bound to, without the types.
#[allow(missing_debug_implementations)]
pub struct Upcast {
    pub(crate) key: Key,
    pub(crate) make: MakeSlot,
}

impl<C: Shareable, T: Shareable + ?Sized> BoundTo<C> for Bound<C, T> {
    fn upcast(&self) -> Upcast {
        let cast = self.0;
        Upcast {
            key: Key::of::<T>(),
            make: made_by(move |context| <Arc<C>>::resolve(context).map(cast)),
        }
    }
}

impl<C: 'static> Definition<C> {
    pub(crate) fn label(&self, registered: &'static Location<'static>) -> Label {
        Label {
            role: Role::Component,
            name: type_name::<C>,
            declared: Some(self.declared),
            registered,
        }
    }
}

/// Writes down what all fields need.
pub(crate) fn describe(fields: &[Field], needs: &mut Needs) {
    for field in fields {
        if field.name.is_empty() {
            (field.describe)(needs);
        } else {
            needs.at(Site::Field(field.name), field.describe);
        }
    }
}
