//! The construction of eager singletons.

use crate::container::container::Container;
use crate::container::resolver;
use crate::error::WarmUpError;

impl<M> Container<M> {
    /// Constructs all eager singletons that do not exist yet, in the order of registration.
    ///
    /// A binding is eager if [`eager`](crate::FactoryBinding::eager) marks it. `build()` runs no constructor, so
    /// an application calls this when it starts, and fails early.
    ///
    /// ```
    /// # use wirework::{Container, bind};
    /// let container = Container::builder()
    ///     .add(bind::<u16>().to(|| "http".parse::<u16>()).eager())
    ///     .build()?;
    /// assert!(container.warm_up().is_err());
    /// # Ok::<(), wirework::BuildError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns a [`WarmUpError`] with the error of each singleton that could not be constructed.
    pub fn warm_up(&self) -> Result<(), WarmUpError> {
        let eager = self.store().eager.iter();
        let failures =
            eager.filter_map(|slot| resolver::construct_singleton(self.realm(), *slot).err());
        WarmUpError::of(failures.collect())
    }
}
