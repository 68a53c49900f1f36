//! The same on each executor.

use std::sync::Arc;

use crate::support::{Log, Top, diamond, scoped_diamond};

async fn start_and_resolve() {
    let log: Arc<Log> = Arc::default();
    let container = diamond(&log).start().await.unwrap();
    container.resolve::<Top>().unwrap();
    assert_eq!(log.done().len(), 4);
    let container = scoped_diamond(&log).start().await.unwrap();
    let scope = container.scope().open().unwrap();
    scope.resolve_async::<Top>().await.unwrap();
    assert_eq!(log.done().len(), 8);
}

#[test]
fn futures() {
    futures_executor::block_on(start_and_resolve());
}

#[test]
fn smol() {
    smol::block_on(start_and_resolve());
}

#[tokio::test]
async fn tokio_on_one_thread() {
    start_and_resolve().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tokio_on_several_threads() {
    tokio::spawn(start_and_resolve()).await.unwrap();
    for _ in 0..100 {
        let log: Arc<Log> = Arc::default();
        let container = scoped_diamond(&log).start().await.unwrap();
        let scope = container.scope().open().unwrap();
        let callers: Vec<_> = (0..8)
            .map(|_| {
                let scope = scope.clone();
                tokio::spawn(async move { scope.resolve_async::<Top>().await.map(drop) })
            })
            .collect();
        callers[0].abort();
        callers[3].abort();
        for caller in callers {
            if let Ok(resolved) = caller.await {
                resolved.unwrap();
            }
        }
        assert_eq!(log.done().len(), 4);
    }
}
