//! Values of options in parentheses instead of after `=`.

use crate::tests::check;

fn message(name: &str, usage: &str) -> String {
    format!("option `{name}` takes its value after `=`; write `{usage}` instead")
}

#[test]
fn an_option_of_a_component_takes_its_value_after_the_equals_sign() {
    for (option, name, usage) in [
        ("key(Primary)", "key", "key = Primary"),
        ("scoped(Session)", "scoped", "scoped = Session"),
        (
            "constructor(Self::new)",
            "constructor",
            "constructor = Self::new",
        ),
        ("bed(test_bed)", "bed", "bed = test_bed"),
        ("key()", "key", "key = Type"),
        ("scoped()", "scoped", "scoped = Type"),
    ] {
        check(
            &format!("#[inject({option})] struct S;"),
            &[(name, &message(name, usage))],
        );
    }
    check(
        "struct S(#[inject(value(3))] A);",
        &[("value", &message("value", "value = 3"))],
    );
}
