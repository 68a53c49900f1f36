//! The dependencies that a test did not set, and that have no mock.

use std::fmt::{self, Display, Formatter};

use crate::spec::type_name::ShortName;

/// The missing dependencies of a component.
#[derive(Debug)]
pub struct Missing {
    component: &'static str,
    fields: Vec<Field>,
}

#[derive(Debug)]
struct Field {
    name: &'static str,
    of: &'static str,
    /// If `true`, the type of the field depends on a parameter of a generic component.
    is_open: bool,
}

impl Missing {
    pub(crate) fn of(component: &'static str) -> Self {
        let fields = Vec::new();
        Missing { component, fields }
    }

    pub(crate) fn add(&mut self, name: &'static str, of: &'static str, is_open: bool) {
        self.fields.push(Field { name, of, is_open });
    }

    /// Reports all missing dependencies at once.
    ///
    /// # Panics
    ///
    /// Panics if a dependency is missing.
    #[track_caller]
    pub fn refuse(&self) {
        assert!(self.fields.is_empty(), "{self}");
    }
}

impl Display for Missing {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let Missing { component, fields } = self;
        write!(
            out,
            "`{component}` can't be built: these dependencies are not set, and have no mock"
        )?;
        for Field { name, of, is_open } in fields {
            write!(
                out,
                "\n  `{name}: {}`: set it with `with_{name}(..)`",
                ShortName(of)
            )?;
            // A tuple of dependencies has no mock.
            if !of.contains("dyn ") || of.starts_with('(') {
                continue;
            }
            if *is_open {
                write!(
                    out,
                    ", or call `{name}.mock()`, as a generic component can't know if its trait \
                     has a mock"
                )?;
            } else {
                out.write_str(
                    "; or write `#[wirework::mockable]` above `#[mockall::automock]` on the trait",
                )?;
            }
        }
        Ok(())
    }
}
