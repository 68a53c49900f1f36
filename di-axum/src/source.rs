//! Where a layer finds its container.

use wirework::{Container, ResolveError, ScopeFactory, integration};

/// A container, or a weak handle of one.
#[derive(Clone, Debug)]
pub struct Source(Handle);

#[derive(Clone, Debug)]
enum Handle {
    Container(Container),
    Scopes(ScopeFactory),
}

/// A value that [`layer`](crate::layer) accepts: the container of a builder or of a module, or the
/// [`ScopeFactory`](wirework::ScopeFactory) of a component.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a container",
    label = "expected a container",
    note = "a builder becomes one with `.build()?` or `.start().await?`, and a module with `Container::from_module(..)?` \
            or `Container::start(..).await?`; a container is a handle itself, so one in an `Arc` is passed as `(*it).clone()`"
)]
pub trait IntoContainer {
    #[doc(hidden)]
    fn into_source(self) -> Source;
}

#[diagnostic::do_not_recommend]
impl<M> IntoContainer for Container<M>
where
    Self: Into<Container>,
{
    fn into_source(self) -> Source {
        Source(Handle::Container(self.into()))
    }
}

/// For a server that is a component: the layer does not keep the container alive, but each request does.
#[diagnostic::do_not_recommend]
impl IntoContainer for ScopeFactory {
    fn into_source(self) -> Source {
        Source(Handle::Scopes(self))
    }
}

impl Source {
    /// Returns the container for one request.
    pub(crate) fn container(&self) -> Result<Container, ResolveError> {
        match &self.0 {
            Handle::Container(container) => Ok(container.clone()),
            Handle::Scopes(scopes) => integration::container_of(scopes),
        }
    }

    pub(crate) fn scopes(&self) -> Option<&ScopeFactory> {
        match &self.0 {
            Handle::Container(_) => None,
            Handle::Scopes(scopes) => Some(scopes),
        }
    }
}
