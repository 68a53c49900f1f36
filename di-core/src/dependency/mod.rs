//! What may stand as a field of an injectable, or as a parameter of a factory.

mod collections;
mod deferred;
mod field;
mod handle;
mod pointers;
mod resolve_fields;
mod tuples;
mod wrappers;

pub use deferred::{Lazy, Provider};
pub use field::field;
pub(crate) use handle::Handle;
pub use resolve_fields::{
    resolve1, resolve2, resolve3, resolve4, resolve5, resolve6, resolve7, resolve8,
};
pub use wrappers::{Cloned, Keyed};

use crate::error::ResolveError;
use crate::runtime::context::fields::{Field, FieldKind};
use crate::runtime::model::Context;
use crate::spec::request::Needs;

/// What may stand as a field of an injectable, or as a parameter of a factory.
///
/// In the box are
///
/// | type | gives |
/// |---|---|
/// | [`Arc<T>`](std::sync::Arc) | what is bound to `T`, a struct or a `dyn Trait` |
/// | [`Weak<T>`](std::sync::Weak) | the same, not kept alive by who has it |
/// | [`Option<D>`] | `None` where nothing is bound to what `D` asks for |
/// | [`Vec<Arc<T>>`](Vec) | all that is bound to `T`, in the order of registration |
/// | [`HashMap<K, Arc<T>>`](std::collections::HashMap), [`BTreeMap<K, Arc<T>>`](std::collections::BTreeMap) | all that is bound to `T` as an [`entry`](crate::Bind::entry) |
/// | [`Lazy<T>`] | what is bound to `T`, asked for at the first use |
/// | [`Provider<T>`] | what is bound to `T`, asked for at each use |
/// | [`Keyed<Q, D>`] | what `D` asks for, under the qualifier `Q` |
/// | [`Cloned<T>`] | a clone of the `T` that is bound |
/// | tuples up to 12 | each of their parts |
///
/// # A dependency of your own
///
/// Pass both methods on to the types that it is made of, in the same order:
///
/// ```
/// use std::sync::Arc;
/// use wirework_core::{Container, Context, Dependency, Needs, ResolveError, bind};
///
/// struct Greeting(String);
/// struct Name(String);
///
/// /// Both texts, put together.
/// struct Hello(String);
///
/// type Parts = (Arc<Greeting>, Arc<Name>);
///
/// impl Dependency for Hello {
///     fn describe(needs: &mut Needs) {
///         Parts::describe(needs);
///     }
///
///     fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
///         let (greeting, name) = Parts::resolve(context)?;
///         Ok(Self(format!("{}, {}", greeting.0, name.0)))
///     }
/// }
///
/// let container = Container::builder()
///     .add(bind::<Greeting>().to_value(Greeting("Hello".into())))
///     .add(bind::<Name>().to_value(Name("Ada".into())))
///     .add(bind::<String>().to(|hello: Hello| hello.0))
///     .build()?;
/// assert_eq!(*container.resolve::<String>()?, "Hello, Ada");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a dependency",
    label = "a container cannot supply this",
    note = "for what is bound to `T`, a struct or a `dyn Trait`, write `Arc<T>`",
    note = "a field can also be a clone of it, `#[inject(clone)]`, or come from elsewhere: `#[inject(value = ..)]`, `#[inject(skip)]`, `#[inject(arg)]`"
)]
pub trait Dependency: Sized + 'static {
    /// Whether code of a user may run in [`resolve`](Self::resolve), beside the constructors of others. If
    /// not, a component of such fields is constructed on a faster path.
    #[doc(hidden)]
    const RUNS_CODE: bool = true;

    /// How a field of this type is described and resolved.
    #[doc(hidden)]
    const FIELD: &'static Field = &Field {
        kind: FieldKind::Other {
            describe: field::describe::<Self>,
            resolve: field::resolve::<Self>,
        },
        clear: field::clear::<Self>,
    };

    /// Writes down what [`resolve`](Self::resolve) will ask for.
    fn describe(needs: &mut Needs);

    /// Fetches it.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where what it needs can't be had.
    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError>;
}
