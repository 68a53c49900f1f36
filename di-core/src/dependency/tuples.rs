//! Tuples as dependencies: each element is resolved, in order.

use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::runtime::model::Context;
use crate::spec::request::Needs;

macro_rules! tuples {
    ($($part:ident)*) => {
        #[diagnostic::do_not_recommend]
        impl<$($part: Dependency),*> Dependency for ($($part,)*) {
            const RUNS_CODE: bool = false $(|| $part::RUNS_CODE)*;

            fn describe(_needs: &mut Needs) {
                $($part::describe(_needs);)*
            }

            fn resolve(_context: &mut Context<'_>) -> Result<Self, ResolveError> {
                Ok(($($part::resolve(_context)?,)*))
            }

            #[allow(non_snake_case, reason = "each element has the name of its type")]
            fn is_absent(($($part,)*): &Self) -> bool {
                let are_absent: &[bool] = &[$($part::is_absent($part)),*];
                !are_absent.is_empty() && are_absent.iter().all(|is_absent| *is_absent)
            }
        }
    };
}

tuples!();
tuples!(A);
tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);
tuples!(A B C D E F G);
tuples!(A B C D E F G H);
tuples!(A B C D E F G H I);
tuples!(A B C D E F G H I J);
tuples!(A B C D E F G H I J K);
tuples!(A B C D E F G H I J K L);
