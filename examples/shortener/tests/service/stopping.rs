//! The service stops on a signal, and loses no data.

use std::{
    io::{Read, Write},
    net::TcpStream,
    thread,
    time::Instant,
};

use serde_json::json;

use crate::program::{DEADLINE, Place, Running};

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
fn links_survive_even_a_kill() {
    let place = Place::new();
    let service = place.start();
    service.post_json(&json!({"url": "https://example.com/", "code": "abc"}));
    service.get("/abc");
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
fn a_client_that_never_finishes_does_not_keep_it_from_stopping() {
    let service = Place::new().start();
    let _stuck = begin_post(&service, 100);
    service.signal("INT");
    wait_until_refusing(&service);
    service.signal("INT");
    let end = service.end();
    assert_eq!(end.status.code(), Some(0), "{}", end.log);
    assert!(end.log.contains("before every request was finished"));
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
    let end = service.stop();
    assert!(!end.log.contains("before every request"), "{}", end.log);
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
    let begun = Instant::now();
    while TcpStream::connect(service.socket_address()).is_ok() {
        assert!(begun.elapsed() < DEADLINE, "the service goes on listening");
        thread::yield_now();
    }
}
