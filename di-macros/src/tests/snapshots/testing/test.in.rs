#[test]
#[should_panic]
fn a_plain_test() -> Result<(), String> {
    Ok(())
}
