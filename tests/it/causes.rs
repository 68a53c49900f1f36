//! The causes of a failure in its report.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

use wirework::{Container, bind};

use crate::support::built;

/// An error whose causes are errors of this type too.
#[derive(Debug)]
struct Deep(usize, Option<Box<Deep>>);

impl Deep {
    fn with(causes: usize) -> Self {
        let cause = causes.checked_sub(1).map(|less| Box::new(Self::with(less)));
        Self(causes, cause)
    }
}

impl Display for Deep {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{} below", self.0)
    }
}

impl Error for Deep {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.1.as_deref()?)
    }
}

#[test]
fn a_report_has_twelve_causes_at_most() {
    let fails = || Err::<u8, _>(Deep::with(20));
    let container = built(Container::builder().add(bind::<u8>().to(fails)));
    let text = format!("{:#}", container.resolve::<u8>().unwrap_err());
    let causes: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("caused by"))
        .collect();
    assert_eq!(causes.len(), 12, "{text}");
    assert!(causes[11].ends_with("9 below"), "{text}");
}
