//! What the fields of a component need, before any is made.

use crate::key::Key;
use crate::need::{Ask, Needs, Site};
use crate::typed::Wanted;

/// What fields need: data, so that nothing is compiled for it.
#[allow(missing_debug_implementations)]
pub enum Needed {
    /// What is bound to a key.
    Key(&'static Key),
    /// What is bound to keys, one for each field.
    Keys(&'static [Wanted]),
    /// One field, or all parameters of a constructor.
    One(fn(&mut Needs)),
    /// Several fields.
    All(&'static [Needed]),
}

impl Needed {
    /// Writes it down, for fields of these names.
    pub(crate) fn describe(&self, names: &'static [&'static str], needs: &mut Needs) {
        self.describe_next(&mut names.iter(), needs);
    }

    fn describe_next(
        &self,
        names: &mut std::slice::Iter<'static, &'static str>,
        needs: &mut Needs,
    ) {
        if !matches!(self, Self::All(_) | Self::Keys(_))
            && let Some(name) = names.next()
        {
            needs.stand_at(Site::Field(name));
        }
        match self {
            Self::Key(key) => needs.add(**key, Ask::One),
            Self::Keys(wanted) => {
                for wanted in *wanted {
                    Self::Key(wanted.key).describe_next(names, needs);
                }
            }
            Self::One(describe) => describe(needs),
            Self::All(fields) => {
                for field in *fields {
                    field.describe_next(names, needs);
                }
            }
        }
    }
}
