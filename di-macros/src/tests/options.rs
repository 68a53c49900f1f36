//! The parsing of options: the place and the message of each error.

use crate::tests::check;

const STRUCT_OPTIONS: &str = "`bind`, `singleton`, `scoped`, `transient`, `eager`, `key`, `constructor`, `new`, `external`, \
     `factory`, `bed`, `start`, `run`, `stop`, `health`, `run_policy`, `start_limit`, `drain_limit`, `stop_limit`, `crate`";
const FIELD_OPTIONS: &str = "`key`, `clone`, `default`, `value`, `skip`, `arg`";

#[test]
fn every_form_is_read() {
    check("struct S;", &[]);
    check(
        "#[inject(bind(dyn A, dyn B + Send,), singleton, key = K<u8, u16>, new, external, crate = a,)] struct S;",
        &[],
    );
    check(
        "#[inject(bind(dyn A))] #[inject(bind((dyn B)))] #[inject(scoped)] struct S;",
        &[],
    );
    check(
        "#[inject(transient, constructor = <Self as Make>::make::<u8>)] struct S { a: u8 }",
        &[],
    );
    check(
        "struct S(#[inject(key = K, clone)] #[inject(default = a::<u8, u16>(1, 2))] A);",
        &[],
    );
    check(
        "struct S { #[inject(value = 1 < 2)] a: A, #[inject(skip)] b: B, #[inject(arg)] c: C }",
        &[],
    );
    check("#[derive(Debug)] #[serde(inject)] struct S;", &[]);
}

#[test]
fn an_unknown_option() {
    let message = format!(
        "unknown option `lifetme`; expected one of {STRUCT_OPTIONS}; did you mean `scoped`?"
    );
    check(
        "#[inject(lifetme = Map<A, B>, new)] struct S;",
        &[("lifetme", &message)],
    );
    let message = format!(
        "unknown option `sigleton`; expected one of {STRUCT_OPTIONS}; did you mean `singleton`?"
    );
    check("#[inject(sigleton)] struct S;", &[("sigleton", &message)]);
    let message = format!("unknown option `proxied`; expected one of {STRUCT_OPTIONS}");
    check(
        "#[inject(proxied = Self::run)] struct S;",
        &[("proxied", &message)],
    );
    let message =
        format!("unknown option `named`; expected one of {FIELD_OPTIONS}; did you mean `key`?");
    check(
        "struct S { #[inject(named = \"a\")] a: A }",
        &[("named", &message)],
    );
    let message = format!(
        "unknown option `defualt`; expected one of {FIELD_OPTIONS}; did you mean `default`?"
    );
    check(
        "struct S { #[inject(defualt = 1, clone)] a: A }",
        &[("defualt", &message)],
    );
}

#[test]
fn something_else_than_an_option() {
    let message = format!("expected an option; write one of {FIELD_OPTIONS} instead");
    check(
        "struct S(#[inject(\"key\", clone)] A);",
        &[("\"key\"", &message)],
    );
    check("struct S(#[inject(, clone)] A);", &[(",", &message)]);
}

#[test]
fn an_option_of_the_other_place() {
    check(
        "struct S { #[inject(singleton)] a: A, #[inject(bind(dyn A))] b: B }",
        &[
            (
                "singleton",
                "option `singleton` belongs to the struct; \
                 write `#[inject(singleton)]` above the struct instead",
            ),
            (
                "bind",
                "option `bind` belongs to the struct; \
                 write `#[inject(bind(dyn Trait))]` above the struct instead",
            ),
        ],
    );
    check(
        "#[inject(skip, default = a(1, 2))] struct S;",
        &[
            (
                "skip",
                "option `skip` belongs to a field; \
                 write `#[inject(skip)]` above that field instead",
            ),
            (
                "default",
                "option `default` belongs to a field; \
                 write `#[inject(default = expr)]` above that field instead",
            ),
        ],
    );
}

#[test]
fn an_option_twice() {
    let message = |name: &str| format!("duplicate option `{name}`; write it once instead");
    check("#[inject(new, new)] struct S;", &[("new", &message("new"))]);
    check(
        "#[inject(scoped)] #[inject(scoped)] struct S;",
        &[("scoped", &message("scoped"))],
    );
    check(
        "struct S(#[inject(key = A, key = B)] A);",
        &[("key", &message("key"))],
    );
    check(
        "struct S(#[inject(skip)] #[inject(skip)] A);",
        &[("skip", &message("skip"))],
    );
}

#[test]
fn an_option_without_its_value() {
    let message =
        |name: &str, usage: &str| format!("option `{name}` needs a value; write `{usage}` instead");
    check(
        "#[inject(key)] struct S;",
        &[("key", &message("key", "key = Type"))],
    );
    check(
        "#[inject(key =, new)] struct S;",
        &[("key", &message("key", "key = Type"))],
    );
    check(
        "#[inject(constructor)] struct S;",
        &[("constructor", &message("constructor", "constructor = path"))],
    );
    check(
        "struct S(#[inject(default)] A);",
        &[("default", &message("default", "default = expr"))],
    );
    check(
        "struct S(#[inject(value =)] A);",
        &[("value", &message("value", "value = expr"))],
    );
}

#[test]
fn a_value_of_an_option_without() {
    let message = |name: &str| format!("option `{name}` takes no value; write `{name}` instead");
    check(
        "#[inject(external = true, new(a))] struct S;",
        &[("external", &message("external")), ("new", &message("new"))],
    );
    check(
        "struct S(#[inject(clone = true)] A, #[inject(skip())] A);",
        &[("clone", &message("clone")), ("skip", &message("skip"))],
    );
}

#[test]
fn a_wrong_value() {
    let message = |name: &str, usage: &str| {
        format!("wrong value for option `{name}`; write `{usage}` instead")
    };
    check(
        "#[inject(key = \"a\")] struct S;",
        &[("\"a\"", &message("key", "key = Type"))],
    );
    check(
        "#[inject(crate = \"a\")] struct S;",
        &[("\"a\"", &message("crate", "crate = path"))],
    );
    check(
        "#[inject(crate = <A>::b)] struct S;",
        &[("<A>::b", &message("crate", "crate = path"))],
    );
    check(
        "#[inject(constructor = |a, b| S, new)] struct S;",
        &[("|a, b| S", &message("constructor", "constructor = path"))],
    );
    check(
        "struct S(#[inject(value = #)] A);",
        &[("#", &message("value", "value = expr"))],
    );
    check(
        "#[inject(bind(dyn A + dyn B))] struct S;",
        &[("dyn A + dyn B", &message("bind", "bind(dyn Trait)"))],
    );
}

#[test]
fn bind_without_a_list() {
    check(
        "#[inject(bind())] struct S;",
        &[(
            "bind",
            "option `bind` has an empty list; write `bind(dyn Trait)` instead",
        )],
    );
    let message = "option `bind` takes a list in parentheses; write `bind(dyn Trait)` instead";
    check("#[inject(bind)] struct S;", &[("bind", message)]);
    check(
        "#[inject(bind = dyn A, new)] struct S;",
        &[("bind", message)],
    );
}

#[test]
fn a_missing_comma() {
    let message = "missing comma; write `,` between two options instead";
    check("#[inject(scoped new)] struct S;", &[("new", message)]);
    check(
        "struct S(#[inject(key = A clone)] A);",
        &[("clone", message)],
    );
    let message = "unexpected token after an option; write `,` and another option instead";
    check(
        "#[inject(scoped :: new, key = A)] struct S;",
        &[(":", message)],
    );
    let message = "missing comma; write `,` between two items of `bind` instead";
    check(
        "#[inject(bind(dyn A dyn B), new)] struct S;",
        &[("dyn", message)],
    );
}

#[test]
fn an_attribute_of_another_form() {
    let message = |example: &str| {
        format!("`inject` takes its options in parentheses; write `#[inject({example})]` instead")
    };
    check(
        "#[inject] struct S;",
        &[("inject", &message("bind(dyn Trait)"))],
    );
    check(
        "#[inject = \"a\"] struct S;",
        &[("inject = \"a\"", &message("bind(dyn Trait)"))],
    );
    check(
        "struct S(#[inject] A);",
        &[("inject", &message("key = Type"))],
    );
    check(
        "struct S(#[inject { skip }] A);",
        &[("inject { skip }", &message("key = Type"))],
    );
    let message =
        "`inject` names no option; remove it, or write `#[inject(bind(dyn Trait))]` instead";
    check("#[inject()] struct S;", &[("inject()", message)]);
}

#[test]
fn every_mistake_at_once() {
    let input = "
        #[inject(bind(), new = 1)]
        struct S {
            #[inject(key)] a: A,
            #[inject(clone, clone)] b: B,
            #[inject] c: C,
        }";
    check(
        input,
        &[
            (
                "bind",
                "option `bind` has an empty list; write `bind(dyn Trait)` instead",
            ),
            ("new", "option `new` takes no value; write `new` instead"),
            (
                "key",
                "option `key` needs a value; write `key = Type` instead",
            ),
            ("clone", "duplicate option `clone`; write it once instead"),
            (
                "inject",
                "`inject` takes its options in parentheses; write `#[inject(key = Type)]` instead",
            ),
        ],
    );
}
