//! Tests of flags and environment variables, and of the errors for wrong values.

use std::{net::TcpListener, process::Command};

use serde_json::json;

use crate::program::{Place, Running, command, json_of, text_of};

/// Runs the program, asserts that it ends with an error, and returns its message.
#[track_caller]
fn complaint(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.stdout, b"", "{said}");
    assert!(matches!(output.status.code(), Some(1 | 2)), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

#[track_caller]
fn assert_says(command: &mut Command, words: &[&str]) {
    let said = complaint(command);
    for word in words {
        assert!(said.contains(word), "{word:?} is not in: {said}");
    }
}

#[test]
fn the_help_names_each_flag_and_its_variable() {
    let help = command().arg("--help").output().unwrap();
    assert!(help.status.success());
    let help = String::from_utf8(help.stdout).unwrap();
    for name in ["host", "port", "database", "base-url", "log"] {
        let variable = format!("SHORTENER_{}", name.to_uppercase().replace('-', "_"));
        assert!(help.contains(&format!("--{name}")), "{help}");
        assert!(help.contains(&variable), "{help}");
    }
}

#[test]
fn the_environment_sets_what_no_flag_sets() {
    let place = Place::new();
    let mut command = command();
    command
        .env("SHORTENER_PORT", "0")
        .env("SHORTENER_DATABASE", place.database())
        .env("SHORTENER_BASE_URL", "https://environment.example/")
        .args(["--base-url", "https://sho.rt/s"]);
    let service = Running::start(&mut command);
    assert!(service.address().starts_with("http://127.0.0.1:"));
    let made = service.post_json(&json!({"url": "https://example.com/", "code": "abc"}));
    assert_eq!(json_of(made)["short_url"], "https://sho.rt/s/abc");
    assert!(text_of(service.get("/")).contains("https://sho.rt/s/abc"));
    service.stop();
    assert!(place.database().is_file());
}

#[test]
fn the_database_is_in_the_working_directory_by_default() {
    let place = Place::new();
    let mut command = command();
    let service = Running::start(command.args(["--port", "0"]).current_dir(place.path()));
    service.stop();
    assert!(place.path().join("shortener.db").is_file());
}

#[test]
fn a_port_out_of_range_is_named() {
    let words = ["70000", "--port", "0..=65535"];
    assert_says(command().args(["--port", "70000"]), &words);
    assert_says(command().env("SHORTENER_PORT", "70000"), &words);
}

#[test]
fn a_bad_base_url_is_named_with_the_reason() {
    for (url, reason) in [
        ("sho.rt", "not a URL"),
        ("ftp://sho.rt/", "http or https"),
        ("https://sho.rt/?a=b", "query"),
    ] {
        let words = [url, "--base-url", reason];
        assert_says(command().args(["--base-url", url]), &words);
    }
}

#[test]
fn a_directory_that_does_not_exist_is_named() {
    let place = Place::new();
    let missing = place.path().join("no/such");
    let words = ["no directory", missing.to_str().unwrap()];
    let database = missing.join("links.db");
    assert_says(command().arg("--database").arg(database), &words);
}

#[test]
fn a_file_that_is_no_database_is_named_and_left_as_it_is() {
    let place = Place::new();
    let notes = "no database at all\n".repeat(100);
    std::fs::write(place.database(), &notes).unwrap();
    let words = [
        "the constructor of `Pool<Sqlite>` keyed `Writer`",
        "links.db is not an SQLite database",
    ];
    assert_says(command().arg("--database").arg(place.database()), &words);
    assert_eq!(std::fs::read_to_string(place.database()).unwrap(), notes);
}

#[test]
fn a_database_of_another_program_is_named_with_what_was_closed_again() {
    let place = Place::new();
    place.create("CREATE TABLE links (name TEXT)");
    let said = complaint(&mut place.command());
    for words in [
        "the `start` hook of `Pool<Sqlite>` keyed `Writer`",
        "cannot set up the tables in the database",
        "links.db: ",
        "table links already exists",
        "rolled back closed 3 of 3 components",
        "stopped    `Pool<Sqlite>` keyed `Readers`",
    ] {
        assert!(said.contains(words), "{words:?} is not in: {said}");
    }
    assert!(!place.path().join("links.db-wal").exists());
}

#[test]
fn a_port_in_use_is_named_and_nothing_stays_open() {
    let place = Place::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let port = address.port().to_string();
    let mut command = command();
    command.args(["--port", &port, "--database"]);
    let words = [&address.to_string(), "in use", "`Listener`"];
    assert_says(command.arg(place.database()), &words);
    assert!(!place.path().join("links.db-wal").exists());
}

#[test]
fn an_address_of_another_machine_is_named() {
    let place = Place::new();
    let mut command = command();
    command.args(["--host", "8.8.8.8", "--port", "0", "--database"]);
    let words = ["cannot listen on 8.8.8.8:0"];
    assert_says(command.arg(place.database()), &words);
}
