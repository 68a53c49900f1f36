//! A `Weak` of a transient, which nothing holds.

use crate::error::ProblemText;
use crate::spec::origin::Label;

/// Returns the text for a `Weak` of this type, which the consumer needs, if there is one.
pub(crate) fn dangling(spelling: &str, consumer: Option<String>, transient: &Label) -> ProblemText {
    ProblemText::new(format!("a `{spelling}` of a transient points to nothing"))
        .lines("needed by", consumer)
        .line("transient", transient.to_string())
        .line("help", "use an `Arc`, or make it a singleton or scoped")
}
