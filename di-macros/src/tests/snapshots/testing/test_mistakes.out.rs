#[allow(unused)]
fn wrong(number: u8) {}
::core::compile_error! {
    "a test takes no parameters; construct its values in the body, or write `#[rstest::rstest]` above instead"
}
::core::compile_error! {
    "option `multi_thread` configures the runtime, which a test without `async` does not have; write `async fn`, or remove it instead"
}
