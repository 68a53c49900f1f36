//! Components: what `#[derive(Injectable)]` implements.

use std::panic::Location;
use std::sync::Arc;

use crate::context::Context;
use crate::erased::Kept;
use crate::error::ResolveError;
use crate::key::{Key, Qualifier};
use crate::label::{Label, Role};
use crate::lifetime::Lifetime;
use crate::name::NameOf;
use crate::need::{Needs, Site};
#[cfg(feature = "testing")]
use crate::testing::{Doubles, generated::HeldMock};

/// A type that a container can construct: implemented by `#[derive(Injectable)]`.
///
/// The derive lists the fields that are injected, and constructs the type out of what a context
/// hands over. There is no reason to implement it by hand; a type of somebody else's is bound
/// with [`bind`](crate::bind) and a factory.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a component",
    label = "a container does not know how to construct this",
    note = "write `#[derive(Injectable)]` on it, or bind it with a factory: `bind::<{Self}>().to(..)`",
    note = "one with `#[inject(arg)]` fields is made by its factory: `component::<OrderFactory>()` for an `Order`"
)]
pub trait Injectable: Sized + 'static {
    #[doc(hidden)]
    const DEFINITION: Definition;

    /// Forgets the type of one.
    ///
    /// That asks for more than `Sized`, and is no supertrait because of what rustc says then.
    #[doc(hidden)]
    const KEEP: fn(Arc<Self>) -> Kept;

    /// Makes one out of what the context hands over.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where a dependency can't be had or the constructor fails.
    fn construct(context: &mut Context<'_>) -> Result<Self, ResolveError>;

    /// A mock in the place of one of the traits that the definition lists, by its number there.
    #[cfg(feature = "testing")]
    #[doc(hidden)]
    fn auto_mock(_trait_number: usize, _doubles: &mut Doubles) -> Option<HeldMock> {
        None
    }

    /// The component as one of the traits that the definition lists, by its number there.
    #[doc(hidden)]
    fn upcast(_component: Arc<Self>, _trait_number: usize) -> Option<Kept> {
        None
    }
}

/// A trait that a component is bound to.
///
/// This and the two below do the same and differ in what rustc says where they are not implemented;
/// none calls another function, which would be compiled once more for each component.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shared between threads",
    label = "must be `Send + Sync + 'static`",
    note = "write the bounds at its declaration: `trait Name: Send + Sync {{ .. }}`"
)]
pub trait KeepTrait {
    #[doc(hidden)]
    fn keep(component: Arc<Self>) -> Kept;
}

/// A component whose fields all come from a container. What keeps one of these from being shared
/// is told there.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shared between threads",
    label = "has a field that is not `Send + Sync + 'static`"
)]
pub trait KeepComponent {
    #[doc(hidden)]
    fn keep(component: Arc<Self>) -> Kept;
}

/// A component with other fields. What keeps one of these from being shared is told by rustc.
pub trait KeepStruct {
    #[doc(hidden)]
    fn keep(component: Arc<Self>) -> Kept;
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Send + Sync + 'static> KeepTrait for T {
    fn keep(component: Arc<T>) -> Kept {
        Box::new(component)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Send + Sync + 'static> KeepComponent for T {
    fn keep(component: Arc<T>) -> Kept {
        Box::new(component)
    }
}

impl<T: Send + Sync + 'static> KeepStruct for T {
    fn keep(component: Arc<T>) -> Kept {
        Box::new(component)
    }
}

/// What a component says of itself before any is made.
#[allow(missing_debug_implementations)]
pub struct Definition {
    /// Where the struct stands.
    pub declared: &'static Location<'static>,
    /// The lifetime, unless its registration says another.
    pub lifetime: Lifetime,
    /// The qualifier, unless its registration says another.
    pub qualifier: Option<Qualifier>,
    /// Whether it does real I/O, which a test has to allow.
    pub external: bool,
    /// The fields that are injected.
    pub fields: &'static [Field],
    /// The traits it is bound to.
    pub traits: &'static [Key],
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

/// The function that makes a component.
#[allow(missing_debug_implementations)]
pub struct Constructor<C> {
    /// Writes down what its parameters need.
    pub describe: fn(&mut Needs),
    /// Calls it.
    pub construct: fn(&mut Context<'_>) -> Result<C, ResolveError>,
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

/// What a component is called in a message.
pub(crate) fn label(
    role: Role,
    definition: &Definition,
    name: NameOf,
    registered: &'static Location<'static>,
) -> Label {
    Label {
        role,
        name,
        qualifier: definition.qualifier,
        declared: Some(definition.declared),
        registered,
    }
}
