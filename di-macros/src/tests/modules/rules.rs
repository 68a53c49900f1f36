//! The rules between the entries of a module.

use crate::tests::modules::check;

#[test]
fn only_a_struct_that_owns_what_it_holds_is_a_module() {
    check(
        "enum S {}",
        &[(
            "enum",
            "an enum cannot derive `Module`; write a struct instead",
        )],
    );
    check(
        "struct S<'a>(&'a u8);",
        &[(
            "'a",
            "a module owns what it holds: it cannot borrow for `'a`; use an owned type instead",
        )],
    );
}

#[test]
fn a_component_is_taken_as_traits() {
    check(
        "#[module(components(A as (B, dyn C), D as Arc<dyn E>))] struct S;",
        &[
            ("B", "`as` takes traits; write `dyn B` instead"),
            ("Arc<dyn E>", "`as` takes traits; write `dyn E` instead"),
        ],
    );
}

#[test]
fn a_key_is_bound_once() {
    check(
        "#[module(components(A as dyn T, B as dyn T), factories(f -> A))] struct S { b: B }",
        &[
            (
                "B",
                "`B` is bound twice, by the field `b` and by `B`; \
                 tell them apart with `: key = ..`, or remove one",
            ),
            (
                "A",
                "`A` is bound twice, by `A` and by `f`; \
                 tell them apart with `: key = ..`, or remove one",
            ),
            (
                "dyn T",
                "`dyn T` is bound twice, by `A` and by `B`; \
                 add `collections(dyn T)`, or tell them apart with `: key = ..`, or remove one",
            ),
        ],
    );
}

#[test]
fn keys_with_qualifiers_and_members_of_collections_are_others() {
    check(
        "#[module(
            components(A as dyn T, B as dyn T, C as dyn T: key = Q),
            collections(dyn T),
            imports(M { dyn T }),
        )]
        struct S { #[module(key = Q)] a: A }",
        &[],
    );
}

#[test]
fn an_entry_of_a_map_stands_in_a_collection() {
    check(
        "#[module(components(A as dyn T: entry = 1))] struct S;",
        &[(
            "dyn T",
            "an entry of a map stands in a collection; add `collections(dyn T)` to the lists",
        )],
    );
}

#[test]
fn a_decorator_decorates_what_the_module_binds_itself() {
    check(
        "#[module(imports(M { dyn T }), decorators(f -> dyn T))] struct S;",
        &[(
            "dyn T",
            "`S` binds no `dyn T` itself that could be decorated; \
             list what is bound to it, or remove the decorator",
        )],
    );
}

#[test]
fn a_module_is_imported_once_with_one_field() {
    check(
        "#[module(imports(M { A }, M { B }), exports(A, A))]
        struct S { one: M, #[module(key = Q)] other: M }",
        &[
            (
                "M",
                "`M` is imported twice; write all that is imported in one `M { .. }` instead",
            ),
            ("M", "`M` is imported once and has two fields; remove one"),
            (
                "M",
                "this field is the imported module `M` and no binding; remove its `#[module(..)]`",
            ),
            ("A", "`A` is exported twice; write it once instead"),
        ],
    );
}
