//! The options that rename generated items.

use crate::tests::check;

#[test]
fn both_names_are_read() {
    check("#[inject(bed = test_bed)] struct S;", &[]);
    check("#[inject(bed = r#try, constructor = make)] struct S;", &[]);
    check(
        "#[inject(bed = bed_of, factory = Orders)] struct S(#[inject(arg)] u8);",
        &[],
    );
}

#[test]
fn a_name_is_an_identifier() {
    let message = |usage: &str, option: &str| {
        format!("wrong value for option `{option}`; write `{usage}` instead")
    };
    let bed = message("bed = name", "bed");
    check("#[inject(bed = 3)] struct S;", &[("3", &bed)]);
    check("#[inject(bed = fn)] struct S;", &[("fn", &bed)]);
    let factory = message("factory = Name", "factory");
    check(
        "#[inject(factory = \"Orders\")] struct S(#[inject(arg)] u8);",
        &[("\"Orders\"", &factory)],
    );
    check(
        "#[inject(bed, factory)] struct S(#[inject(arg)] u8);",
        &[
            (
                "bed",
                "option `bed` needs a value; write `bed = name` instead",
            ),
            (
                "factory",
                "option `factory` needs a value; write `factory = Name` instead",
            ),
        ],
    );
}

#[test]
fn a_name_is_given_once() {
    check(
        "#[inject(bed = a, bed = b)] struct S;",
        &[("bed", "duplicate option `bed`; write it once instead")],
    );
}

#[test]
fn a_name_is_an_option_of_the_struct() {
    check(
        "struct S { #[inject(bed = a)] a: A }",
        &[(
            "bed",
            "option `bed` belongs to the struct; write `#[inject(bed = name)]` above the struct instead",
        )],
    );
}

#[test]
fn a_factory_is_of_arguments() {
    check(
        "#[inject(factory = Orders)] struct S(A);",
        &[(
            "factory",
            "`factory` names the generated factory of a struct with `arg` fields, and this struct has none; \
             write `constructor = path` for a function that constructs the struct instead",
        )],
    );
}
