//! Components whose fields are all an `Arc`, with one function for each number of fields.
//!
//! For the reason, see `docs/compile-time.md`.

use crate::module::requirements::{Edges, ProvidedBy, Wired};

macro_rules! of_pointers {
    ($($of:ident: $($field:ident)*;)*) => {
        impl Wired {$(
            /// Returns a component whose fields are `Arc`s of these types.
            #[must_use]
            pub const fn $of<M, $($field: ProvidedBy<M> + ?Sized),*>(
                declaration: &'static str,
            ) -> Self {
                Self::new(declaration, &Edges::$of([$($field::ENTRY),*]))
            }
        )*}
    };
}

of_pointers! {
    of0: ;
    of1: A1;
    of2: A1 A2;
    of3: A1 A2 A3;
    of4: A1 A2 A3 A4;
    of5: A1 A2 A3 A4 A5;
    of6: A1 A2 A3 A4 A5 A6;
    of7: A1 A2 A3 A4 A5 A6 A7;
    of8: A1 A2 A3 A4 A5 A6 A7 A8;
}
