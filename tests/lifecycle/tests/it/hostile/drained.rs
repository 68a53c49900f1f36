//! The tasks of a container that is dropped without a stop.

use std::sync::{Arc, OnceLock, mpsc};
use std::time::Duration;

use wirework::{Container, ScopeFactory, Shutdown, bind};

struct Worker;

#[tokio::test]
async fn a_task_that_opens_scopes_is_told_at_once_to_end_if_its_container_is_dropped() {
    let told: Arc<OnceLock<Shutdown>> = Arc::default();
    let inside = Arc::clone(&told);
    let run = move |_: Arc<Worker>, shutdown: Shutdown| {
        inside.set(shutdown.clone()).unwrap();
        shutdown.requested()
    };
    // A dependant drains first, and takes long.
    let slow = async |_: Arc<u8>, shutdown: Shutdown| {
        shutdown.requested().await;
        std::future::pending::<()>().await;
    };
    let container = Container::builder()
        .add(bind::<Worker>().to(|_: ScopeFactory| Worker).on_run(run))
        .add(bind::<u8>().to(|_: Arc<Worker>| 1).on_run(slow))
        .start()
        .await
        .unwrap();
    tokio::task::yield_now().await;
    drop(container);
    assert!(told.get().unwrap().is_requested());
}

#[tokio::test(start_paused = true)]
async fn the_tasks_of_a_container_that_is_dropped_end_before_those_of_their_dependencies() {
    let (sender, ended) = mpsc::channel();
    let of_producer = sender.clone();
    let queue = move |_: Arc<u8>, shutdown: Shutdown| {
        let sender = sender.clone();
        async move {
            shutdown.requested().await;
            sender.send("queue").unwrap();
        }
    };
    let producer = move |_: Arc<Worker>, shutdown: Shutdown| {
        let sender = of_producer.clone();
        async move {
            shutdown.requested().await;
            tokio::time::sleep(Duration::from_secs(1)).await;
            sender.send("producer").unwrap();
        }
    };
    let container = Container::builder()
        .add(bind::<u8>().to(|| 1_u8).on_run(queue))
        .add(bind::<Worker>().to(|_: Arc<u8>| Worker).on_run(producer))
        .start()
        .await
        .unwrap();
    tokio::task::yield_now().await;
    drop(container);
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(ended.try_iter().collect::<Vec<_>>(), ["producer", "queue"]);
}
