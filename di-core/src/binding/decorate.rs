//! Decorators of a key: `decorate::<K>()`.

use std::any::type_name;
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use crate::binding::constructor::function;
use crate::binding::factory::{Decorator, Function, Yields, product};
use crate::binding::{Binding, What};
use crate::dependency::Dependency;
use crate::runtime::model::Constructor;
use crate::spec::key::Key;
use crate::spec::origin::{Label, Role};
use crate::spec::request::Needs;
use crate::spec::shareable::Shareable;
use crate::spec::source_line::LineOf;

/// Decorates the key `K`: every consumer receives the wrapped value.
///
/// Each binding of the key is wrapped separately. If a key has several decorators, the first one that was
/// added is the innermost. A decorated value has the lifetime of the inner binding. That of a seed is scoped: each
/// scope runs the decorator itself, with its own dependencies, even if it inherits the seed.
///
/// ```
/// use std::sync::Arc;
/// use wirework::{Container, bind, decorate};
///
/// trait Greeter: Send + Sync {
///     fn greet(&self) -> String;
/// }
/// struct Plain;
/// impl Greeter for Plain {
///     fn greet(&self) -> String { "hello".into() }
/// }
/// struct Loud(Arc<dyn Greeter>);
/// impl Greeter for Loud {
///     fn greet(&self) -> String { self.0.greet().to_uppercase() }
/// }
///
/// let container = Container::builder()
///     .add(bind::<dyn Greeter>().to_arc(Arc::new(Plain)))
///     .add(decorate::<dyn Greeter>().with(|inner: Arc<dyn Greeter>| -> Arc<dyn Greeter> { Arc::new(Loud(inner)) }))
///     .build()?;
/// assert_eq!(container.resolve::<dyn Greeter>()?.greet(), "HELLO");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[track_caller]
pub fn decorate<K: ?Sized + 'static>() -> DecoratorFor<K> {
    DecoratorFor {
        key: Key::of::<K>(),
        registered: Location::caller(),
        target: PhantomData,
    }
}

/// A builder of a decorator of the key `K`, which [`decorate`] returns.
#[must_use = "call `with` to set the decorator"]
pub struct DecoratorFor<K: ?Sized> {
    key: Key,
    registered: &'static Location<'static>,
    target: PhantomData<fn() -> Arc<K>>,
}

impl<K: ?Sized + 'static> DecoratorFor<K> {
    /// Sets the qualifier `Q` of the key.
    pub fn key<Q: ?Sized + 'static>(mut self) -> Self {
        self.key = self.key.keyed::<Q>();
        self
    }

    /// Sets the function that wraps the value.
    ///
    /// Its first parameter is the inner `Arc<K>`, and the others are dependencies. It may return every type
    /// that a factory may return.
    #[must_use]
    #[allow(
        clippy::multiple_bound_locations,
        reason = "rustc shows a bound of one line in fewer lines"
    )]
    pub fn with<F: Decorator<K, Args> + 'static, Args, Shape>(self, decorator: F) -> Binding
    where
        F: Function<Args, Output: Yields<K, Shape>> + Send + Sync,
        K: Shareable,
    {
        let mut needs = Needs::default();
        F::describe(&mut needs);
        let constructor = function(move |context| {
            // The first edge in the plan points to the slot of the inner value.
            let inner = <Arc<K>>::resolve(context)?;
            product::<K, _, _>(decorator.resolve_and_call(inner, context)?)
        });
        self.binding(needs, constructor)
    }

    pub(crate) fn binding(self, needs: Needs, constructor: Constructor) -> Binding {
        Binding {
            key: self.key,
            label: Label {
                role: Role::Decorator,
                name: type_name::<K>,
                qualifier: self.key.qualifier(),
                entry: None,
                declared: None,
                registered: self.registered.into(),
            },
            what: What::Decorate {
                steps: needs.into_steps(),
                constructor,
            },
        }
    }
}

impl<K: ?Sized> Debug for DecoratorFor<K> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{} at {}", self.key, LineOf(self.registered))
    }
}
