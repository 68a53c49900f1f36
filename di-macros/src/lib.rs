//! The derive macros of [`wirework`](https://docs.rs/wirework).
//!
//! An implementation detail of that crate: depend on `wirework`, which re-exports everything here.

mod ast;
mod attr;
mod errors;
mod expand;
mod fallback;
mod generics;
mod spelling;
mod valid;

#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::{ast::Component, errors::Errors};

/// Generates the constructor that takes a struct's fields from the container.
///
/// Each field is a dependency: its type implements `Dependency`, as `Arc<T>`, `Arc<dyn Trait>`,
/// `Option<D>`, `Vec<Arc<T>>` and others do. The trait decides and not the spelling, so aliases and
/// types of your own work.
///
/// ```ignore
/// use std::sync::Arc;
/// use wirework::Injectable;
///
/// #[derive(Injectable)]
/// #[inject(bind(dyn Mailer), scoped)]
/// pub struct SmtpMailer {
///     config: Arc<Config>,
///     metrics: Option<Arc<dyn Metrics>>,
///     #[inject(key = Primary)]
///     db: Arc<dyn Database>,
///     #[inject(value = 3)]
///     retries: u32,
/// }
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
/// | `crate = path` | where `wirework` is found, when it is renamed or re-exported |
///
/// ```ignore
/// #[derive(Injectable)]
/// #[inject(constructor = Self::connect)]
/// struct Pool { url: String }
///
/// impl Pool {
///     fn connect(config: Arc<Config>) -> Result<Self, ConnectError> { .. }
/// }
/// ```
///
/// The constructor returns `Self` or a `Result<Self, E>`. What the fields hold is its affair: they
/// take no options, and `new` does not go with it.
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
/// ```ignore
/// #[derive(Injectable)]
/// #[inject(new)]
/// struct Worker {
///     #[inject(clone)]
///     pool: PgPool,
///     #[inject(key = Local, default = Arc::new(Utc))]
///     zone: Arc<dyn Zone>,
///     #[inject(skip)]
///     cache: Cache,
/// }
///
/// let worker = Worker::new(pool, zone);
/// ```
///
/// # Assisted injection
///
/// A struct with an `arg` field is made by a factory, here `OrderFactory`, which is injected in its
/// stead. The factory is the component, so the struct has no lifetime, `key` or `bind`.
///
/// ```ignore
/// #[derive(Injectable)]
/// struct Order {
///     #[inject(arg)]
///     customer: CustomerId,
///     db: Arc<dyn Database>,
/// }
///
/// let factory = container.resolve::<OrderFactory>()?;
/// let order: Arc<Order> = factory.create(CustomerId(7))?;
/// ```
///
/// # Generic components
///
/// The bounds and where-clauses of the struct are kept, and every injected field whose type names a
/// type parameter has to be a dependency for the arguments that are used.
///
/// ```ignore
/// #[derive(Injectable)]
/// struct Repo<T: Entity> {
///     store: Arc<Store<T>>,
///     #[inject(skip)]
///     entity: PhantomData<T>,
/// }
/// ```
#[proc_macro_derive(Injectable, attributes(inject))]
pub fn derive_injectable(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(input.into()).into()
}

fn derive(input: TokenStream) -> TokenStream {
    match syn::parse2(input) {
        Ok(input) => derive_input(&input),
        Err(error) => error.into_compile_error(),
    }
}

fn derive_input(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let component = Component::read(input, &mut errors);
    valid::check(&component, &mut errors);
    if errors.is_empty() {
        return expand::expand(&component);
    }
    let mut tokens = errors.into_compile_errors();
    tokens.extend(fallback::expand(&component));
    tokens
}
