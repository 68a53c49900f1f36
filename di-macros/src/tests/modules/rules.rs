//! The rules between the entries of a module.

use crate::tests::modules::check;

#[test]
fn only_a_struct_without_lifetimes_is_a_module() {
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
            "a module cannot borrow for `'a`; use an owned type instead",
        )],
    );
}

#[test]
fn a_component_is_taken_as_traits() {
    check(
        "#[module(components(A as (B, dyn C), D as Arc<dyn E>))] struct S;",
        &[
            (
                "B",
                "`as` takes traits; write `dyn B` instead, or the trait itself if `B` is an alias",
            ),
            ("Arc<dyn E>", "`as` takes traits; write `dyn E` instead"),
        ],
    );
    check(
        "#[module(components(A as (dyn C, A), B as B))] struct S { #[module(as(D))] d: D }",
        &[
            (
                "A",
                "`as` takes traits; remove `A`, because `A` is always bound",
            ),
            (
                "B",
                "`as` takes traits; remove `as B`, because `B` is always bound",
            ),
            (
                "D",
                "`as` takes traits; remove `as D`, because `D` is always bound",
            ),
        ],
    );
}

#[test]
fn a_component_is_no_trait() {
    check(
        "#[module(components(A as dyn B, dyn C, dyn D, E as (dyn F, dyn G), dyn H: scoped))] struct S;",
        &[
            (
                "dyn C",
                "a component is a struct; to list several traits, write `A as (dyn B, dyn C, dyn D)`",
            ),
            (
                "dyn H",
                "a component is a struct; to list several traits, write `E as (dyn F, dyn G, dyn H)`",
            ),
        ],
    );
    check(
        "#[module(components(A, dyn B))] struct S;",
        &[("dyn B", "a component is a struct; write `Name as dyn B`")],
    );
}

#[test]
fn an_entry_lists_a_trait_once() {
    check(
        "#[module(components(A as (dyn C, dyn D, dyn C), B as (dyn E, dyn E)), collections(dyn E))]
        struct S { #[module(as(dyn G, dyn G))] f: F }",
        &[
            ("dyn C", "`as` lists `dyn C` twice; remove one"),
            ("dyn E", "`as` lists `dyn E` twice; remove one"),
            ("dyn G", "`as` lists `dyn G` twice; remove one"),
        ],
    );
}

#[test]
fn a_component_is_listed_once() {
    check(
        "#[module(components(A as dyn C, A as (dyn D, dyn C)))] struct S;",
        &[(
            "A",
            "`A` is bound twice, by `A` and by `A`; \
             write `A as (dyn C, dyn D)` once, or distinguish them with `: key = ..`",
        )],
    );
    check(
        "#[module(components(A as dyn C: entry = 1, A as dyn C: entry = 2), collections(dyn C))] struct S;",
        &[(
            "A",
            "`A` is listed twice, and `entry` applies to its traits alone; \
             list a function for the other entry, such as `factories(other -> dyn C: entry = ..)`",
        )],
    );
    check(
        "#[module(components(A, A), collections(A))] struct S;",
        &[("A", "`A` is listed twice; remove one of the two entries")],
    );
}

#[test]
fn a_level_is_listed_once() {
    check(
        "#[module(scope_levels(A, B, A))] struct S;",
        &[("A", "`scope_levels` lists `A` twice; remove one")],
    );
}

#[test]
fn a_collection_has_one_component_of_its_struct() {
    check(
        "#[module(components(A, B: entry = 1), factories(f -> A: entry = 1, g -> B), collections(A, B))] struct S;",
        &[],
    );
    check(
        "#[module(components(A), factories(f -> A), collections(A))] struct S;",
        &[(
            "A",
            "`A` is bound twice, by `A` and by `f`; \
             distinguish them with `: entry = ..` or `: key = ..`, or remove one",
        )],
    );
}

#[test]
fn only_a_singleton_is_eager() {
    check(
        "#[module(
            components(A: eager, scoped, B: transient, eager, C: singleton, eager, D: scoped = E, eager),
            factories(f -> F: scoped, eager, g -> G: eager),
        )]
        struct S;",
        &[
            (
                "eager",
                "only a singleton is eager; remove `eager` or `scoped`",
            ),
            (
                "eager",
                "only a singleton is eager; remove `eager` or `transient`",
            ),
            (
                "eager",
                "only a singleton is eager; remove `eager` or `scoped`",
            ),
            (
                "eager",
                "only a singleton is eager; remove `eager` or `scoped`",
            ),
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
                 distinguish them with `#[module(key = ..)]` above a field, or remove one",
            ),
            (
                "A",
                "`A` is bound twice, by `A` and by `f`; \
                 distinguish them with `: key = ..`, or remove one",
            ),
            (
                "dyn T",
                "`dyn T` is bound twice, by `A` and by `B`; \
                 add `collections(dyn T)`, or distinguish them with `: key = ..`, or remove one",
            ),
        ],
    );
}

#[test]
fn a_collection_is_not_required() {
    for key in ["dyn T", "A"] {
        check(
            &format!("#[module(requires({key}), collections({key}))] struct S;"),
            &[(
                key,
                &format!(
                    "a collection is not required from another module; remove `{key}` from `requires(..)`, \
                     and import the modules of its other members"
                ),
            )],
        );
    }
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
            "an entry of a map needs a collection; add `collections(dyn T)` to the lists",
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
                "`M` is imported twice; list all imports in one `M { .. }` instead",
            ),
            ("M", "imported module `M` has two fields; remove one"),
            (
                "M",
                "the field of the imported module `M` takes no options; remove its `#[module(..)]`",
            ),
            ("A", "`A` is exported twice; write it once instead"),
        ],
    );
}

#[test]
fn a_module_binds_no_bare_parameter() {
    let message = |ty: &str, parameter: &str| {
        format!(
            "a module cannot bind `{ty}`, because `{ty}` may be one of its other keys; list a function instead, such \
             as `factories(make::<{parameter}> -> dyn Trait)`, or a struct that holds it"
        )
    };
    check(
        "#[module(components(Users, S as dyn Store))] struct App<S>(PhantomData<S>);",
        &[("S", &message("S", "S"))],
    );
    check(
        "#[module(factories(connect::<B> -> B::Conn, url -> Url))] struct App<B>(PhantomData<B>);",
        &[("B::Conn", &message("B::Conn", "B"))],
    );
    check(
        "#[module(components(Users<S>, Memory<S> as dyn Store))] struct App<S>(PhantomData<S>);",
        &[],
    );
}
