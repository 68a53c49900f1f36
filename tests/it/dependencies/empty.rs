//! Dependencies that need no key, at each place among the fields.

use std::sync::Arc;

use wirework::{
    Container, Context, Dependency, Injectable, Keyed, Needs, ResolveError, ScopeFactory, component,
};

use crate::support::built;

#[derive(Default, Injectable)]
struct Part;

struct Qualifier;

/// A dependency of the user that needs nothing.
struct Nothing;

impl Dependency for Nothing {
    fn describe(_needs: &mut Needs) {}

    fn resolve(_context: &mut Context<'_>) -> Result<Self, ResolveError> {
        Ok(Self)
    }
}

/// Declares a component with these fields, and tests that it is resolved with each lifetime.
macro_rules! resolves {
    ($($test:ident: $($field:ident: $ty:ty),*;)*) => {$(
        #[test]
        fn $test() {
            #[derive(Injectable)]
            #[allow(dead_code, reason = "it is only constructed")]
            struct Holder {
                $($field: $ty,)*
            }
            let bindings = [
                component::<Holder>(),
                component::<Holder>().scoped(),
                component::<Holder>().transient(),
            ];
            for binding in bindings {
                let container = built(Container::builder().add(component::<Part>()).add(binding));
                let scope = container.scope().open().unwrap();
                scope.resolve::<Holder>().unwrap();
                scope.resolve::<Holder>().unwrap();
            }
        }
    )*};
}

resolves! {
    a_scope_factory_comes_first: scopes: ScopeFactory, part: Arc<Part>;
    a_scope_factory_comes_last: part: Arc<Part>, scopes: ScopeFactory;
    a_scope_factory_is_in_the_middle: first: Arc<Part>, scopes: ScopeFactory, last: Arc<Part>;
    an_empty_tuple_comes_first: empty: (), part: Arc<Part>;
    a_scope_factory_is_in_a_tuple: scopes: (ScopeFactory,), part: Arc<Part>;
    a_scope_factory_has_a_qualifier: scopes: Keyed<Qualifier, ScopeFactory>, part: Arc<Part>;
    an_own_dependency_comes_first: nothing: Nothing, part: Arc<Part>;
    an_optional_one_comes_first: scopes: Option<ScopeFactory>, part: Arc<Part>;
    there_are_more_than_eight_fields: a: ScopeFactory, b: Arc<Part>, c: (), d: Arc<Part>, e: Nothing,
        f: Arc<Part>, g: ScopeFactory, h: Arc<Part>, i: Nothing, j: Arc<Part>;
}
