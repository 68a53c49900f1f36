//! Functions of dependencies: factories, constructors, and what `call` calls.

use std::sync::Arc;

use crate::context::Context;
use crate::dependency::Dependency;
use crate::error::{BoxError, ResolveError};
use crate::need::{Needs, Site};

/// A function of up to sixteen dependencies that makes a `K`.
///
/// Implemented for all functions and closures whose parameters are
/// [dependencies](Dependency) and which return `K`, `Arc<K>`, `Box<K>`, or a `Result` of one.
/// `Args` and `Shape` are inferred.
pub trait Factory<K: ?Sized, Args, Shape>: Send + Sync + 'static {
    #[doc(hidden)]
    fn describe(needs: &mut Needs);

    #[doc(hidden)]
    fn make(&self, context: &mut Context<'_>) -> Result<Arc<K>, ResolveError>;
}

/// A function whose first parameter is what it decorates, an `Arc<K>`; the others are
/// [dependencies](Dependency), up to fifteen. It returns what a [`Factory`] may return.
pub trait Decorate<K: ?Sized, Args, Shape>: Send + Sync + 'static {
    #[doc(hidden)]
    fn describe(needs: &mut Needs);

    #[doc(hidden)]
    fn make(&self, inner: Arc<K>, context: &mut Context<'_>) -> Result<Arc<K>, ResolveError>;
}

/// A function of up to sixteen dependencies that is called once, with whatever it returns.
pub trait Callable<Args> {
    /// What it returns.
    type Output;

    #[doc(hidden)]
    fn describe(needs: &mut Needs);

    #[doc(hidden)]
    fn call(self, context: &mut Context<'_>) -> Result<Self::Output, ResolveError>;
}

/// What a factory of `K` may return.
#[diagnostic::on_unimplemented(
    message = "a factory of `{K}` cannot return `{Self}`",
    label = "this returns `{Self}`",
    note = "it returns `{K}`, `Arc<{K}>`, `Box<{K}>`, or a `Result` of one whose error is an `Error + Send + Sync`"
)]
pub trait Product<K: ?Sized, Shape> {
    #[doc(hidden)]
    fn into_product(self) -> Result<Arc<K>, BoxError>;
}

/// What the constructor of a component may return.
#[diagnostic::on_unimplemented(
    message = "a constructor of `{C}` cannot return `{Self}`",
    label = "this returns `{Self}`",
    note = "it returns `{C}`, or a `Result<{C}, E>` whose error is an `Error + Send + Sync`"
)]
pub trait Constructed<C, Shape> {
    #[doc(hidden)]
    fn into_component(self) -> Result<C, BoxError>;
}

/// The parameters of a function.
pub trait Arguments: Sized {
    #[doc(hidden)]
    fn describe(needs: &mut Needs);

    #[doc(hidden)]
    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError>;
}

/// A function that takes its parameters as a tuple.
pub trait Function<Args> {
    /// What it returns.
    type Output;

    #[doc(hidden)]
    fn apply(&self, args: Args) -> Self::Output;
}

/// Told apart by the compiler: returned as it is.
#[derive(Debug)]
pub enum Plain {}
/// Told apart by the compiler: returned in an `Arc`.
#[derive(Debug)]
pub enum InArc {}
/// Told apart by the compiler: returned in a `Box`.
#[derive(Debug)]
pub enum InBox {}
/// Told apart by the compiler: returned in a `Result`.
#[derive(Debug)]
pub struct InResult<Shape>(std::convert::Infallible, std::marker::PhantomData<Shape>);

impl<K, F, Args, Shape> Factory<K, Args, Shape> for F
where
    K: ?Sized,
    F: Function<Args> + Send + Sync + 'static,
    F::Output: Product<K, Shape>,
    Args: Arguments,
{
    fn describe(needs: &mut Needs) {
        Args::describe(needs);
    }

    fn make(&self, context: &mut Context<'_>) -> Result<Arc<K>, ResolveError> {
        let args = Args::resolve(context)?;
        let made = self.apply(args).into_product();
        made.map_err(ResolveError::of_constructor)
    }
}

/// Runs the constructor that a component names.
#[doc(hidden)]
#[allow(
    clippy::needless_pass_by_value,
    reason = "a path is passed, which is of no size"
)]
pub fn construct_with<C, F, Args, Shape>(
    constructor: F,
    context: &mut Context<'_>,
) -> Result<C, ResolveError>
where
    F: Function<Args>,
    F::Output: Constructed<C, Shape>,
    Args: Arguments,
{
    let args = Args::resolve(context)?;
    let made = constructor.apply(args).into_component();
    made.map_err(ResolveError::of_constructor)
}

/// Describes the parameters of the constructor that a component names.
#[doc(hidden)]
pub const fn parameters<C, F, Args, Shape>(_constructor: &F) -> fn(&mut Needs)
where
    F: Function<Args>,
    F::Output: Constructed<C, Shape>,
    Args: Arguments,
{
    Args::describe
}

impl<K> Product<K, Plain> for K {
    fn into_product(self) -> Result<Arc<K>, BoxError> {
        Ok(Arc::new(self))
    }
}

impl<K: ?Sized> Product<K, InArc> for Arc<K> {
    fn into_product(self) -> Result<Arc<K>, BoxError> {
        Ok(self)
    }
}

impl<K: ?Sized> Product<K, InBox> for Box<K> {
    fn into_product(self) -> Result<Arc<K>, BoxError> {
        Ok(self.into())
    }
}

impl<K, T, E, Shape> Product<K, InResult<Shape>> for Result<T, E>
where
    K: ?Sized,
    T: Product<K, Shape>,
    E: Into<BoxError>,
{
    fn into_product(self) -> Result<Arc<K>, BoxError> {
        self.map_err(Into::into)?.into_product()
    }
}

impl<C> Constructed<C, Plain> for C {
    fn into_component(self) -> Result<C, BoxError> {
        Ok(self)
    }
}

impl<C, E: Into<BoxError>> Constructed<C, InResult<Plain>> for Result<C, E> {
    fn into_component(self) -> Result<C, BoxError> {
        self.map_err(Into::into)
    }
}

macro_rules! functions {
    ($($arg:ident $number:literal)*) => {
        impl<$($arg: Dependency),*> Arguments for ($($arg,)*) {
            fn describe(_needs: &mut Needs) {
                $(_needs.at(Site::Parameter($number), $arg::describe);)*
            }

            fn resolve(_context: &mut Context<'_>) -> Result<Self, ResolveError> {
                Ok(($($arg::resolve(_context)?,)*))
            }
        }

        impl<Fun, Out, $($arg),*> Function<($($arg,)*)> for Fun
        where
            Fun: Fn($($arg),*) -> Out,
        {
            type Output = Out;

            #[allow(non_snake_case)]
            fn apply(&self, ($($arg,)*): ($($arg,)*)) -> Out {
                self($($arg),*)
            }
        }

        impl<Fun, Out, $($arg: Dependency),*> Callable<($($arg,)*)> for Fun
        where
            Fun: FnOnce($($arg),*) -> Out,
        {
            type Output = Out;

            fn describe(needs: &mut Needs) {
                <($($arg,)*) as Arguments>::describe(needs);
            }

            #[allow(non_snake_case)]
            fn call(self, context: &mut Context<'_>) -> Result<Out, ResolveError> {
                let ($($arg,)*) = Arguments::resolve(context)?;
                Ok(self($($arg),*))
            }
        }

        impl<K, Fun, Out, Shape, $($arg: Dependency),*> Decorate<K, ($($arg,)*), Shape> for Fun
        where
            K: ?Sized,
            Fun: Fn(Arc<K>, $($arg),*) -> Out + Send + Sync + 'static,
            Out: Product<K, Shape>,
        {
            fn describe(_needs: &mut Needs) {
                $(_needs.at(Site::Parameter($number + 1), $arg::describe);)*
            }

            #[allow(non_snake_case)]
            fn make(
                &self,
                inner: Arc<K>,
                context: &mut Context<'_>,
            ) -> Result<Arc<K>, ResolveError> {
                let ($($arg,)*) = Arguments::resolve(context)?;
                let made = self(inner, $($arg),*).into_product();
                made.map_err(ResolveError::of_constructor)
            }
        }
    };
}

functions!();
functions!(A 1);
functions!(A 1 B 2);
functions!(A 1 B 2 C 3);
functions!(A 1 B 2 C 3 D 4);
functions!(A 1 B 2 C 3 D 4 E 5);
functions!(A 1 B 2 C 3 D 4 E 5 F 6);
functions!(A 1 B 2 C 3 D 4 E 5 F 6 G 7);
functions!(A 1 B 2 C 3 D 4 E 5 F 6 G 7 H 8);
functions!(A 1 B 2 C 3 D 4 E 5 F 6 G 7 H 8 I 9);
functions!(A 1 B 2 C 3 D 4 E 5 F 6 G 7 H 8 I 9 J 10);
functions!(A 1 B 2 C 3 D 4 E 5 F 6 G 7 H 8 I 9 J 10 L 11);
functions!(A 1 B 2 C 3 D 4 E 5 F 6 G 7 H 8 I 9 J 10 L 11 M 12);
functions!(A 1 B 2 C 3 D 4 E 5 F 6 G 7 H 8 I 9 J 10 L 11 M 12 N 13);
functions!(A 1 B 2 C 3 D 4 E 5 F 6 G 7 H 8 I 9 J 10 L 11 M 12 N 13 O 14);
functions!(A 1 B 2 C 3 D 4 E 5 F 6 G 7 H 8 I 9 J 10 L 11 M 12 N 13 O 14 P 15);
functions!(A 1 B 2 C 3 D 4 E 5 F 6 G 7 H 8 I 9 J 10 L 11 M 12 N 13 O 14 P 15 Q 16);
