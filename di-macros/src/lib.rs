//! The derive macros of [`wirework`](https://docs.rs/wirework).
//!
//! An implementation detail of that crate: depend on `wirework`, which re-exports everything here.

mod ast;
mod attr;
mod derive;
mod errors;
mod expand;
mod fallback;
mod generics;
#[cfg(feature = "testing")]
mod mockable;
#[cfg(feature = "modules")]
mod module;
mod similar;
mod spelling;
#[cfg(feature = "testing")]
mod test;
mod valid;

#[cfg(test)]
mod tests;

/// Generates the constructor that takes a struct's fields from the container.
///
/// Each field is a dependency: its type implements `Dependency`, as `Arc<T>`, `Arc<dyn Trait>`,
/// `Option<D>`, `Vec<Arc<T>>` and others do. The trait decides and not the spelling, so aliases and
/// types of your own work.
///
/// ```
/// use std::sync::Arc;
/// use wirework::{Container, Injectable, bind, component};
///
/// trait Mailer: Send + Sync {
///     fn sender(&self) -> String;
/// }
///
/// trait Metrics: Send + Sync {}
///
/// struct Config {
///     sender: String,
/// }
///
/// #[derive(Injectable)]
/// #[inject(bind(dyn Mailer))]
/// struct SmtpMailer {
///     config: Arc<Config>,
///     metrics: Option<Arc<dyn Metrics>>,
/// }
///
/// impl Mailer for SmtpMailer {
///     fn sender(&self) -> String {
///         self.config.sender.clone()
///     }
/// }
///
/// let container = Container::builder()
///     .add(bind::<Config>().to_value(Config { sender: "ada".into() }))
///     .add(component::<SmtpMailer>())
///     .build()?;
/// assert_eq!(container.resolve::<dyn Mailer>()?.sender(), "ada");
/// assert!(container.resolve::<SmtpMailer>()?.metrics.is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Structs with named fields, tuple structs and unit structs will do, and they may be generic over
/// types and constants. A struct that borrows will not: an injectable owns what it holds.
///
/// # Options of the struct
///
/// | option | meaning |
/// |---|---|
/// | `bind(dyn A, dyn B)` | resolves as these traits too: one instance behind all of them |
/// | `singleton` | one for each container; so it is where no lifetime is given |
/// | `scoped` | one for each scope |
/// | `transient` | a new one for each consumer |
/// | `key = Type` | bound under this qualifier, beside others of its type |
/// | `constructor = path` | made by this function: its parameters are the dependencies |
/// | `new` | also emits a plain `fn new(..) -> Self` that takes the injected fields |
/// | `external` | does real I/O: a `TestGraph` makes it only where a test allows it |
/// | `crate = path` | where `wirework` is found, when it is renamed or re-exported |
///
/// ```
/// use std::sync::Arc;
/// use wirework::{Container, Injectable, Keyed, component};
///
/// #[derive(Injectable)]
/// #[inject(singleton)]
/// struct Pool;
///
/// #[derive(Injectable)]
/// #[inject(scoped)]
/// struct Session {
///     pool: Arc<Pool>,
/// }
///
/// #[derive(Injectable)]
/// #[inject(transient)]
/// struct Buffer;
///
/// struct Backup;
///
/// #[derive(Injectable)]
/// #[inject(key = Backup)]
/// struct Disk;
///
/// let container = Container::builder()
///     .add(component::<Pool>())
///     .add(component::<Session>())
///     .add(component::<Buffer>())
///     .add(component::<Disk>())
///     .build()?;
/// let (one, other) = (container.scope().open()?, container.scope().open()?);
/// let (session, next) = (one.resolve::<Session>()?, other.resolve::<Session>()?);
/// assert!(!Arc::ptr_eq(&session, &next));
/// assert!(Arc::ptr_eq(&session.pool, &next.pool));
/// assert!(!Arc::ptr_eq(&one.resolve::<Buffer>()?, &one.resolve::<Buffer>()?));
/// container.get::<Keyed<Backup, Arc<Disk>>>()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A constructor returns `Self` or a `Result<Self, E>`. What the fields hold is its affair: they take
/// no options, and `new` does not go with it.
///
/// ```
/// use std::num::ParseIntError;
/// use std::sync::Arc;
/// use wirework::{Container, Injectable, bind, component};
///
/// #[derive(Injectable)]
/// #[inject(constructor = Self::listen)]
/// struct Server {
///     port: u16,
/// }
///
/// impl Server {
///     fn listen(port: Arc<String>) -> Result<Self, ParseIntError> {
///         Ok(Server { port: port.parse()? })
///     }
/// }
///
/// let container = Container::builder()
///     .add(bind::<String>().to_value("8080".into()))
///     .add(component::<Server>())
///     .build()?;
/// assert_eq!(container.resolve::<Server>()?.port, 8080);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// With `new`, a test needs no container. The other crate's name stands where a `use` would find it.
///
/// ```
/// use std::sync::Arc;
/// # use wirework as renamed;
/// use renamed::Injectable;
///
/// #[derive(Injectable)]
/// #[inject(new, crate = renamed)]
/// struct Greeting {
///     name: Arc<String>,
/// }
///
/// let greeting = Greeting::new(Arc::new("Ada".into()));
/// assert_eq!(*greeting.name, "Ada");
/// ```
///
/// # Options of a field
///
/// | option | the field is |
/// |---|---|
/// | none | resolved by its type |
/// | `key = Type` | resolved under this qualifier |
/// | `clone` | a `T`, cloned out of the `Arc<T>` that is resolved |
/// | `default = expr` | this value when nothing provides the dependency |
/// | `value = expr` | this value, never injected |
/// | `skip` | `Default::default()`, never injected |
/// | `arg` | given by the caller of the generated factory |
///
/// `key`, `clone` and `default` may stand together; each of the others stands alone. Several
/// `#[inject(..)]` on one item count as one.
///
/// ```
/// use std::sync::Arc;
/// use std::sync::atomic::AtomicU32;
/// use wirework::{Container, Injectable, bind, component};
///
/// #[derive(Clone)]
/// struct Pool(&'static str);
///
/// struct Replica;
///
/// struct Zone(&'static str);
///
/// #[derive(Injectable)]
/// struct Worker {
///     #[inject(clone)]
///     pool: Pool,
///     #[inject(key = Replica, clone)]
///     replica: Pool,
///     #[inject(default = Arc::new(Zone("UTC")))]
///     zone: Arc<Zone>,
///     #[inject(value = 3)]
///     retries: u32,
///     #[inject(skip)]
///     done: AtomicU32,
/// }
///
/// let container = Container::builder()
///     .add(bind::<Pool>().to_value(Pool("primary")))
///     .add(bind::<Pool>().key::<Replica>().to_value(Pool("replica")))
///     .add(component::<Worker>())
///     .build()?;
/// let worker = container.resolve::<Worker>()?;
/// assert_eq!((worker.pool.0, worker.replica.0), ("primary", "replica"));
/// assert_eq!((worker.zone.0, worker.retries), ("UTC", 3));
/// # assert_eq!(worker.done.load(std::sync::atomic::Ordering::Relaxed), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Assisted injection
///
/// A struct with an `arg` field is made by a factory, here `OrderFactory`, which is injected in its
/// stead. The factory is the component, so the struct has no lifetime, `key` or `bind`.
///
/// ```
/// use std::sync::Arc;
/// use wirework::{Container, Injectable, bind, component};
///
/// struct Tax {
///     percent: u32,
/// }
///
/// #[derive(Injectable)]
/// struct Order {
///     #[inject(arg)]
///     cents: u32,
///     tax: Arc<Tax>,
/// }
///
/// let container = Container::builder()
///     .add(bind::<Tax>().to_value(Tax { percent: 19 }))
///     .add(component::<OrderFactory>())
///     .build()?;
/// let orders = container.resolve::<OrderFactory>()?;
/// let order: Arc<Order> = orders.create(200)?;
/// assert_eq!(order.cents * order.tax.percent / 100, 38);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Generic components
///
/// The bounds and where-clauses of the struct are kept, and every injected field whose type names a
/// type parameter has to be a dependency for the arguments that are used.
///
/// ```
/// use std::marker::PhantomData;
/// use std::sync::Arc;
/// use wirework::{Container, Injectable, bind, component};
///
/// struct User;
///
/// struct Rows<T>(Vec<T>);
///
/// #[derive(Injectable)]
/// struct Repo<T: Send + Sync + 'static> {
///     rows: Arc<Rows<T>>,
///     #[inject(skip)]
///     row: PhantomData<T>,
/// }
///
/// let container = Container::builder()
///     .add(bind::<Rows<User>>().to_value(Rows(vec![User])))
///     .add(component::<Repo<User>>())
///     .build()?;
/// assert_eq!(container.resolve::<Repo<User>>()?.rows.0.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg_attr(feature = "testing", doc = include_str!("expand/bed/bed.md"))]
#[proc_macro_derive(Injectable, attributes(inject))]
pub fn derive_injectable(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive::derive(input.into()).into()
}

#[doc = include_str!("module/module.md")]
#[cfg(feature = "modules")]
#[proc_macro_derive(Module, attributes(module))]
pub fn derive_module(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    module::derive(input.into()).into()
}

#[doc = include_str!("mockable/mockable.md")]
#[cfg(feature = "testing")]
#[proc_macro_attribute]
pub fn mockable(
    options: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    mockable::mockable(options.into(), &item.into()).into()
}

#[doc = include_str!("test/test.md")]
#[cfg(feature = "testing")]
#[proc_macro_attribute]
pub fn test(
    options: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    test::test(options.into(), &item.into()).into()
}
