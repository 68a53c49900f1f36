//! Bindings of a key to a factory, a value or a seed: `bind::<K>()`.

use std::any::type_name;
use std::fmt::{self, Debug, Formatter};
use std::hash::Hash;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use crate::binding::constructor::function;
use crate::binding::factory::{Factory, Function, Yields, product};
use crate::binding::value::Value;
use crate::binding::{Binding, FactoryBinding, Precedence, Provided, What};
#[cfg(feature = "async")]
use crate::runtime::lifecycle::hooks::Hooks;
use crate::runtime::model::Constructor;
use crate::runtime::value::AnyValue;
use crate::spec::entry::{Entry, EntryKey};
use crate::spec::key::Key;
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::{Label, Role};
use crate::spec::request::Needs;
use crate::spec::shareable::Shareable;
use crate::spec::source_line::LineOf;

/// Binds a key, a struct or a `dyn Trait`, to a factory, a value or a seed.
///
/// ```
/// use std::sync::Arc;
/// use wirework::{Container, bind};
///
/// trait Clock: Send + Sync {
///     fn hour(&self) -> u8;
/// }
/// struct Noon;
/// impl Clock for Noon {
///     fn hour(&self) -> u8 { 12 }
/// }
///
/// let container = Container::builder()
///     .add(bind::<dyn Clock>().to_arc(Arc::new(Noon)))
///     .add(bind::<String>().to(|clock: Arc<dyn Clock>| format!("{} o'clock", clock.hour())))
///     .build()?;
/// assert_eq!(*container.resolve::<String>()?, "12 o'clock");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[track_caller]
pub fn bind<K: ?Sized + 'static>() -> Bind<K> {
    Bind {
        key: Key::of::<K>(),
        entry: None,
        precedence: Precedence::Ordinary,
        #[cfg(feature = "async")]
        hooks: None,
        registered: Location::caller(),
        target: PhantomData,
    }
}

/// Binds a key like [`bind`], unless something else is bound to it.
///
/// A library binds what its users may replace without a word. If only defaults are bound to a key, each
/// counts as an ordinary binding. A default with an [`entry`](Bind::entry) gives way to a binding of the same entry
/// alone, so that users can add entries.
///
/// ```
/// use wirework::{Binding, Container, bind, bind_default};
///
/// fn library() -> Vec<Binding> {
///     vec![bind_default::<u16>().to_value(80)]
/// }
///
/// let container = Container::builder().install(library).build()?;
/// assert_eq!(*container.resolve::<u16>()?, 80);
///
/// let container = Container::builder()
///     .install(library)
///     .add(bind::<u16>().to_value(8080))
///     .build()?;
/// assert_eq!(*container.resolve::<u16>()?, 8080);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[track_caller]
pub fn bind_default<K: ?Sized + 'static>() -> Bind<K> {
    Bind {
        precedence: Precedence::Default,
        ..bind()
    }
}

/// A builder of a binding of the key `K`, which [`bind`] returns.
#[must_use = "call `to`, `to_value`, `to_arc` or `to_seed` to complete the binding"]
pub struct Bind<K: ?Sized> {
    pub(crate) key: Key,
    entry: Option<Entry>,
    precedence: Precedence,
    #[cfg(feature = "async")]
    hooks: Option<Box<Hooks>>,
    registered: &'static Location<'static>,
    target: PhantomData<fn() -> Arc<K>>,
}

/// A bound that no type satisfies. Its error tells the user to write the lifetime after `to`.
#[diagnostic::on_unimplemented(
    message = "a lifetime must follow `to`",
    label = "write this after `.to(..)`",
    note = "a value has no lifetime: the container keeps it until the container is dropped"
)]
pub trait LifetimeBeforeTo {}

impl<K: ?Sized + 'static> Bind<K> {
    /// Sets the qualifier `Q` of the key.
    pub fn key<Q: ?Sized + 'static>(mut self) -> Self {
        self.key = self.key.keyed::<Q>();
        self
    }

    /// Registers the binding as an entry of the map dependencies `HashMap<E, Arc<K>>` and
    /// `BTreeMap<E, Arc<K>>`.
    ///
    /// Each entry is bound on its own. An `Arc<K>` and an `Option<Arc<K>>` resolve the binding of `K` without an
    /// entry, and a `Vec<Arc<K>>` has all of them. A decorator of `K` wraps the entries too.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use std::sync::Arc;
    /// use wirework::{Container, bind};
    ///
    /// let container = Container::builder()
    ///     .add(bind::<String>().entry("de").to_value("Guten Tag".into()))
    ///     .add(bind::<String>().entry("fr").to_value("Bonjour".into()))
    ///     .build()?;
    /// let greetings = container.get::<HashMap<&str, Arc<String>>>()?;
    /// assert_eq!(*greetings["fr"], "Bonjour");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn entry<E>(mut self, key: E) -> Self
    where
        E: Clone + Debug + Eq + Hash + Send + Sync + 'static,
    {
        let entry: Arc<dyn EntryKey> = Arc::new(key);
        self.entry = Some(entry);
        self
    }

    /// Binds the key to a factory: a function of dependencies that constructs the value.
    ///
    /// The factory returns `K`, `Arc<K>`, `Box<K>` or a `Result` of one of these.
    #[allow(
        clippy::multiple_bound_locations,
        reason = "rustc shows a bound of one line in fewer lines"
    )]
    pub fn to<F: Factory<Args> + 'static, Args, Shape>(self, factory: F) -> FactoryBinding<K>
    where
        F: Function<Args, Output: Yields<K, Shape>> + Send + Sync,
        K: Shareable,
    {
        let mut needs = Needs::default();
        F::describe(&mut needs);
        let provided = Provided {
            steps: needs.into_steps(),
            ..self.provided(function(move |context| {
                product::<K, _, _>(factory.resolve_and_call(context)?)
            }))
        };
        FactoryBinding::new(provided, self.key, self.label(Role::Factory))
    }

    /// Binds the key to a value of type `K`.
    #[must_use]
    pub fn to_value<Shape>(self, value: K::Itself) -> Binding
    where
        K: Shareable + Value<Shape>,
    {
        self.to_arc(K::in_arc(value))
    }

    /// Binds the key to a value in an `Arc`.
    #[must_use]
    pub fn to_arc(self, value: Arc<K>) -> Binding
    where
        K: Shareable,
    {
        let provided = Provided {
            value: Some(AnyValue::of(value)),
            ..self.provided(Constructor::Given)
        };
        self.binding(Role::Value, provided)
    }

    /// Declares the key as a seed: the caller that opens a scope passes the value.
    ///
    /// The caller writes `container.scope().with(value).open()`. A seed is scoped, and a scope inside the
    /// scope inherits it.
    ///
    /// If the caller does not pass the value, an `Option<Arc<K>>` is `None`. To resolve an `Arc<K>` or a
    /// `Vec<Arc<K>>` is then an error of the kind [`NoSeed`](crate::ResolveErrorKind::NoSeed), and so is the `get` of a
    /// `Lazy<K>`.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use wirework::{Container, bind};
    ///
    /// let container = Container::builder().add(bind::<u64>().to_seed()).build()?;
    /// let scope = container.scope().open()?;
    /// assert_eq!(scope.get::<Option<Arc<u64>>>()?, None);
    /// assert!(scope.get::<Vec<Arc<u64>>>().is_err());
    ///
    /// let scope = container.scope().with(7_u64).open()?;
    /// assert_eq!(scope.get::<Option<Arc<u64>>>()?.as_deref(), Some(&7));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_seed(self) -> Binding
    where
        K: Shareable,
    {
        let provided = Provided {
            lifetime: Lifetime::Scoped,
            ..self.provided(Constructor::Given)
        };
        self.binding(Role::Seed, provided)
    }

    #[doc(hidden)]
    pub fn singleton(self) -> Self
    where
        Self: LifetimeBeforeTo,
    {
        self
    }

    #[doc(hidden)]
    pub fn scoped(self) -> Self
    where
        Self: LifetimeBeforeTo,
    {
        self
    }

    #[doc(hidden)]
    pub fn transient(self) -> Self
    where
        Self: LifetimeBeforeTo,
    {
        self
    }

    fn binding(self, role: Role, provided: Provided) -> Binding {
        Binding {
            key: self.key,
            label: self.label(role),
            what: What::Provide(provided),
        }
    }

    #[cfg(feature = "async")]
    pub(crate) fn hooks_mut(&mut self) -> &mut Hooks {
        self.hooks.get_or_insert_default()
    }

    pub(crate) fn provided(&self, constructor: Constructor) -> Provided {
        Provided {
            lifetime: Lifetime::Singleton,
            level: None,
            is_eager: false,
            precedence: self.precedence,
            external: false,
            entry: self.entry.clone(),
            steps: Vec::new(),
            runs_code: true,
            constructor,
            value: None,
            traits: Vec::new(),
            #[cfg(feature = "async")]
            hooks: self.hooks.clone(),
            #[cfg(feature = "testing")]
            auto_mock: None,
        }
    }

    pub(crate) fn label(&self, role: Role) -> Label {
        Label {
            role,
            name: type_name::<K>,
            qualifier: self.key.qualifier(),
            entry: None,
            declared: None,
            registered: self.registered.into(),
        }
    }
}

impl<K: ?Sized> Debug for Bind<K> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{} at {}", self.key, LineOf(self.registered))
    }
}
