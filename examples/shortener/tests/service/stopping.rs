//! The service stops on a signal, and loses no data.

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::atomic::{AtomicU64, Ordering::SeqCst},
    thread,
    time::Instant,
};

use serde_json::json;

use crate::program::{DEADLINE, Place, Running, agent};

#[test]
fn sigterm_stops_it_as_ctrl_c_does() {
    let service = Place::new().start();
    service.signal("TERM");
    let end = service.end();
    assert_eq!(end.status.code(), Some(0), "{}", end.log);
    assert_eq!(end.out, "", "standard output has the address alone");
}

#[test]
fn what_was_answered_before_the_end_is_in_one_file_after_it() {
    let place = Place::new();
    let service = place.start();
    service.post_json(&json!({"url": "https://example.com/", "code": "abc"}));
    service.stop();
    let files = std::fs::read_dir(place.path()).unwrap();
    let files: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
    assert_eq!(files, ["links.db"], "the write-ahead log is folded in");
}

#[test]
fn no_click_is_lost_when_it_is_stopped_under_load() {
    const VISITORS: usize = 8;
    const BEFORE_THE_SIGNAL: u64 = 400;
    let place = Place::new();
    let service = place.start();
    service.post_json(&json!({"url": "https://example.com/", "code": "popular"}));
    let answered = AtomicU64::new(0);
    thread::scope(|scope| {
        for _ in 0..VISITORS {
            scope.spawn(|| follow_until_it_stops(&service, &answered));
        }
        wait_until("enough visits", || {
            answered.load(SeqCst) >= BEFORE_THE_SIGNAL
        });
        service.signal("TERM");
    });
    let end = service.end();
    assert_eq!(end.status.code(), Some(0), "{}", end.log);
    let answered = answered.load(SeqCst);
    assert!(answered >= BEFORE_THE_SIGNAL);

    let service = place.start();
    assert_eq!(service.clicks("popular"), answered);
    service.stop();
}

#[test]
fn links_and_counted_clicks_survive_even_a_kill() {
    let place = Place::new();
    let service = place.start();
    service.post_json(&json!({"url": "https://example.com/", "code": "abc"}));
    service.get("/abc");
    service.wait_for_clicks("abc", 1);
    service.signal("KILL");
    service.end();
    let service = place.start();
    assert_eq!(service.clicks("abc"), 1);
    service.stop();
}

#[test]
fn a_request_under_way_is_finished_before_the_end() {
    let place = Place::new();
    let service = place.start();
    let body = r#"{"url": "https://example.com/", "code": "late"}"#;
    let mut connection = begin_post(&service, body.len());
    service.signal("INT");
    wait_until_refusing(&service);
    connection.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    let end = service.end();
    assert_eq!(end.status.code(), Some(0), "{}", end.log);

    let service = place.start();
    assert_eq!(service.get("/late").status(), 307);
    service.stop();
}

#[test]
fn a_second_signal_stops_it_at_once_and_the_exit_code_tells() {
    let service = Place::new().start();
    let _stuck = begin_post(&service, 100);
    service.signal("TERM");
    wait_until_refusing(&service);
    service.signal("TERM");
    let end = service.end();
    assert_eq!(end.status.code(), Some(1), "{}", end.log);
    let cancelled = "the server was cancelled by a second signal";
    assert!(end.log.contains(cancelled), "{}", end.log);
}

#[test]
fn a_request_that_never_ends_delays_the_end_for_five_seconds() {
    let place = Place::new();
    let service = place.start();
    service.post_json(&json!({"url": "https://example.com/", "code": "abc"}));
    assert_eq!(service.get("/abc").status(), 307);
    let _stuck = begin_post(&service, 100);
    service.signal("TERM");
    let end = service.end();
    assert_eq!(end.status.code(), Some(1), "{}", end.log);
    let too_late =
        "closed 3 of 4 components in 5.0s, 1 failed, first the server did not end within 5s";
    assert!(end.log.contains(too_late), "{}", end.log);

    let service = place.start();
    assert_eq!(service.clicks("abc"), 1);
    service.stop();
}

#[test]
fn the_exit_code_tells_even_when_nobody_reads_the_log() {
    let service = Place::new().start_unheard();
    let _stuck = begin_post(&service, 100);
    service.signal("TERM");
    wait_until_refusing(&service);
    service.signal("TERM");
    assert_eq!(service.end().status.code(), Some(1));
}

#[test]
fn connections_without_a_request_do_not_delay_the_end() {
    let service = Place::new().start();
    let mut kept_alive = TcpStream::connect(service.socket_address()).unwrap();
    kept_alive
        .write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n")
        .unwrap();
    kept_alive.read_exact(&mut [0; 12]).unwrap();
    let _silent = TcpStream::connect(service.socket_address()).unwrap();
    service.stop();
}

#[test]
fn it_serves_on_when_nobody_reads_its_output_any_more() {
    let place = Place::new();
    let service = place.start_unheard();
    service.post_json(&json!({"url": "https://example.com/", "code": "abc"}));
    assert_eq!(service.get("/abc").status(), 307);
    service.stop();
}

/// Sends the head of an order, and waits until the service requests its body.
fn begin_post(service: &Running, length: usize) -> TcpStream {
    let mut connection = TcpStream::connect(service.socket_address()).unwrap();
    let head = format!(
        "POST /links HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n\
         content-length: {length}\r\nexpect: 100-continue\r\n\r\n"
    );
    connection.write_all(head.as_bytes()).unwrap();
    let mut go_on = [0; 25];
    connection.read_exact(&mut go_on).unwrap();
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    connection
}

/// Waits until the service closes its listener, which is the first step of a stop. Only polling can detect that.
fn wait_until_refusing(service: &Running) {
    let address = service.socket_address();
    wait_until("a closed listener", || TcpStream::connect(address).is_err());
}

/// Follows the link `popular`, and counts the redirects, until the service does not answer any more.
fn follow_until_it_stops(service: &Running, answered: &AtomicU64) {
    let (agent, url) = (agent(), service.url("/popular"));
    while let Ok(answer) = agent.get(&url).call() {
        assert_eq!(answer.status(), 307);
        answered.fetch_add(1, SeqCst);
    }
}

fn wait_until(what: &str, is_met: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_met() {
        assert!(begun.elapsed() < DEADLINE, "there was never {what}");
        thread::yield_now();
    }
}
