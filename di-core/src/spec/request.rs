//! The needs of a constructor, which `build()` reads before anything is constructed.

use std::any::type_name;
use std::fmt::{self, Debug, Display, Formatter};

use crate::spec::key::{Key, Qualifier};
use crate::spec::type_id::ConstTypeId;
use crate::spec::type_name::{ShortName, TypeName};

/// The list of needs that [`Dependency::describe`](crate::Dependency::describe) fills.
///
/// `build()` reads it to check the graph without constructing anything.
#[derive(Default)]
pub struct Needs {
    steps: Vec<Step>,
    site: Site,
    qualifier: Option<Qualifier>,
    /// True if resolving these needs runs user code, apart from the constructors of other bindings.
    runs_code: bool,
}

/// One entry of [`Needs`]. [`Context`](crate::Context) resolves the entries in the same order.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    Need(Need),
    /// The number of following steps that may have no binding.
    Optional(usize),
    /// A handle that opens scopes, and may resolve anything in them.
    Scopes,
}

/// A key that a constructor needs, and the site that needs it.
#[derive(Clone, Copy)]
pub(crate) struct Need {
    pub(crate) key: Key,
    pub(crate) site: Site,
    pub(crate) request: Request,
    /// True if the need is a whole field of type `Arc`.
    pub(crate) is_field: bool,
}

/// The form in which a constructor receives a dependency.
#[derive(Clone, Copy)]
pub(crate) enum Request {
    /// One binding, as an `Arc`.
    One,
    /// One binding, as a clone of its value.
    Cloned,
    /// One binding, as a `Weak`.
    Weak,
    /// One binding, which the handle of this name resolves after construction.
    Deferred(&'static str),
    /// All bindings of the key.
    All(Element),
    /// All bindings of the key that are map entries with keys of this type.
    Entries {
        map: &'static str,
        id: ConstTypeId,
        name: TypeName,
        element: Element,
    },
}

/// The form in which a collection holds its values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Element {
    Arc,
    /// The handle of this name resolves the value after construction.
    Deferred(&'static str),
}

/// The place of a need in a constructor.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Site {
    /// No constructor: a call of `resolve`, `get` or `call`.
    #[default]
    Nowhere,
    Field(&'static str),
    /// A parameter, counted from one.
    Parameter(usize),
}

impl Needs {
    /// Adds a need for a key, with the current qualifier.
    pub(crate) fn add(&mut self, key: Key, request: Request) {
        self.steps.push(Step::Need(Need {
            key: key.qualified(self.qualifier),
            site: self.site,
            request,
            is_field: false,
        }));
    }

    /// Adds the needs of `describe` as optional ones, which may have no binding.
    pub(crate) fn optional(&mut self, describe: fn(&mut Self)) {
        let at = self.steps.len();
        self.steps.push(Step::Optional(0));
        describe(self);
        self.steps[at] = Step::Optional(self.steps.len() - at - 1);
    }

    /// Adds the needs of `describe` with the qualifier `Q`.
    pub(crate) fn keyed<Q: ?Sized + 'static>(&mut self, describe: fn(&mut Self)) {
        let outer = self.qualifier.replace(Qualifier::of::<Q>());
        describe(self);
        self.qualifier = outer;
    }

    /// Sets the site of all needs that are added from now on.
    pub(crate) fn set_site(&mut self, site: Site) {
        self.site = site;
    }

    /// Adds the needs of `describe` at a site.
    pub(crate) fn at(&mut self, site: Site, describe: fn(&mut Self)) {
        self.site = site;
        describe(self);
    }

    /// Adds a need for a whole field of type `Arc`.
    pub(crate) fn add_field(&mut self, key: Key) {
        self.steps.push(Step::Need(Need {
            key: key.qualified(self.qualifier),
            site: self.site,
            request: Request::One,
            is_field: true,
        }));
    }

    /// Records that the constructor receives a handle that opens scopes.
    pub(crate) fn record_scopes(&mut self) {
        self.steps.push(Step::Scopes);
    }

    /// Records that resolving these needs runs user code.
    pub(crate) fn record_code(&mut self) {
        self.runs_code = true;
    }

    pub(crate) fn runs_code(&self) -> bool {
        self.runs_code
    }

    pub(crate) fn into_steps(self) -> Vec<Step> {
        self.steps
    }
}

/// Returns the needs among these steps, apart from those of optional dependencies.
fn certain(mut steps: &[Step]) -> impl Iterator<Item = &Need> {
    std::iter::from_fn(move || {
        loop {
            let (step, rest) = steps.split_first()?;
            steps = rest;
            match step {
                Step::Optional(count) => steps = rest.get(*count..).unwrap_or_default(),
                Step::Scopes => {}
                Step::Need(need) => return Some(need),
            }
        }
    })
}

/// Returns the needs among these steps that require a binding.
pub(crate) fn required(steps: &[Step]) -> impl Iterator<Item = &Need> {
    certain(steps).filter(|need| need.request.requires_binding())
}

impl Request {
    /// Returns whether the request fails if nothing is bound to the key.
    pub(crate) fn requires_binding(&self) -> bool {
        !matches!(self, Self::All(_) | Self::Entries { .. })
    }

    /// Returns a request for the entries with keys of type `K`, in a map type of this name.
    pub(crate) const fn entries<K: 'static>(map: &'static str, element: Element) -> Self {
        Self::Entries {
            map,
            id: ConstTypeId::of::<K>(),
            name: type_name::<K>,
            element,
        }
    }
}

impl Debug for Needs {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let keys = self.steps.iter().filter_map(|step| match step {
            Step::Need(need) => Some(need.key),
            Step::Optional(_) | Step::Scopes => None,
        });
        out.debug_list().entries(keys).finish()
    }
}

impl Need {
    /// Returns the need with handles of this name instead of `Arc`s, if it has such a form.
    pub(crate) fn deferred(mut self, handle: &'static str) -> Option<Self> {
        match &mut self.request {
            Request::One => self.request = Request::Deferred(handle),
            Request::All(element) | Request::Entries { element, .. } => {
                *element = Element::Deferred(handle);
            }
            Request::Cloned | Request::Weak | Request::Deferred(_) => return None,
        }
        Some(self)
    }

    /// Returns the type of the dependency as source text: `Arc<dyn Mailer>`, `Vec<Arc<dyn Hook>>`.
    pub(crate) fn spelling(&self) -> String {
        let name = self.key.short_name();
        match self.request {
            Request::One => format!("Arc<{name}>"),
            Request::Weak => format!("Weak<{name}>"),
            Request::Cloned => name.to_string(),
            Request::Deferred(handle) => format!("{handle}<{name}>"),
            Request::All(element) => format!("Vec<{}<{name}>>", element.name()),
            Request::Entries {
                map,
                name: entry,
                element,
                ..
            } => {
                format!("{map}<{}, {}<{name}>>", ShortName(entry()), element.name())
            }
        }
    }
}

impl Element {
    fn name(self) -> &'static str {
        match self {
            Self::Arc => "Arc",
            Self::Deferred(handle) => handle,
        }
    }
}

impl Site {
    /// Returns a step of a path: `Signup.mailer`, or `Signup` if there is no field.
    pub(crate) fn of(self, name: String) -> String {
        match self {
            Self::Field(field) => format!("{name}.{field}"),
            Self::Parameter(number) => format!("{name} (parameter {number})"),
            Self::Nowhere => name,
        }
    }
}

impl Display for Site {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nowhere => Ok(()),
            Self::Field(name) => write!(out, "field `{name}`"),
            Self::Parameter(number) => write!(out, "parameter {number}"),
        }
    }
}
