//! Measures the instructions of a request: with services in the state of the router, and with wirework.
//!
//! `cargo run --release` prints both, and fails if wirework costs more than the limit. It needs valgrind.

mod apps;

use std::env;
use std::process::{Command, ExitCode};

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use tower::ServiceExt;

/// The numbers of requests whose difference is measured, so that the start of the process does not count.
const FEW: u64 = 100;
const MANY: u64 = 1_100;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [] => compare(),
        [subject, requests] => {
            let requests = requests.parse().unwrap_or(0);
            serve(&apps::router(subject), requests);
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("usage: cargo run --release");
            ExitCode::FAILURE
        }
    }
}

/// Serves a number of requests.
fn serve(router: &Router, requests: u64) {
    for _ in 0..requests {
        let request = Request::get("/")
            .body(Body::empty())
            .expect("a valid request");
        let answer = futures_executor::block_on(router.clone().oneshot(request));
        let answer = answer.unwrap_or_else(|never| match never {});
        assert!(answer.status().is_success());
    }
}

fn compare() -> ExitCode {
    let mut by_hand = 0;
    let mut is_within = true;
    for (subject, limit) in apps::SUBJECTS {
        let cost = (instructions(subject, MANY) - instructions(subject, FEW)) / (MANY - FEW);
        if subject.starts_with(apps::BY_HAND) {
            by_hand = cost;
        }
        let per_cent = cost * 100 / by_hand.max(1);
        println!("{subject:<28} {cost:>7} instructions  {per_cent:>4} %");
        is_within &= per_cent <= limit;
    }
    if is_within {
        ExitCode::SUCCESS
    } else {
        eprintln!("a request costs more than its limit");
        ExitCode::FAILURE
    }
}

/// Returns the instructions of a process that serves a number of requests.
fn instructions(subject: &str, requests: u64) -> u64 {
    let own = env::current_exe().expect("the path of this program");
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(own)
        .args([subject, &requests.to_string()])
        .output()
        .expect("valgrind runs");
    let text = String::from_utf8_lossy(&output.stderr);
    let collected = text
        .lines()
        .find_map(|line| line.split_once("Collected : "));
    let (_, count) = collected.unwrap_or_else(|| panic!("valgrind says nothing: {text}"));
    count.trim().parse().expect("a number of instructions")
}
