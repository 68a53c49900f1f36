//! The builder of a container.

use std::fmt::{self, Debug, Formatter};
use std::panic::Location;
use std::time::Duration;

use crate::binding::{Binding, IntoBinding};
use crate::graph::draft::Collected;
use crate::module::{Bindings, Installation, Installed};
use crate::spec::level::ScopeLevels;
#[cfg(feature = "async")]
use crate::spec::lifecycle::settings::LifecycleSettings;
use crate::spec::settings::Settings;

/// A builder that collects the bindings of a [`Container`](crate::Container).
///
/// [`Container::builder`](crate::Container::builder) returns one. The order of registration determines
/// the order of collections and decorators, and nothing else.
#[derive(Default)]
#[must_use = "call `build` to construct the container"]
pub struct ContainerBuilder {
    added: Installation,
    replacing: Vec<Binding>,
    settings: Settings,
}

impl ContainerBuilder {
    /// Adds a binding or a decorator.
    pub fn add(mut self, binding: impl IntoBinding) -> Self {
        self.added.extend([binding.into_binding()]);
        self
    }

    /// Adds several bindings of one type.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use wirework::{Container, bind};
    /// let names = ["Ada", "Grace"];
    /// let container = Container::builder()
    ///     .add_all(names.map(|name| bind::<str>().to_arc(name.into())))
    ///     .build()?;
    /// assert_eq!(container.get::<Vec<Arc<str>>>()?.len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_all<B: IntoBinding>(mut self, bindings: impl IntoIterator<Item = B>) -> Self {
        self.added.extend(bindings.into_iter().map(B::into_binding));
        self
    }

    /// Adds the bindings of a part of the application.
    ///
    /// The argument is a list of bindings, a [`Module`](crate::Module), or a function that returns one of
    /// these. Bindings outside a module can depend only on the keys that the module exports.
    #[track_caller]
    pub fn install<Shape>(mut self, bindings: impl Bindings<Shape>) -> Self {
        bindings.install(&mut self.added);
        self
    }

    /// Replaces all existing bindings of the same key, regardless of the order of registration.
    ///
    /// If there is none, [`build`](Self::build) returns an error. A component replaces the bindings of its
    /// traits. A struct cannot be replaced without its traits, because these would keep the old component.
    ///
    /// A binding with an [`entry`](crate::Bind::entry) replaces this entry of the key alone. A binding without one
    /// leaves the entries of its key as they are.
    ///
    /// If all traits of a component are replaced, the container drops the component, and its dependencies may
    /// have no binding. The component stays bound to its own type if another binding depends on that type, if a
    /// decorator wraps it, or if its module exports it.
    ///
    /// ```
    /// # use wirework::{Container, ContainerBuilder, bind};
    /// fn app() -> ContainerBuilder {
    ///     Container::builder().add(bind::<u16>().to_value(80))
    /// }
    ///
    /// let container = app().replace(bind::<u16>().to_value(8080)).build()?;
    /// assert_eq!(*container.resolve::<u16>()?, 8080);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn replace(mut self, binding: impl IntoBinding) -> Self {
        self.replacing.push(binding.into_binding());
        self
    }

    /// Limits the time that a thread waits for a value that another thread constructs.
    ///
    /// The default is 60 seconds. A longer wait is an error of the kind
    /// [`TimedOut`](crate::ResolveErrorKind::TimedOut), which names the value and the threads.
    ///
    /// A cycle that can be proved is an error at once: a thread resolves what it is constructing, or threads
    /// wait for each other's values. Where a cycle can only be suspected, the thread waits until what it
    /// waits for is done or the suspected constructor ends. An example is a constructor that starts a thread
    /// and joins it, while that thread resolves the value of the constructor.
    ///
    /// At most 500 threads of a process run constructors at the same time, because a constructor could start threads
    /// without end. Other threads wait for one of them, no longer than the limit.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use wirework::Container;
    /// let container = Container::builder()
    ///     .wait_limit(Duration::from_secs(5))
    ///     .build()?;
    /// # Ok::<(), wirework::BuildError>(())
    /// ```
    pub fn wait_limit(mut self, limit: Duration) -> Self {
        self.settings.wait_limit = limit;
        self
    }

    /// Declares the order of levels of scopes, the outermost first.
    ///
    /// It is needed if a value that is scoped to one level depends on a value that is scoped to another. Then
    /// [`build`](Self::build) checks that no value holds a value of an inner level. Several calls and modules may
    /// each declare a part of the order.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use wirework::{Container, bind};
    /// struct Tenant;
    /// struct Session;
    /// struct Database;
    /// struct Cart(Arc<Database>);
    ///
    /// let container = Container::builder()
    ///     .scope_levels::<(Tenant, Session)>()
    ///     .add(bind::<Database>().to(|| Database).scoped_in::<Tenant>())
    ///     .add(bind::<Cart>().to(Cart).scoped_in::<Session>())
    ///     .build()?;
    /// # Ok::<(), wirework::BuildError>(())
    /// ```
    #[track_caller]
    pub fn scope_levels<L: ScopeLevels>(mut self) -> Self {
        self.settings.levels.declare::<L>(Location::caller().into());
        self
    }

    /// Marks the container as one that `start` constructs.
    #[cfg(feature = "async")]
    pub(crate) fn started(mut self) -> Self {
        self.settings.is_started = true;
        self
    }

    #[cfg(feature = "async")]
    pub(crate) fn lifecycle_mut(&mut self) -> &mut LifecycleSettings {
        &mut self.settings.lifecycle
    }

    pub(crate) fn collected(mut self) -> Collected {
        let Installed {
            bindings,
            spaces,
            problems,
            levels,
        } = self.added.finish();
        self.settings.levels.extend(levels);
        Collected {
            added: bindings,
            replacing: self.replacing,
            spaces,
            problems,
            settings: self.settings,
        }
    }
}

impl<B: IntoBinding> Extend<B> for ContainerBuilder {
    fn extend<I: IntoIterator<Item = B>>(&mut self, bindings: I) {
        self.added.extend(bindings.into_iter().map(B::into_binding));
    }
}

impl Debug for ContainerBuilder {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("ContainerBuilder")
            .field("added", &self.added)
            .field("replacing", &self.replacing)
            .field("settings", &self.settings)
            .finish()
    }
}
