#[should_panic]
#[::core::prelude::v1::test]
fn a_plain_test() -> Result<(), String> {
    fn a_plain_test() -> Result<(), String> {
        Ok(())
    }
    ::wirework::__private::testing::run(
        &::wirework::__private::testing::Runner {
            in_task: || false,
            allow_task_panics: false,
            expects_panic: true,
            expects_text: false,
        },
        |_| a_plain_test(),
    )
}
