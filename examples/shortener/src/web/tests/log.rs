//! The line of each request in the log.

use std::{
    future::poll_fn,
    io::{self, Write},
    pin::pin,
    sync::Mutex,
};

use tracing::subscriber::DefaultGuard;

use super::*;

/// The log of one test.
struct Log {
    lines: Lines,
    _installed: DefaultGuard,
}

/// The text of a log.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// Collects the log of this thread.
    fn collect() -> Self {
        let lines = Lines::default();
        let writer = lines.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .finish();
        Self {
            lines,
            _installed: tracing::subscriber::set_default(subscriber),
        }
    }

    fn text(&self) -> String {
        String::from_utf8(self.lines.0.lock().unwrap().clone()).unwrap()
    }

    /// Waits until a line contains these words.
    async fn line(&self, words: &str) -> String {
        loop {
            let text = self.text();
            if let Some(line) = text.lines().find(|line| line.contains(words)) {
                return line.to_owned();
            }
            tokio::task::yield_now().await;
        }
    }
}

#[track_caller]
fn assert_contains(line: &str, words: &[&str]) {
    for word in words {
        assert!(line.contains(word), "{word:?} is not in: {line}");
    }
}

#[wirework::test]
async fn a_request_is_logged_with_its_name_its_deeds_its_status_and_its_outcome() {
    let service = service();
    service.keep("abc", "https://example.com/").await;
    let log = Log::collect();
    let followed = service.get("/abc").await;
    let line = log.line("followed abc").await;
    let id = followed.header("x-request-id");
    assert_contains(
        &line,
        &[id, "path=\"/abc\"", "status=307", "outcome=Success"],
    );

    let missing = service.get("/nope").await;
    let line = log.line("/nope").await;
    let id = missing.header("x-request-id");
    assert_contains(
        &line,
        &[id, "done in 0 ms", "status=404", "outcome=Failure"],
    );
}

#[wirework::test]
async fn a_request_whose_client_is_gone_is_logged_too() {
    let service = service();
    service.keep("abc", "https://example.com/").await;
    let log = Log::collect();
    let gate = service.store.hold_next_read();
    {
        let mut answer = pin!(service.get("/abc"));
        let mut entered = pin!(gate.entered());
        poll_fn(|context| {
            assert!(answer.as_mut().poll(context).is_pending());
            entered.as_mut().poll(context)
        })
        .await;
        // The connection of the client ends here.
    }
    let line = log.line("outcome=").await;
    assert_contains(
        &line,
        &["GET", "path=\"/abc\"", "done in 0 ms", "outcome=Cancelled"],
    );
    assert!(!line.contains("status="), "{line}");
}

#[wirework::test]
async fn a_check_of_a_load_balancer_is_not_logged() {
    let mut graph = TestGraph::of(production());
    let app = router(&mut graph);
    let log = Log::collect();
    send(&app, get("/ready")).await;
    assert_eq!(log.text(), "");
}
