#[should_panic]
#[::core::prelude::v1::test]
pub fn an_async_test() {
    async fn an_async_test() {
        work().await;
    }
    di::__private::testing::run_to_panic(
        &di::__private::testing::Runner {
            in_task: || ::tokio::task::try_id().is_some(),
            allow_task_panics: true,
            expects_panic: true,
            expects_text: false,
        },
        |__worker| {
            let __runtime = ::tokio::runtime::Builder::new_multi_thread()
                .worker_threads(4)
                .enable_all()
                .on_thread_start(move || __worker.enter())
                .build();
            let __runtime = match __runtime {
                ::core::result::Result::Ok(__runtime) => __runtime,
                ::core::result::Result::Err(__error) => {
                    di::__private::testing::no_runtime(&__error)
                }
            };
            let __outcome = ::std::panic::catch_unwind(
                ::std::panic::AssertUnwindSafe(|| __runtime.block_on(an_async_test())),
            );
            __runtime.shutdown_timeout(::core::time::Duration::from_secs(1));
            match __outcome {
                ::core::result::Result::Ok(__outcome) => __outcome,
                ::core::result::Result::Err(__panic) => {
                    ::std::panic::resume_unwind(__panic)
                }
            }
        },
    )
}
