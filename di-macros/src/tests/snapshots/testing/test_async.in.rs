#[test(multi_thread, worker_threads = 4, allow_task_panics, crate = di)]
#[should_panic]
pub async fn an_async_test() {
    work().await;
}
