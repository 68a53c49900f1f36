//! What `build()` knows of a component before any is constructed: data, of which there is one for each.

use std::any::Any;
use std::panic::Location;

use crate::binding::injectable::field_names::Declaration;
use crate::binding::injectable::traits::{Keys, keys};
use crate::runtime::model::{AnyUpcast, ConstructComponent, Constructor, Description, Fields};
use crate::runtime::value::AnyValue;
use crate::spec::key::Key;
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::{Label, Role};
use crate::spec::request::Needs;

/// What `build()` knows of a component.
///
/// What follows from the component's types is behind a function, so that `cargo check` evaluates none of
/// it.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    pub(crate) structure: fn() -> &'static Structure,
    /// The names of the fields and where the struct is declared, as [`Declaration`] reads it.
    pub(crate) declaration: &'static str,
    /// The lifetime, unless the registration says another.
    pub(crate) lifetime: Lifetime,
    /// Whether it does real I/O, which a test has to allow.
    pub(crate) external: bool,
    /// Whether the struct has a qualifier.
    pub(crate) keyed: bool,
    /// Whether expressions of the user fill some of its fields.
    pub(crate) runs_code: bool,
}

/// What follows from the types of a component.
pub(crate) struct Structure {
    /// The key, unless the registration says another qualifier.
    pub(crate) key: Key,
    pub(crate) construct: ConstructComponent,
    /// The traits that it is bound to, if there are any, and the function that puts it into the place of
    /// a consumer that resolves one of them.
    pub(crate) bound: Option<(&'static Keys, &'static AnyUpcast)>,
    #[cfg(feature = "testing")]
    pub(crate) auto_mock: AutoMockOf,
}

/// Makes a mock of the trait of this number, if there is one: `&mut Doubles` to `HeldMock`, whose types only
/// the test kit knows.
#[cfg(feature = "testing")]
pub(crate) type AutoMockOf = fn(usize, &mut dyn Any) -> Option<Box<dyn Any>>;

/// Puts a component into the place of a consumer that resolves its trait of this number.
pub(crate) type UpcastOf<C> = fn(std::sync::Arc<C>, usize, &mut dyn Any);

impl Definition {
    /// Sets the lifetime.
    #[must_use]
    pub const fn lifetime(mut self, lifetime: Lifetime) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// Notes that the struct has a qualifier.
    #[must_use]
    pub const fn keyed(mut self) -> Self {
        self.keyed = true;
        self
    }

    /// Notes that the component does real I/O.
    #[must_use]
    pub const fn external(mut self) -> Self {
        self.external = true;
        self
    }

    /// Notes that expressions of the user fill some of the fields.
    #[must_use]
    pub const fn runs_code(mut self) -> Self {
        self.runs_code = true;
        self
    }

    /// Returns what follows from the types.
    pub(crate) fn structure(&self) -> &'static Structure {
        (self.structure)()
    }

    /// Returns the constructor.
    pub(crate) fn constructor(&self) -> Constructor {
        Constructor::Component(self.structure().construct)
    }

    /// Returns the traits that it is bound to, each with its number and with the function that upcasts.
    pub(crate) fn traits(&self) -> impl Iterator<Item = (usize, Key, &'static AnyUpcast)> {
        self.structure()
            .bound
            .into_iter()
            .flat_map(|(traits, upcast)| {
                let keys = keys(Some(traits)).enumerate();
                keys.map(move |(number, key)| (number, key, upcast))
            })
    }

    /// Returns what all fields need.
    pub(crate) fn needs(&self) -> Needs {
        let mut description = Description {
            needs: Needs::default(),
            names: Declaration(self.declaration)
                .names()
                .0
                .split_ascii_whitespace(),
        };
        if self.runs_code {
            description.needs.note_code();
        }
        // Nothing is constructed where fields are described, so nothing is put there.
        let fields = Fields::described(&mut description);
        (self.structure().construct)(fields, 0, &mut ());
        description.needs
    }

    /// Returns what the component is called in a message.
    pub(crate) fn label(&self, role: Role, registered: &'static Location<'static>) -> Label {
        let key = self.structure().key;
        Label {
            role,
            name: key.name_of(),
            qualifier: key.qualifier(),
            declared: Some(Declaration(self.declaration).place()),
            registered: registered.into(),
        }
    }
}

/// Puts a value that stands in the place of a `K` into the place, as the trait of this number of the
/// component `K`. Returns whether `K` is such a component.
pub(crate) fn upcast_value<K: ?Sized + 'static>(
    value: &AnyValue,
    upcast: &AnyUpcast,
    number: usize,
    place: &mut dyn Any,
) -> bool {
    match (value.pointer::<K>(), upcast.downcast_ref::<UpcastOf<K>>()) {
        (Some(component), Some(upcast)) => {
            upcast(component.clone(), number, place);
            true
        }
        _ => false,
    }
}
