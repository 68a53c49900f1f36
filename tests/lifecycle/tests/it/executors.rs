//! The same on each executor.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use wirework::{Container, ContainerBuilder, Runtime, Shutdown, bind};

use crate::support::{Log, Top, diamond, scoped_diamond, yields};

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

/// The runtime of smol, as an application writes it.
struct Smol;

impl Runtime for Smol {
    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()> + Send>>) {
        smol::spawn(task).detach();
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(async move {
            smol::Timer::after(time).await;
        })
    }
}

/// A value with all hooks, and the number of hooks that have ended.
struct Server(Arc<AtomicUsize>);

async fn end(server: Arc<Server>) {
    yields(2).await;
    server.0.fetch_add(1, SeqCst);
}

async fn serve(server: Arc<Server>, shutdown: Shutdown) {
    shutdown.requested().await;
    end(server).await;
}

/// Starts, runs and stops a server, and a transaction of a scope.
async fn live(builder: ContainerBuilder, has_task: bool) {
    let ended: Arc<AtomicUsize> = Arc::default();
    let of_server = Arc::clone(&ended);
    let server = bind::<Server>().to_async(move || {
        let ended = Arc::clone(&of_server);
        async move {
            yields(2).await;
            Server(ended)
        }
    });
    let server = server.on_start(end).on_stop(end);
    let server = if has_task {
        server.on_run(serve)
    } else {
        server
    };
    let of_scope = Arc::clone(&ended);
    let scoped = bind::<u8>()
        .to(|| 1_u8)
        .scoped()
        .on_stop(move |_: Arc<u8>| {
            let ended = Arc::clone(&of_scope);
            async move {
                ended.fetch_add(1, SeqCst);
            }
        });
    let container = builder.add(server).add(scoped).start().await.unwrap();
    container.scope().open().unwrap().resolve::<u8>().unwrap();
    let exit = container.run_until(yields(3)).await;
    assert!(exit.is_success(), "{exit:?}");
    assert_eq!(ended.load(SeqCst), if has_task { 4 } else { 3 });
}

#[test]
fn a_life_on_futures_without_a_runtime() {
    futures_executor::block_on(live(Container::builder(), false));
}

#[test]
fn a_life_on_smol() {
    smol::block_on(live(Container::builder().runtime(Smol), true));
}

#[tokio::test]
async fn a_life_on_tokio_on_one_thread() {
    live(Container::builder(), true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_life_on_tokio_on_several_threads() {
    for _ in 0..100 {
        tokio::spawn(live(Container::builder(), true))
            .await
            .unwrap();
    }
}
