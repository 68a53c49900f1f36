//! The service answers to a load balancer.

use crate::program::{Place, text_of};

#[test]
fn a_service_is_ready_and_healthy() {
    let place = Place::new();
    let service = place.start();
    let ready = service.get("/ready");
    assert_eq!(
        (ready.status().as_u16(), &*text_of(ready)),
        (200, "ready\n")
    );
    let health = service.get("/health");
    assert_eq!(health.status(), 200);
    assert_eq!(text_of(health), "healthy\n");
    service.stop();
}

#[test]
fn a_service_whose_database_is_broken_is_not_healthy() {
    let place = Place::new();
    let service = place.start();
    place.execute("DROP TABLE links");
    let health = service.get("/health");
    assert_eq!(health.status(), 503);
    assert_eq!(text_of(health), "not healthy\n");
    assert_eq!(service.get("/ready").status(), 200);
    let log = service.stop().log;
    assert!(log.contains("SqliteStore: unhealthy: "), "{log}");
    assert!(log.contains("no such table: links"), "{log}");
}
