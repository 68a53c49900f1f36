#[allow(unused)]
fn wrong(number: u8) {}
::core::compile_error! {
    "a test takes no parameters; make what it needs in its body, or write `#[rstest::rstest]` above instead"
}
::core::compile_error! {
    "option `multi_thread` is one of the runtime, which a test without `async` has not; write `async fn`, or remove it instead"
}
