//! Private components.

use std::error::Error;
use std::sync::Arc;

use wirework::{bind, component, Container, Injectable};

use crate::components::{Audit, Connected, Pool, Unit};

#[derive(Injectable)]
#[inject(external, bind(dyn Hidden))]
struct Private {
    unit: Arc<Unit>,
}

trait Hidden: Send + Sync {
    fn count(&self) -> usize;
}

impl Hidden for Private {
    fn count(&self) -> usize {
        Arc::strong_count(&self.unit)
    }
}

mod inner {
    use std::sync::Arc;

    use wirework::Injectable;

    /// A component that only its parent module sees.
    #[derive(Injectable)]
    #[inject(new)]
    pub(super) struct Shown {
        pub(super) hidden: Arc<dyn super::Hidden>,
        _audit: Option<Arc<dyn super::Audit>>,
    }

    #[derive(Injectable)]
    pub(in crate::hidden) struct Assisted {
        #[inject(arg)]
        pub(super) number: usize,
        pub(super) shown: Arc<Shown>,
    }
}

/// Constructs all of them, and returns a count.
pub(super) fn count() -> Result<usize, Box<dyn Error>> {
    let container = Container::builder()
        .add(bind::<Pool>().to_value(Pool {
            url: "place".into(),
        }))
        .add(component::<Unit>())
        .add(component::<Private>())
        .add(component::<Connected>())
        .add(component::<inner::Shown>())
        .add(component::<inner::AssistedFactory>())
        .build()?;
    let assisted = container.resolve::<inner::AssistedFactory>()?.create(3)?;
    let by_hand = inner::Shown::new(container.resolve()?, None);
    Ok(assisted.number + assisted.shown.hidden.count() + by_hand.hidden.count())
}
