//! Factories: functions that construct what the container cannot, and values that the caller passes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use conformance::containers::{built, failure, problems};
use conformance::events::Count;
use conformance::services::{Named, Refused, Serial, Service, is_same, named};
use conformance::table::Table;
use wirework::{
    Container, FactoryBinding, Injectable, Lazy, ProblemKind, Provider, ResolveErrorKind, bind,
    component,
};

struct Greeting(String);

fn greeting(name: &Arc<Named>) -> Greeting {
    Greeting(format!("hello {}", name.0))
}

fn greeting_of_ada() -> Greeting {
    greeting(&Arc::new(Named("ada")))
}

struct Greetings;

impl Greetings {
    fn for_ada() -> Greeting {
        Greeting("hello ada".to_owned())
    }
}

fn greets(factory: FactoryBinding<Greeting>) -> bool {
    let container = built(Container::builder().add(factory));
    container.resolve::<Greeting>().unwrap().0 == "hello ada"
}

#[test]
fn what_a_factory_may_be_and_return() {
    Table::new()
        .row("a_factory_may_be_a_function", || {
            greets(bind().to(greeting_of_ada))
        })
        .row("a_factory_may_be_an_associated_function", || {
            greets(bind().to(Greetings::for_ada))
        })
        .row("a_factory_may_be_a_closure_with_settings", || {
            let text = String::from("hello ada");
            greets(bind().to(move || Greeting(text.clone())))
        })
        .row("a_factory_may_return_a_shared_value", || {
            greets(bind().to(|| Arc::new(greeting_of_ada())))
        })
        .row("a_factory_may_return_a_boxed_value", || {
            greets(bind().to(|| Box::new(greeting_of_ada())))
        })
        .row("a_factory_may_return_a_result", || {
            greets(bind().to(|| Ok::<_, Refused>(greeting_of_ada())))
        })
        .end();
}

#[test]
fn the_parameters_of_a_factory_are_injected() {
    let builder = Container::builder()
        .add(bind::<Named>().to_value(Named("grace")))
        .add(bind::<Greeting>().to(|name: Arc<Named>| greeting(&name)));
    assert_eq!(
        built(builder).resolve::<Greeting>().unwrap().0,
        "hello grace"
    );
}

#[test]
fn a_missing_parameter_of_a_factory_is_a_problem_of_the_build() {
    let builder =
        Container::builder().add(bind::<Greeting>().to(|name: Arc<Named>| greeting(&name)));
    assert_eq!(problems(builder), [ProblemKind::Missing]);
}

#[test]
fn a_parameter_may_be_optional_collected_or_deferred() {
    type Parameters = (Option<Arc<u8>>, Vec<Arc<dyn Service>>, Lazy<Named>);
    let factory = |(number, services, name): Parameters| {
        Greeting(format!(
            "{number:?} {} {}",
            services.len(),
            name.get().unwrap().0
        ))
    };
    let builder = Container::builder()
        .add(bind::<Named>().to_value(Named("ada")))
        .add(bind::<dyn Service>().to_arc(named("service")))
        .add(bind::<Greeting>().to(factory));
    assert_eq!(
        built(builder).resolve::<Greeting>().unwrap().0,
        "None 1 ada"
    );
}

#[test]
fn a_factory_may_choose_the_implementation_by_configuration() {
    let choose = |is_test: Arc<bool>| named(if *is_test { "fake" } else { "real" });
    let app = |is_test: bool| {
        let builder = Container::builder().add(bind::<bool>().to_value(is_test));
        built(builder.add(bind::<dyn Service>().to(choose)))
    };
    assert_eq!(app(true).resolve::<dyn Service>().unwrap().name(), "fake");
    assert_eq!(app(false).resolve::<dyn Service>().unwrap().name(), "real");
}

#[test]
fn a_factory_may_return_another_registered_service_as_a_trait() {
    let builder = Container::builder()
        .add(bind::<Named>().to_value(Named("ada")))
        .add(bind::<dyn Service>().to(|named: Arc<Named>| named as Arc<dyn Service>));
    let container = built(builder);
    let service = container.resolve::<dyn Service>().unwrap();
    assert!(is_same(&service, &container.resolve::<Named>().unwrap()));
}

#[derive(Injectable)]
#[inject(constructor = Self::connect)]
struct Connection {
    host: Arc<String>,
}

impl Connection {
    fn connect(host: Arc<String>) -> Result<Self, Refused> {
        if host.is_empty() {
            Err(Refused)
        } else {
            Ok(Self { host })
        }
    }
}

#[test]
fn a_component_may_have_a_constructor_of_its_own() {
    let host = bind::<String>().to_value("db".into());
    let container = built(
        Container::builder()
            .add(host)
            .add(component::<Connection>()),
    );
    assert_eq!(
        container.resolve::<Connection>().unwrap().host.as_str(),
        "db"
    );
}

#[test]
fn a_constructor_of_a_component_may_fail() {
    let host = bind::<String>().to_value(String::new());
    let container = built(
        Container::builder()
            .add(host)
            .add(component::<Connection>()),
    );
    assert_eq!(
        failure(container.resolve::<Connection>()),
        ResolveErrorKind::Constructor
    );
}

#[derive(Injectable)]
struct Job {
    #[inject(arg)]
    number: u32,
    #[inject(arg)]
    name: String,
    service: Arc<dyn Service>,
}

fn jobs() -> Container {
    let builder = Container::builder().add(bind::<dyn Service>().to_arc(named("printer")));
    built(builder.add(component::<JobFactory>()))
}

#[test]
fn the_caller_of_a_factory_passes_some_values_and_the_container_injects_the_others() {
    let job = jobs()
        .resolve::<JobFactory>()
        .unwrap()
        .create(7, "page".into())
        .unwrap();
    assert_eq!(
        (job.number, &*job.name, &*job.service.name()),
        (7, "page", "printer")
    );
}

#[test]
fn a_product_with_values_of_its_caller_is_new_for_each_call() {
    let container = jobs();
    let jobs = container.resolve::<JobFactory>().unwrap();
    let create = || jobs.create(1, String::new()).unwrap();
    assert!(!is_same(&create(), &create()));
}

#[test]
fn a_product_with_values_of_its_caller_is_not_a_service() {
    assert_eq!(failure(jobs().resolve::<Job>()), ResolveErrorKind::Missing);
}

#[test]
fn what_a_factory_will_inject_is_checked_by_the_build() {
    assert_eq!(
        problems(Container::builder().add(component::<JobFactory>())),
        [ProblemKind::Missing]
    );
}

#[derive(Injectable)]
struct Ticket {
    #[inject(arg)]
    seat: u8,
    request: Arc<Serial>,
}

#[test]
fn a_factory_of_a_scope_injects_the_values_of_that_scope() {
    let builder = Container::builder()
        .add(bind::<Serial>().to_seed())
        .add(component::<TicketFactory>().scoped());
    let scope = built(builder).scope().with(Serial(3)).open().unwrap();
    let ticket = scope
        .resolve::<TicketFactory>()
        .unwrap()
        .create(12)
        .unwrap();
    assert_eq!((ticket.seat, ticket.request.0), (12, 3));
}

#[test]
fn a_provider_may_be_written_by_hand() {
    let count = Count::default();
    let provider = Provider::from_fn({
        let serials = count.serials();
        move || Arc::new(serials())
    });
    assert_eq!(
        [provider.get().unwrap().0, provider.get().unwrap().0],
        [1, 2]
    );
}

#[test]
fn a_factory_has_the_side_effects_of_its_dependencies_before_its_own() {
    let is_ready = Arc::new(AtomicBool::new(false));
    let (writes, reads) = (is_ready.clone(), is_ready);
    let builder = Container::builder()
        .add(bind::<Named>().to(move || {
            writes.store(true, Ordering::SeqCst);
            Named("ada")
        }))
        .add(bind::<bool>().to(move |_: Arc<Named>| reads.load(Ordering::SeqCst)));
    assert!(*built(builder).resolve::<bool>().unwrap());
}
