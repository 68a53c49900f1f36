//! Methods of the feature `async`, while it is off. They never compile, and rustc names the feature.

use crate::binding::{Bind, Binding, DecoratorFor, FactoryBinding};
use crate::runtime::model::Constructor;
use crate::spec::origin::Role;
use crate::spec::request::Needs;

/// A bound that no type satisfies. Its error tells the user to enable the feature `async`.
#[diagnostic::on_unimplemented(
    message = "this method needs the feature `async` of wirework",
    label = "needs the feature `async`",
    note = "enable it in Cargo.toml: `wirework = {{ .., features = [\"async\"] }}`; for tokio, enable `tokio`, which contains it"
)]
pub trait FeatureAsync {}

impl<K: ?Sized + 'static> Bind<K> {
    #[doc(hidden)]
    pub fn to_async<F>(self, _factory: F) -> FactoryBinding<K>
    where
        Self: FeatureAsync,
    {
        let provided = self.provided(Constructor::Given);
        FactoryBinding::new(provided, self.key, self.label(Role::Factory))
    }
}

impl<K: ?Sized + 'static> DecoratorFor<K> {
    #[doc(hidden)]
    #[must_use]
    pub fn with_async<F>(self, _decorator: F) -> Binding
    where
        Self: FeatureAsync,
    {
        self.binding(Needs::default(), Constructor::Given)
    }
}
