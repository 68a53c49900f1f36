//! What the fields of a component ask of a module, as data.

use crate::binding::injectable::fields::{
    Constructed, ConstructedBy, Fields, Later, Part, Several,
};
use crate::module::requirements::dependency::DependencyIn;
use crate::module::requirements::edges::Edges;

/// Fields that a module answers.
pub trait FieldsIn<M>: Fields {
    /// What they ask for.
    #[doc(hidden)]
    const EDGES: Edges;

    /// How many there are.
    #[doc(hidden)]
    const COUNT: usize;
}

macro_rules! tuples {
    ($($field:ident)*) => {
        #[diagnostic::do_not_recommend]
        impl<Module, $($field: Part<Value: DependencyIn<Module>>),*> FieldsIn<Module>
            for ($($field,)*)
        {
            const EDGES: Edges =
                Edges::each(&[$(<$field::Value as DependencyIn<Module>>::TARGETS),*]);

            const COUNT: usize = <[&str]>::len(&[$(stringify!($field)),*]);
        }

        #[diagnostic::do_not_recommend]
        impl<Module, $($field: FieldsIn<Module>),*> FieldsIn<Module> for Several<($($field,)*)> {
            const EDGES: Edges = Edges::lists(&[$(($field::EDGES, $field::COUNT)),*]);

            const COUNT: usize = 0 $(+ $field::COUNT)*;
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

/// What a function constructs is not known here.
impl<M, C: ConstructedBy> FieldsIn<M> for Constructed<C> {
    const EDGES: Edges = Edges::NONE;

    const COUNT: usize = 0;
}

impl<M, F: FieldsIn<M>> FieldsIn<M> for Later<F> {
    const EDGES: Edges = F::EDGES;

    const COUNT: usize = F::COUNT;
}
