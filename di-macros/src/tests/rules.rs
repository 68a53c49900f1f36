//! The rules between options: the place and the message of each error.

use crate::tests::check;

#[test]
fn only_a_struct_can_be_an_injectable() {
    let remedy = "write `bind::<S>().to(..)` where the container is built instead";
    check(
        "enum S { A }",
        &[(
            "enum",
            &format!("an enum cannot derive `Injectable`; {remedy}"),
        )],
    );
    check(
        "union S { a: u8 }",
        &[(
            "union",
            &format!("a union cannot derive `Injectable`; {remedy}"),
        )],
    );
}

#[test]
fn options_stand_on_the_struct_or_its_fields() {
    let message = "misplaced `#[inject(..)]`; write it above a struct or one of its fields instead";
    check(
        "enum S { #[inject(skip)] A { #[inject] a: u8 }, B(#[inject(key = A)] u8) }",
        &[
            (
                "enum",
                "an enum cannot derive `Injectable`; \
                 write `bind::<S>().to(..)` where the container is built instead",
            ),
            ("#[inject(skip)]", message),
            ("#[inject]", message),
            ("#[inject(key = A)]", message),
        ],
    );
    check(
        "struct S<#[inject(skip)] T>(T);",
        &[("#[inject(skip)]", message)],
    );
}

#[test]
fn an_injectable_owns_its_data() {
    let message = |lifetime: &str| {
        format!(
            "an injectable cannot borrow for `{lifetime}`; \
             use `Arc<str>`, `String` or another owned type instead"
        )
    };
    check(
        "struct S<'a, 'b, T>(&'a str, &'b T);",
        &[("'a", &message("'a")), ("'b", &message("'b"))],
    );
}

#[test]
fn a_component_has_one_lifetime() {
    let message = |first: &str, other: &str| {
        format!("`{first}` and `{other}` exclude each other; write only one of them instead")
    };
    check(
        "#[inject(scoped, singleton)] #[inject(transient)] struct S;",
        &[
            ("singleton", &message("scoped", "singleton")),
            ("transient", &message("scoped", "transient")),
        ],
    );
}

#[test]
fn only_a_singleton_is_eager() {
    for lifetime in ["scoped", "scoped = A", "transient"] {
        let name = lifetime.split(' ').next().unwrap_or_default();
        let message = format!("only a singleton is eager; remove `eager` or `{name}`");
        check(
            &format!("#[inject({lifetime}, eager)] struct S;"),
            &[("eager", &message)],
        );
    }
    check("#[inject(singleton, eager)] struct S;", &[]);
}

#[test]
fn bind_takes_trait_objects() {
    let cases = [
        ("Mailer", "dyn Mailer"),
        ("a::Mailer<u8>", "dyn a::Mailer<u8>"),
        ("Mailer + Send", "dyn Mailer + Send"),
        ("impl Mailer + Send", "dyn Mailer + Send"),
        ("&'static dyn Mailer", "dyn Mailer"),
        ("std::sync::Arc<dyn Repo<User>>", "dyn Repo<User>"),
        ("(Mailer)", "dyn Mailer"),
        ("(A, B)", "dyn Trait"),
    ];
    for (bound, remedy) in cases {
        let message = format!("`bind` takes traits; write `{remedy}` instead");
        check(
            &format!("#[inject(bind(dyn A, {bound}))] struct S;"),
            &[(bound, &message)],
        );
    }
}

#[test]
fn a_trait_is_bound_once() {
    check(
        "#[inject(bind(dyn A, dyn a::B<u8>))] #[inject(bind(dyn a::B<u8>, (dyn A)))] struct S;",
        &[
            (
                "dyn a::B<u8>",
                "`dyn a::B<u8>` is bound twice; write it once instead",
            ),
            ("(dyn A)", "`dyn A` is bound twice; write it once instead"),
        ],
    );
}

#[test]
fn a_field_has_a_size() {
    let message =
        "a field cannot hold a trait object without a pointer; write `Arc<dyn A + Send>` instead";
    check(
        "struct S { a: (dyn A + Send), b: Arc<dyn B> }",
        &[("(dyn A + Send)", message)],
    );
}

#[test]
fn a_trait_object_is_spelt_with_dyn() {
    let message =
        |object: &str| format!("a trait object is spelt with `dyn`; write `{object}` instead");
    check(
        "struct S { a: Arc<A + Send>, b: Option<Vec<Arc<B +>>>, c: (Lazy<C + Sync>, &[D + Send]), d: Arc<dyn E + Send> }",
        &[
            ("A + Send", &message("dyn A + Send")),
            ("B +", &message("dyn B")),
            ("C + Sync", &message("dyn C + Sync")),
        ],
    );
}

#[test]
fn an_element_has_a_size() {
    let message = |holder: &str, remedy: &str| {
        format!("`{holder}` cannot hold a trait object without a pointer; write `{remedy}` instead")
    };
    check(
        "struct S {
            a: std::vec::Vec<dyn A + Send>, b: Option<(dyn B)>, c: HashMap<K, dyn C, H>, d: BTreeMap<K, dyn D>,
            e: Vec<Arc<dyn E>>, f: Box<dyn F>, g: HashMap<K, Lazy<dyn G>>, h: Cell<dyn H>, i: Vec<I>,
        }",
        &[
            (
                "std::vec::Vec<dyn A + Send>",
                &message("Vec", "std::vec::Vec<Arc<dyn A + Send>>"),
            ),
            ("Option<(dyn B)>", &message("Option", "Option<Arc<dyn B>>")),
            (
                "HashMap<K, dyn C, H>",
                &message("HashMap", "HashMap<K, Arc<dyn C>, H>"),
            ),
            (
                "BTreeMap<K, dyn D>",
                &message("BTreeMap", "BTreeMap<K, Arc<dyn D>>"),
            ),
        ],
    );
}

#[test]
fn field_options_exclude_each_other() {
    let message = |first: &str, other: &str| {
        format!("`{first}` and `{other}` exclude each other; write only one of them instead")
    };
    for option in ["key = K", "clone", "default = 1", "value = 1"] {
        let name = option.split(' ').next().unwrap_or_default();
        check(
            &format!("struct S(#[inject({option}, skip)] A);"),
            &[(name, &message("skip", name))],
        );
    }
    for option in ["key = K", "clone", "default = 1"] {
        let name = option.split(' ').next().unwrap_or_default();
        check(
            &format!("struct S(#[inject(value = 1, {option})] A);"),
            &[(name, &message("value", name))],
        );
    }
    for option in ["key = K", "clone", "default = 1", "value = 1", "skip"] {
        let name = option.split(' ').next().unwrap_or_default();
        check(
            &format!("struct S(#[inject(arg, {option})] A);"),
            &[(name, &message("arg", name))],
        );
    }
    check("struct S(#[inject(key = K, clone, default = 1)] A);", &[]);
}

#[test]
fn a_default_is_of_a_dependency() {
    let message = "`default` is for a dependency that may be absent, and `u16` is not a dependency; \
        write `value = 1 + 2` instead";
    check(
        "struct S(#[inject(default = 1 + 2)] u16);",
        &[("default", message)],
    );
    check("struct S(#[inject(default = 1)] Port);", &[]);
    check("struct S(#[inject(clone, default = 1)] u16);", &[]);
}

#[test]
fn a_factory_has_no_binding() {
    let message = |option: &str| {
        format!(
            "`{option}` and `arg` exclude each other, as a factory constructs the struct; \
             write only one of them instead"
        )
    };
    for option in [
        "singleton",
        "scoped",
        "transient",
        "eager",
        "key = K",
        "bind(dyn A)",
    ] {
        let name = option.split([' ', '(']).next().unwrap_or_default();
        check(
            &format!("#[inject({option}, new)] struct S(#[inject(arg)] A);"),
            &[(name, &message(name))],
        );
    }
}

#[test]
fn a_constructor_makes_the_whole() {
    let message = |option: &str| {
        format!(
            "`{option}` has no effect with `constructor`; \
             set the field in that function instead"
        )
    };
    for option in [
        "key = K",
        "clone",
        "default = 1",
        "value = 1",
        "skip",
        "arg",
    ] {
        let name = option.split(' ').next().unwrap_or_default();
        check(
            &format!("#[inject(constructor = f)] struct S(#[inject({option})] A);"),
            &[(name, &message(name))],
        );
    }
    check(
        "#[inject(constructor = Self::make::<u8>, new)] struct S(A);",
        &[(
            "new",
            "`constructor` and `new` exclude each other; call `Self::make::<u8>` instead",
        )],
    );
}

#[test]
fn a_function_with_more_parameters_than_clippy_allows_is_allowed() {
    for (count, expected) in [(6, 0), (7, 3)] {
        let fields = (0..count).map(|n| format!("#[inject(arg)] f{n}: u8"));
        let fields = fields.collect::<Vec<_>>().join(", ");
        let input = format!("struct S {{ {fields} }}");
        let written = crate::injectable::derive(input.parse().expect("tokens")).to_string();
        // With the receiver, `create` has one more parameter, and so have the two functions that it calls.
        assert_eq!(
            written.matches("too_many_arguments").count(),
            expected,
            "{count}"
        );
    }
}
