//! Components: what `#[derive(Injectable)]` implements.

use std::any::Any;
use std::panic::Location;

use crate::fields::Fields;
use crate::key::Key;
use crate::label::{Label, Role};
use crate::lifetime::Lifetime;
use crate::maker::MakeComponent;
use crate::need::Needs;
use crate::needed::{Names, Needed};
use crate::parts::{Keep, Parts};
#[cfg(feature = "testing")]
use crate::testing::{Doubles, generated::HeldMock};
use crate::traits::{Keys, Traits};

/// A type that a container can construct: implemented by `#[derive(Injectable)]`.
///
/// The derive lists the fields that are injected, and puts the type together out of what a
/// container supplies. There is no reason to implement it by hand; a type of somebody else's is
/// bound with [`bind`](crate::bind) and a factory.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a component",
    label = "a container does not know how to construct this",
    note = "write `#[derive(Injectable)]` on it, or bind it with a factory: `bind::<{Self}>().to(..)`",
    note = "one with `#[inject(arg)]` fields is made by its factory: `component::<OrderFactory>()` for an `Order`"
)]
pub trait Injectable: Sized + 'static {
    #[doc(hidden)]
    const DEFINITION: Definition;

    /// A mock in the place of one of the traits that it is bound to, by its number among them.
    #[cfg(feature = "testing")]
    #[doc(hidden)]
    fn auto_mock(_trait_number: usize, _doubles: &mut Doubles) -> Option<HeldMock> {
        None
    }
}

/// What a component says of itself before any is made: data, of which there is one for each.
#[allow(missing_debug_implementations)]
pub struct Definition {
    pub(crate) key: Key,
    /// Where the struct stands.
    pub(crate) declared: &'static Location<'static>,
    /// The lifetime, unless its registration says another.
    pub(crate) lifetime: Lifetime,
    /// Whether it does real I/O, which a test has to allow.
    pub(crate) external: bool,
    /// The names of the fields; none where a function constructs it.
    names: Names,
    fields: Needed,
    /// The traits it is bound to.
    pub(crate) traits: Option<&'static Keys>,
    pub(crate) make: MakeComponent,
    /// How an `Arc` of it is made a component whose type is forgotten.
    pub(crate) forget: &'static (dyn Any + Send + Sync),
}

impl Definition {
    /// That of a component with fields of these names, which stand in one string with spaces between
    /// them: rustc takes several times as long for a list.
    #[must_use]
    pub const fn of<T: Parts<Private>, Private>(
        declared: &'static Location<'static>,
        names: &'static str,
    ) -> Self {
        Self {
            key: Key::of::<T>(),
            declared,
            lifetime: Lifetime::Singleton,
            external: false,
            names: Names(names),
            fields: T::Fields::NEEDED,
            traits: T::Traits::KEYS,
            make: <T::Keep as Keep<T>>::make::<Private>,
            forget: <T::Keep as Keep<T>>::FORGET,
        }
    }

    /// With another lifetime than that of a singleton.
    #[must_use]
    pub const fn lifetime(mut self, lifetime: Lifetime) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// Under the qualifier `Q`.
    #[must_use]
    pub const fn key<Q: ?Sized + 'static>(mut self) -> Self {
        self.key = self.key.keyed::<Q>();
        self
    }

    /// As one that does real I/O.
    #[must_use]
    pub const fn external(mut self) -> Self {
        self.external = true;
        self
    }

    pub(crate) const fn names(&self) -> Names {
        self.names
    }

    /// Writes down what all fields need.
    pub(crate) fn describe(&self, needs: &mut Needs) {
        self.fields.describe(self.names, needs);
    }

    /// What the component is called in a message.
    pub(crate) fn label(&self, role: Role, registered: &'static Location<'static>) -> Label {
        Label {
            role,
            name: self.key.name_of(),
            qualifier: self.key.qualifier(),
            declared: Some(self.declared),
            registered,
        }
    }
}
