//! What a constructor says it needs, before anything is made.

use std::any::{TypeId, type_name};
use std::fmt::{self, Debug, Display, Formatter};

use crate::spec::key::{Key, Qualifier};
use crate::spec::type_name::{ShortName, TypeName};

/// The list that [`Dependency::describe`](crate::Dependency::describe) writes on, so that
/// `build()` can check the graph without making anything.
#[derive(Default)]
pub struct Needs {
    steps: Vec<Step>,
    site: Site,
    qualifier: Option<Qualifier>,
    /// Whether code of a user runs while these needs are resolved, beside the constructors of others.
    runs_code: bool,
}

/// One entry of the list. [`Context`](crate::Context) walks the same entries in the same order.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    Need(Need),
    /// So many steps that follow may stay without a binding.
    Optional(usize),
}

#[derive(Clone, Copy)]
pub(crate) struct Need {
    pub(crate) key: Key,
    pub(crate) site: Site,
    pub(crate) ask: Request,
    /// Whether it is a field by itself, and an `Arc`.
    pub(crate) is_field: bool,
}

/// In which way a key is asked for.
#[derive(Clone, Copy)]
pub(crate) enum Request {
    One,
    /// One, of which a clone is taken.
    Cloned,
    /// One, of which only a `Weak` is kept.
    Weak,
    /// One, fetched after the constructor has run, by the handle of this name.
    Deferred(&'static str),
    /// All bindings of the key.
    All,
    /// All bindings of the key that are entries under a value of this type.
    Entries {
        map: &'static str,
        id: TypeId,
        name: TypeName,
    },
}

/// Where in a constructor a need stands.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Site {
    /// In no constructor: `resolve`, `get` or `call`.
    #[default]
    Nowhere,
    Field(&'static str),
    /// Counted from one, as people do.
    Parameter(usize),
}

impl Needs {
    /// Asks for a key, under the qualifier that is in force.
    pub(crate) fn add(&mut self, key: Key, ask: Request) {
        self.steps.push(Step::Need(Need {
            key: key.qualified(self.qualifier),
            site: self.site,
            ask,
            is_field: false,
        }));
    }

    /// Notes that what `describe` adds may stay without a binding.
    pub(crate) fn optional(&mut self, describe: fn(&mut Self)) {
        let at = self.steps.len();
        self.steps.push(Step::Optional(0));
        describe(self);
        self.steps[at] = Step::Optional(self.steps.len() - at - 1);
    }

    /// Asks for what `describe` adds under the qualifier `Q`.
    pub(crate) fn keyed<Q: ?Sized + 'static>(&mut self, describe: fn(&mut Self)) {
        let outer = self.qualifier.replace(Qualifier::of::<Q>());
        describe(self);
        self.qualifier = outer;
    }

    /// What is added from now on stands there.
    pub(crate) fn stand_at(&mut self, site: Site) {
        self.site = site;
    }

    pub(crate) fn at(&mut self, site: Site, describe: fn(&mut Self)) {
        self.site = site;
        describe(self);
    }

    /// Adds an `Arc` of what is bound to a key, which is a field by itself.
    pub(crate) fn add_field(&mut self, key: Key) {
        self.steps.push(Step::Need(Need {
            key: key.qualified(self.qualifier),
            site: self.site,
            ask: Request::One,
            is_field: true,
        }));
    }

    /// Notes that code of a user runs while these needs are resolved.
    pub(crate) fn note_code(&mut self) {
        self.runs_code = true;
    }

    pub(crate) fn runs_code(&self) -> bool {
        self.runs_code
    }

    pub(crate) fn into_steps(self) -> Vec<Step> {
        self.steps
    }
}

/// The needs among these steps that cannot do without a binding.
pub(crate) fn required(mut steps: &[Step]) -> impl Iterator<Item = &Need> {
    std::iter::from_fn(move || {
        loop {
            let (step, rest) = steps.split_first()?;
            match step {
                Step::Optional(count) => steps = rest.get(*count..).unwrap_or_default(),
                Step::Need(need) => {
                    steps = rest;
                    if need.ask.wants_one() {
                        return Some(need);
                    }
                }
            }
        }
    })
}

impl Request {
    /// Whether it can't be had where nothing is bound to the key.
    pub(crate) fn wants_one(&self) -> bool {
        !matches!(self, Self::All | Self::Entries { .. })
    }

    /// The entries under keys `K`, in a map of this name.
    pub(crate) const fn entries<K: 'static>(map: &'static str) -> Self {
        Self::Entries {
            map,
            id: TypeId::of::<K>(),
            name: type_name::<K>,
        }
    }
}

impl Debug for Needs {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let keys = self.steps.iter().filter_map(|step| match step {
            Step::Need(need) => Some(need.key),
            Step::Optional(_) => None,
        });
        out.debug_list().entries(keys).finish()
    }
}

impl Need {
    /// How a dependency on the key is written: `Arc<dyn Mailer>`, `Vec<Arc<dyn Hook>>`.
    pub(crate) fn spelling(&self) -> String {
        let name = self.key.short_name();
        match self.ask {
            Request::One => format!("Arc<{name}>"),
            Request::Weak => format!("Weak<{name}>"),
            Request::Cloned => name.to_string(),
            Request::Deferred(handle) => format!("{handle}<{name}>"),
            Request::All => format!("Vec<Arc<{name}>>"),
            Request::Entries {
                map, name: entry, ..
            } => {
                format!("{map}<{}, Arc<{name}>>", ShortName(entry()))
            }
        }
    }
}

impl Site {
    /// `Signup.mailer`, or `Signup` where there is no field: a step of a path.
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
