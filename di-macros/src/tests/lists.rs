//! Lists in options, and paths of crates: the place and the message of each error.

use crate::tests::check;

#[test]
fn an_empty_item_of_a_list_is_reported_at_its_comma() {
    check(
        "#[inject(bind(dyn Mailer, , dyn Audit))] struct Smtp;",
        &[(
            ",",
            "wrong value for option `bind`; write `bind(dyn Trait)` instead",
        )],
    );
}

#[test]
fn a_missing_comma_in_a_list_is_one_error() {
    check(
        "#[inject(bind(dyn Mailer dyn Audit, dyn Log))] struct Smtp;",
        &[(
            "dyn",
            "missing comma; write `,` between two items of `bind` instead",
        )],
    );
}

#[test]
fn a_crate_that_is_none() {
    for path in ["Self", "Self::LIMIT", "other::<u8>"] {
        check(
            &format!("#[inject(crate = {path})] struct S;"),
            &[(
                path,
                "this is no path of a crate; write `crate = path` instead",
            )],
        );
    }
}
