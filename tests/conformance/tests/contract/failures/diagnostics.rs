//! Diagnostics: what a report of the wiring contains.

use std::sync::Arc;

use conformance::containers::{built, problems, refused};
use conformance::events::Count;
use conformance::services::{Named, Refused, Serial, Service, named};
use wirework::{Container, ContainerBuilder, Injectable, ProblemKind, bind, component};

#[derive(Injectable)]
struct Shop {
    _payments: Arc<dyn Service>,
}

#[derive(Injectable)]
struct App {
    _shop: Arc<Shop>,
}

#[derive(Injectable)]
struct Stripe;

impl Service for Stripe {
    fn name(&self) -> String {
        "stripe".to_owned()
    }
}

fn incomplete() -> ContainerBuilder {
    Container::builder()
        .add(component::<App>())
        .add(component::<Shop>())
}

fn broken() -> [ContainerBuilder; 2] {
    let missing = || bind::<u8>().to(|_: Arc<u16>| 1);
    let cycle = || bind::<u32>().to(|_: Arc<u32>| 1);
    let captive = || bind::<u64>().to(|_: Arc<Serial>| 1);
    let scoped = || bind::<Serial>().to(|| Serial(1)).scoped();
    [
        Container::builder()
            .add(missing())
            .add(cycle())
            .add(captive())
            .add(scoped()),
        Container::builder()
            .add(scoped())
            .add(captive())
            .add(cycle())
            .add(missing()),
    ]
}

/// Returns the report without the line numbers.
fn text_without_places(builder: ContainerBuilder) -> String {
    let is_digit = |letter: char| letter.is_ascii_digit();
    refused(builder).to_string().replace(is_digit, "")
}

#[test]
fn all_problems_are_reported_at_once() {
    let [builder, _] = broken();
    let expected = [
        ProblemKind::Missing,
        ProblemKind::Cycle,
        ProblemKind::Captive,
    ];
    assert_eq!(problems(builder), expected);
}

#[test]
fn the_report_does_not_depend_on_the_order_of_registration() {
    let [one, other] = broken().map(text_without_places);
    assert_eq!(one, other);
}

#[test]
fn a_missing_dependency_is_reported_with_its_consumer_and_the_field() {
    let text = refused(incomplete()).to_string();
    assert!(
        text.contains("field `_payments`: `Arc<dyn Service>` of `Shop`"),
        "{text}"
    );
}

#[test]
fn a_missing_dependency_is_reported_with_the_place_of_the_registration() {
    let line = line!() + 1;
    let builder = Container::builder().add(component::<Shop>());
    let text = refused(builder).to_string();
    assert!(text.contains(&format!("diagnostics.rs:{line}")), "{text}");
}

#[test]
fn a_missing_dependency_is_reported_with_the_way_to_it() {
    let text = refused(incomplete()).to_string();
    assert!(text.contains("App._shop -> Shop._payments"), "{text}");
}

#[test]
fn an_implementation_that_was_not_registered_by_the_trait_is_suggested() {
    let text = refused(incomplete().add(component::<Stripe>())).to_string();
    assert!(
        text.contains("`Stripe` is bound, and nothing needs it: if it implements `dyn Service`"),
        "{text}"
    );
}

#[test]
fn a_missing_dependency_is_reported_with_a_remedy() {
    let text = refused(incomplete()).to_string();
    assert!(text.contains("bind(dyn Service)"), "{text}");
}

#[test]
fn an_ambiguous_dependency_is_reported_with_the_place_of_each_candidate() {
    let first = line!() + 2;
    let builder = incomplete()
        .add(bind::<dyn Service>().to_arc(named("one")))
        .add(bind::<dyn Service>().to_arc(named("other")));
    let text = refused(builder).to_string();
    let places = [first, first + 1].map(|line| format!("diagnostics.rs:{line}"));
    assert!(places.iter().all(|place| text.contains(place)), "{text}");
}

#[test]
fn a_cycle_is_reported_with_its_whole_path() {
    #[derive(Injectable)]
    struct Hen {
        _egg: Arc<Egg>,
    }
    #[derive(Injectable)]
    struct Egg {
        _hen: Arc<Hen>,
    }
    let text = refused(
        Container::builder()
            .add(component::<Hen>())
            .add(component::<Egg>()),
    )
    .to_string();
    assert!(text.contains("Hen -> Egg -> Hen"), "{text}");
}

#[test]
fn a_captive_dependency_is_reported_with_both_ends_and_the_way_between() {
    let builder = Container::builder()
        .add(bind::<Serial>().to(|| Serial(1)).scoped())
        .add(bind::<u8>().to(|_: Arc<Serial>| 1).transient())
        .add(bind::<Named>().to(|_: Arc<u8>| Named("holder")));
    let text = refused(builder).to_string();
    assert!(
        text.contains("singleton `Named` would capture scoped `Serial`"),
        "{text}"
    );
    assert!(text.contains("-> u8"), "{text}");
}

#[test]
fn a_duplicate_is_reported_with_both_places() {
    let first = line!() + 2;
    let builder = Container::builder()
        .add(bind::<Named>().to_value(Named("one")))
        .add(bind::<Named>().to_value(Named("other")));
    let text = refused(builder).to_string();
    let places = [first, first + 1].map(|line| format!("diagnostics.rs:{line}"));
    assert!(places.iter().all(|place| text.contains(place)), "{text}");
}

mod one {
    pub(super) struct Client;
}

mod other {
    pub(super) struct Client;
}

#[test]
fn two_types_of_one_name_are_told_apart_in_a_report() {
    let builder = Container::builder()
        .add(bind::<one::Client>().to_value(one::Client))
        .add(bind::<u8>().to(|_: Arc<other::Client>| 1));
    let text = refused(builder).to_string();
    assert!(text.contains("other::Client"), "{text}");
}

#[test]
fn a_check_of_the_wiring_calls_no_constructor() {
    let count = Count::default();
    let builder = Container::builder().add(bind::<Serial>().to(count.serials()).eager());
    assert!(builder.check().is_ok());
    assert_eq!(count.get(), 0);
}

#[test]
fn a_check_reports_what_the_build_reports() {
    let (check, build) = (incomplete().check().unwrap_err(), refused(incomplete()));
    assert_eq!(check.problems().len(), build.problems().len());
    assert_eq!(check.to_string(), build.to_string());
}

#[test]
fn the_report_of_a_program_that_unwraps_is_readable() {
    let error = refused(incomplete());
    assert_eq!(format!("{error:?}"), format!("{error}"));
}

#[test]
fn the_error_of_a_resolve_shows_the_way_to_what_failed() {
    let builder = Container::builder()
        .add(bind::<dyn Service>().to(|| Err::<Arc<dyn Service>, _>(Refused)))
        .add(component::<Shop>())
        .add(component::<App>());
    let error = built(builder).resolve::<App>().err().expect("it fails");
    let report = format!("{error:#}");
    assert!(report.contains("App._shop -> Shop._payments"), "{report}");
}

#[test]
fn the_error_of_a_resolve_fits_into_one_line_of_a_log() {
    let builder = Container::builder().add(bind::<u8>().to(|| Err::<u8, _>("two\nlines")));
    let line = built(builder).resolve::<u8>().unwrap_err().to_string();
    assert_eq!(line.lines().count(), 1, "{line}");
}

#[test]
fn the_error_of_a_resolve_of_several_candidates_lists_them() {
    let line = line!() + 2;
    let builder = Container::builder()
        .add(bind::<dyn Service>().to_arc(named("one")))
        .add(bind::<dyn Service>().to_arc(named("other")));
    let error = built(builder)
        .resolve::<dyn Service>()
        .err()
        .expect("it fails");
    let report = format!("{error:#}");
    assert!(
        report.contains(&format!("diagnostics.rs:{line}")),
        "{report}"
    );
}

#[test]
fn a_container_can_be_printed_without_the_values_in_it() {
    let builder = Container::builder().add(bind::<String>().to_value("secret".into()));
    let text = format!("{:?}", built(builder));
    assert!(
        text.starts_with("Container") && !text.contains("secret"),
        "{text}"
    );
}

#[test]
fn a_problem_is_no_longer_than_a_screen() {
    let consumer = || bind::<dyn Service>().to(|_: Arc<u64>| named("consumer"));
    let builder = Container::builder().add_all((0..200).map(|_| consumer()));
    let text = refused(builder).to_string();
    assert!(text.lines().count() < 25, "{text}");
}
