//! Methods of the feature `async`, while it is off. They never compile, and rustc names the feature.

use std::future::{Ready, ready};

use crate::binding::FeatureAsync;
use crate::container::builder::ContainerBuilder;
use crate::container::container::Container;
use crate::error::BuildError;
use crate::module::Module;
use crate::module::check::Complete;

impl ContainerBuilder {
    // The bound is on a reference, because rustc refuses a bound on a type without parameters at once.
    #[doc(hidden)]
    pub fn start(self) -> Ready<Result<Container, BuildError>>
    where
        for<'a> &'a Self: FeatureAsync,
    {
        ready(self.build())
    }
}

impl Container {
    #[doc(hidden)]
    pub fn start<M>(module: M) -> Ready<Result<Container<M>, BuildError>>
    where
        M: FeatureAsync + Module + Complete,
    {
        ready(Self::from_module(module))
    }

    #[doc(hidden)]
    pub fn start_with<M>(
        module: M,
        configure: impl FnOnce(ContainerBuilder) -> ContainerBuilder,
    ) -> Ready<Result<Container<M>, BuildError>>
    where
        M: FeatureAsync + Module + Complete,
    {
        ready(Self::from_module_with(module, configure))
    }
}
