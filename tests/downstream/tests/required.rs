//! A module whose importer supplies all of its many requirements.

use std::sync::Arc;

use wirework::{Container, Injectable, Module};

#[derive(Injectable)]
struct Pool;

#[derive(Injectable)]
struct Cache;

#[derive(Injectable)]
struct Queue;

#[derive(Injectable)]
struct Report {
    pool: Arc<Pool>,
    cache: Arc<Cache>,
    queue: Arc<Queue>,
}

#[derive(Module)]
#[module(components(Report), requires(Pool, Cache, Queue), exports(Report))]
struct Reporting;

#[derive(Injectable)]
struct Service {
    report: Arc<Report>,
    pool: Arc<Pool>,
    cache: Arc<Cache>,
    queue: Arc<Queue>,
}

// rustc checks the way from `Report` to each of the three components of this module.
#[derive(Module)]
#[module(components(Pool, Cache, Queue, Service), imports(Reporting { Report }), exports(Service))]
struct App;

#[test]
fn an_importer_supplies_each_of_several_requirements() {
    let container = Container::from_module(App).unwrap();
    let service = container.resolve::<Service>().unwrap();
    let report = &service.report;
    assert!(Arc::ptr_eq(&report.pool, &service.pool));
    assert!(Arc::ptr_eq(&report.cache, &service.cache));
    assert!(Arc::ptr_eq(&report.queue, &service.queue));
}
