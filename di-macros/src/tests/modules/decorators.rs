//! The rules of decorators.

use crate::tests::modules::check;

#[test]
fn a_decorator_decorates_own_bindings_of_the_module() {
    check(
        "#[module(imports(M { dyn T }), decorators(f -> dyn T, f -> dyn U))] struct S;",
        &[
            (
                "dyn T",
                "`S` imports `dyn T`, and a module decorates only what it binds itself; \
                 list the decorator in `M`, or remove it",
            ),
            (
                "dyn U",
                "`S` itself binds no `dyn U` to decorate; bind one, or remove the decorator",
            ),
        ],
    );
}

#[test]
fn exports_and_decorators_take_what_an_arc_points_to() {
    let takes = |list: &str, remedy: &str| {
        format!("`{list}` takes what an `Arc` points to; write `{remedy}` instead")
    };
    check(
        "#[module(components(A as dyn T, B as dyn U: key = Q))]
        #[module(decorators(f -> Arc<dyn T>), exports(std::sync::Arc<dyn T>, Arc<dyn U>: key = Q))] struct S;",
        &[
            ("std::sync::Arc<dyn T>", &takes("exports", "dyn T")),
            ("Arc<dyn U>", &takes("exports", "dyn U: key = Q")),
            ("Arc<dyn T>", &takes("decorators", "f -> dyn T")),
        ],
    );
    check(
        "#[module(decorators(f -> Arc<A>), exports(Arc<A>, Arc<str>))] struct S { a: A, name: Arc<str> }",
        &[
            ("Arc<A>", &takes("exports", "A")),
            ("Arc<str>", &takes("exports", "str")),
            ("Arc<A>", &takes("decorators", "f -> A")),
        ],
    );
    check(
        "#[module(factories(f -> Arc<dyn T>), decorators(g -> Arc<dyn T>), exports(Arc<dyn T>))] struct S;",
        &[],
    );
}
