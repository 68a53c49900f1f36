//! Values of the options of an entry in parentheses instead of after `=`.

use crate::tests::modules::check;

#[test]
fn an_option_of_an_entry_takes_its_value_after_the_equals_sign() {
    for (options, name, usage) in [
        ("scoped(Session)", "scoped", "scoped = Session"),
        ("key(Primary)", "key", "key = Primary"),
        ("eager, entry(3)", "entry", "entry = 3"),
    ] {
        let message = format!("option `{name}` takes its value after `=`; write `{usage}` instead");
        check(
            &format!("#[module(components(A: {options}))] struct S;"),
            &[(name, &message)],
        );
    }
    for option in ["singleton", "transient", "eager"] {
        let message = format!("option `{option}` takes no value; write `{option}` instead");
        for given in ["(A)", " = A"] {
            check(
                &format!("#[module(components(A: {option}{given}))] struct S;"),
                &[(option, &message)],
            );
        }
    }
}
