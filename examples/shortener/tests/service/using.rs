//! Tests that create, follow, count and delete links.

use std::thread;

use serde_json::json;

use crate::program::{Place, header, json_of, text_of};

#[test]
fn links_are_shortened_followed_counted_deleted_and_found_again_after_a_restart() {
    let place = Place::new();
    let service = place.start();

    let made = service.post_json(&json!({"url": "https://example.com/by-json"}));
    assert_eq!(made.status(), 201);
    let made = json_of(made);
    let by_json = made["code"].as_str().unwrap();
    assert_eq!(made["short_url"], service.url(&format!("/{by_json}")));

    let form = [("url", "https://example.com/by-form"), ("code", "by-form")];
    let made = service.post_form(&form);
    assert_eq!(made.status(), 303);
    assert_eq!(header(&made, "location"), "./?made=by-form");

    for _ in 0..3 {
        let followed = service.get("/by-form");
        assert_eq!(followed.status(), 307);
        assert_eq!(header(&followed, "location"), "https://example.com/by-form");
        assert_eq!(header(&followed, "cache-control"), "no-store");
    }
    service.wait_for_clicks("by-form", 3);
    let page = text_of(service.get("/"));
    assert!(page.contains("https://example.com/by-json"), "{page}");

    service.post_json(&json!({"url": "https://example.com/", "code": "short-lived"}));
    assert_eq!(service.get("/short-lived").status(), 307);
    assert_eq!(service.delete("/links/short-lived").status(), 204);
    assert_eq!(service.get("/short-lived").status(), 404);
    service.stop();

    let service = place.start();
    let followed = service.get(&format!("/{by_json}"));
    assert_eq!(header(&followed, "location"), "https://example.com/by-json");
    assert_eq!(service.clicks("by-form"), 3);
    assert_eq!(service.get("/short-lived").status(), 404);
    service.stop();
}

#[test]
fn one_wanted_code_goes_to_one_of_many_who_want_it_at_once() {
    let place = Place::new();
    let service = place.start();
    let order = json!({"url": "https://example.com/", "code": "wanted"});
    let statuses = thread::scope(|scope| {
        let orders: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| service.post_json(&order).status().as_u16()))
            .collect();
        let mut statuses: Vec<_> = orders.into_iter().map(|o| o.join().unwrap()).collect();
        statuses.sort_unstable();
        statuses
    });
    assert_eq!(statuses, [201, 409, 409, 409, 409, 409, 409, 409]);
    service.stop();
}

#[test]
fn a_link_back_to_the_service_is_refused() {
    let place = Place::new();
    let service = place.start();
    let refused = service.post_json(&json!({"url": service.url("/abc")}));
    assert_eq!(refused.status(), 422);
    assert_eq!(json_of(refused)["error"], "own-host");
    service.stop();
}

#[test]
fn the_request_id_is_in_the_answer_and_in_the_log_line_of_the_request() {
    let place = Place::new();
    let service = place.start();
    let made = service.post_json(&json!({"url": "https://example.com/", "code": "abc"}));
    let making = header(&made, "x-request-id").to_owned();
    let followed = service.get("/abc");
    let following = header(&followed, "x-request-id").to_owned();
    assert_ne!(making, following);

    let log = service.stop().log;
    let line_of = |id: &str| log.lines().find(|line| line.contains(id)).unwrap();
    assert!(line_of(&making).contains("created abc"), "{log}");
    assert!(line_of(&following).contains("followed abc"), "{log}");
    assert!(line_of(&following).contains("status=307"), "{log}");
}

#[test]
fn an_error_names_its_request_even_where_nothing_but_errors_is_logged() {
    let place = Place::new();
    let service = place.start_with(&["--log", "error"]);
    place.execute("DROP TABLE links");
    let answer = service.get("/links");
    assert_eq!(answer.status(), 503);
    let log = service.stop().log;
    assert_eq!(log.lines().count(), 1, "{log}");
    assert!(log.contains(header(&answer, "x-request-id")), "{log}");
    assert!(log.contains("no such table"), "{log}");
}
