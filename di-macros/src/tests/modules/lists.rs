//! The parsing of the lists of a module.

use crate::tests::modules::check;

#[test]
fn every_form_of_an_entry_is_read() {
    check(
        "#[module(
            components(
                A,
                a::B as dyn C,
                D<E> as (dyn F, dyn G + Send): scoped,
                H as (dyn I): key = J, transient,
                K as dyn L: entry = (1, 2), key = M,
                N: singleton, eager,
                AB: eager, key = M,
                AC: eager, scoped::AD,
            ),
            factories(f -> O: eager, g::<u8> -> dyn P: scoped, h -> Q: key = R),
            decorators(i -> dyn C, j -> dyn I: key = J),
            collections(dyn L: key = M),
            seeds(S, T: key = U),
            imports(V { W, dyn X: key = Y }, Z<u8> {}),
            exports(A, dyn I: key = J),
            requires(dyn AA, BB: key = CC),
            crate = some::path,
        )]
        struct S { a: A2, #[module(key = B2, as(dyn C2, dyn D2))] b: Arc<E2>, v: V }",
        &[],
    );
}

#[test]
fn all_errors_are_reported_at_once() {
    check(
        "#[module(component(A), components(B: scope, C as), exports(dyn D dyn E))]
        #[module = 3]
        struct S { #[module(value)] a: u8 }",
        &[
            (
                "component",
                "unknown list `component`; expected one of `components`, `factories`, \
                 `decorators`, `collections`, `seeds`, `imports`, `exports`, `requires`, `scope_levels`, `crate`; \
                 did you mean `components`?",
            ),
            (
                "scope",
                "unknown option `scope` of an entry; expected one of `singleton`, `scoped`, \
                 `scoped = Level`, `transient`, `eager`, `key = Type`, `entry = value`",
            ),
            ("as", "`as` needs a trait; write `as dyn Trait` instead"),
            (
                "dyn",
                "unexpected token; write `,` between two entries instead",
            ),
            (
                "module = 3",
                "`module` takes lists in parentheses; write `#[module(components(Signup))]` instead",
            ),
            (
                "value",
                "unknown option of a field; write `key = Type` or `as(dyn Trait)` instead",
            ),
        ],
    );
}

#[test]
fn lists_add_up() {
    check(
        "#[module(seeds(A), seeds(B))] #[module(seeds(C), crate = a)] struct S;",
        &[],
    );
    check(
        "#[module(crate = a, crate = b)] struct S;",
        &[("crate", "duplicate option `crate`; write it once instead")],
    );
}

#[test]
fn an_entry_takes_no_attribute() {
    check(
        "#[module(components(#[cfg(feature = \"pg\")] A as dyn B, C))] struct S;",
        &[(
            "#[cfg(feature = \"pg\")]",
            "an entry takes no attribute; write a list of its own above the struct instead, such as \
             `#[cfg_attr(condition, module(components(Entry)))]`",
        )],
    );
}

#[test]
fn levels_have_an_order() {
    check(
        "#[module(scope_levels(A))] struct S;",
        &[(
            "A",
            "`scope_levels` orders several levels; write `scope_levels(Outer, Inner)` instead",
        )],
    );
}

#[test]
fn a_list_has_its_form() {
    check(
        "#[module(imports = C, crate(d))] struct S;",
        &[
            (
                "imports",
                "wrong form of `imports`; write `imports(Module { dyn Trait })` instead",
            ),
            (
                "crate",
                "wrong form of `crate`; write `crate = path` instead",
            ),
        ],
    );
}

#[test]
fn an_entry_of_another_list_names_that_list() {
    check(
        "#[module(components(f -> A), exports(A as dyn B), requires(A as dyn C: key = Q), imports(dyn D))] struct S;",
        &[
            (
                "-",
                "`components` lists structs; write `factories(function -> Type)` for a function instead",
            ),
            (
                "as",
                "only an entry of `components` has an `as`; write `dyn B` here instead",
            ),
            (
                "as",
                "only an entry of `components` has an `as`; write `dyn C` here instead",
            ),
            (
                "dyn D",
                "`imports` lists modules; write `TheModule { dyn D }` instead",
            ),
        ],
    );
}

#[test]
fn an_option_stands_once_where_it_may_stand() {
    check(
        "#[module(
            components(A: scoped, transient, B: key = C, key = D, E: key, F: eager, eager),
            decorators(f -> A: scoped),
            seeds(G: entry = 1),
        )]
        struct S;",
        &[
            ("transient", "an entry has one lifetime; remove `transient`"),
            ("key", "duplicate option `key`; write it once instead"),
            (
                "key",
                "option `key` needs a value; write `key = Type` instead",
            ),
            ("eager", "duplicate option `eager`; write it once instead"),
            (
                "scoped",
                "unknown option `scoped` of an entry; expected one of `key = Type`",
            ),
            (
                "entry",
                "unknown option `entry` of an entry; expected one of `key = Type`",
            ),
        ],
    );
}

#[test]
fn several_traits_stand_in_parentheses() {
    check(
        "#[module(components(A as dyn B<u8> + dyn C, D as dyn E + Send))] struct S;",
        &[(
            "+",
            "several traits need parentheses; write `as (dyn A, dyn B)` instead",
        )],
    );
}

#[test]
fn an_option_that_ends_after_its_equals_sign_is_reported_at_its_name() {
    check(
        "#[module(crate =)] struct App;",
        &[(
            "crate",
            "option `crate` needs a value; write `crate = path` instead",
        )],
    );
    check(
        "struct App { #[module(key =)] url: Url }",
        &[(
            "key",
            "option `key` needs a value; write `key = Type` instead",
        )],
    );
}

#[test]
fn a_trait_object_is_spelt_with_dyn() {
    let message = "a trait object is spelt with `dyn`; write `dyn A + Send` instead";
    check(
        "#[module(exports(A + Send))] struct App { a: Arc<A + Send> }",
        &[("A + Send", message), ("A + Send", message)],
    );
}
