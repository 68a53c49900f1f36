//! Traits of functions, with the tuple of their parameters as a type parameter.

use std::sync::Arc;

use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::runtime::model::Context;
use crate::spec::request::{Needs, Site};

/// A function that takes its parameters as a tuple.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a function of dependencies",
    label = "expected a function or a closure",
    note = "pass the function itself, `make` instead of `make()`, with at most sixteen parameters"
)]
pub trait Function<Args> {
    /// The return type.
    type Output;

    #[doc(hidden)]
    fn apply(&self, args: Args) -> Self::Output;
}

/// A function that is callable once and takes its parameters as a tuple.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a function of dependencies",
    label = "expected a function or a closure",
    note = "pass the function itself, `run` instead of `run()`, with at most sixteen parameters"
)]
pub trait FunctionOnce<Args> {
    /// The return type.
    type Output;

    #[doc(hidden)]
    fn apply_once(self, args: Args) -> Self::Output;
}

/// A tuple of dependencies: the parameters of a factory.
pub trait Dependencies: Sized {
    #[doc(hidden)]
    fn describe(needs: &mut Needs);

    #[doc(hidden)]
    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError>;
}

/// The parameters of a decorator: an `Arc<K>`, then dependencies.
pub trait Decorated<K: ?Sized>: Sized {
    #[doc(hidden)]
    fn describe(needs: &mut Needs);

    #[doc(hidden)]
    fn resolve(inner: Arc<K>, context: &mut Context<'_>) -> Result<Self, ResolveError>;
}

/// The first parameter of a decorator: an `Arc<K>`.
#[diagnostic::on_unimplemented(
    message = "the first parameter of a decorator of `{K}` is an `Arc<{K}>`, and not `{Self}`",
    label = "does not take an `Arc<{K}>` first",
    note = "take the inner `Arc<{K}>` first, then dependencies: `|inner: Arc<{K}>, ..| -> Arc<{K}> {{ .. }}`"
)]
pub trait Inner<K: ?Sized> {
    #[doc(hidden)]
    fn of(inner: Arc<K>) -> Self;
}

impl<K: ?Sized> Inner<K> for Arc<K> {
    fn of(inner: Arc<K>) -> Self {
        inner
    }
}

/// Never applies, because the first parameter is missing. It selects the error of [`Inner`].
impl<K: ?Sized> Decorated<K> for ()
where
    (): Inner<K>,
{
    fn describe(_needs: &mut Needs) {}

    fn resolve(inner: Arc<K>, _context: &mut Context<'_>) -> Result<Self, ResolveError> {
        <()>::of(inner);
        Ok(())
    }
}

macro_rules! functions {
    ($($arg:ident $number:literal)*) => {
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

        impl<Fun, Out, $($arg),*> FunctionOnce<($($arg,)*)> for Fun
        where
            Fun: FnOnce($($arg),*) -> Out,
        {
            type Output = Out;

            #[allow(non_snake_case)]
            fn apply_once(self, ($($arg,)*): ($($arg,)*)) -> Out {
                self($($arg),*)
            }
        }

        impl<$($arg: Dependency),*> Dependencies for ($($arg,)*) {
            fn describe(_needs: &mut Needs) {
                $(_needs.at(Site::Parameter($number), $arg::describe);)*
            }

            fn resolve(_context: &mut Context<'_>) -> Result<Self, ResolveError> {
                Ok(($($arg::resolve(_context)?,)*))
            }
        }

        impl<K: ?Sized, First: Inner<K>, $($arg: Dependency),*> Decorated<K> for (First, $($arg,)*) {
            fn describe(_needs: &mut Needs) {
                $(_needs.at(Site::Parameter($number + 1), $arg::describe);)*
            }

            fn resolve(inner: Arc<K>, _context: &mut Context<'_>) -> Result<Self, ResolveError> {
                Ok((First::of(inner), $($arg::resolve(_context)?,)*))
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
