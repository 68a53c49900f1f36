//! A module binds its components to the traits that it lists, whether the structs name them or not.

use std::sync::Arc;

use wirework::{Container, Injectable, Lazy, Module};

trait Clock: Send + Sync {
    fn hour(&self) -> u8;
}

trait Zone: Send + Sync {
    fn name(&self) -> String;
}

/// It names none of its traits.
#[derive(Default, Injectable)]
struct Sundial {
    #[inject(value = 0)]
    shadow: u8,
}

impl Clock for Sundial {
    fn hour(&self) -> u8 {
        12 + self.shadow
    }
}

impl Zone for Sundial {
    fn name(&self) -> String {
        "here".to_owned()
    }
}

/// It names one of its traits.
#[derive(Injectable)]
#[inject(bind(dyn Clock))]
struct Watch;

impl Clock for Watch {
    fn hour(&self) -> u8 {
        3
    }
}

impl Zone for Watch {
    fn name(&self) -> String {
        "there".to_owned()
    }
}

#[derive(Injectable)]
struct Both {
    clock: Arc<dyn Clock>,
    zone: Arc<dyn Zone>,
}

impl Both {
    fn show(&self) -> String {
        format!("{} {}", self.clock.hour(), self.zone.name())
    }

    fn is_of_one_value(&self) -> bool {
        std::ptr::eq(
            Arc::as_ptr(&self.clock).cast::<u8>(),
            Arc::as_ptr(&self.zone).cast::<u8>(),
        )
    }
}

#[test]
fn a_singleton_is_one_value_behind_the_traits_of_its_entry() {
    #[derive(Module)]
    #[module(components(Sundial as (dyn Clock, dyn Zone), Both), exports(Both, Sundial, dyn Zone))]
    struct App;

    let app = Container::from_module(App).unwrap();
    let both = app.resolve::<Both>().unwrap();
    assert_eq!(both.show(), "12 here");
    assert!(both.is_of_one_value());
    let zone = app.resolve::<dyn Zone>().unwrap();
    let sundial = app.resolve::<Sundial>().unwrap();
    assert!(Arc::ptr_eq(&both.zone, &zone));
    let (zone, sundial) = (Arc::as_ptr(&zone).cast(), Arc::as_ptr(&sundial));
    assert!(std::ptr::eq(zone, sundial));
    assert_eq!(app.get::<Arc<dyn Zone>>().unwrap().name(), "here");
}

#[test]
fn an_entry_may_list_a_trait_that_the_struct_does_not_name() {
    #[derive(Module)]
    #[module(components(Watch as (dyn Zone, dyn Clock), Both))]
    struct App;
    let app = Container::from_module(App).unwrap();
    assert_eq!(app.resolve::<Both>().unwrap().show(), "3 there");
}

#[test]
fn an_entry_may_list_no_trait() {
    #[derive(Module)]
    #[module(components(Watch as (), Sundial as (dyn Clock, dyn Zone), Both), exports(Both, Watch))]
    struct App;

    let app = Container::from_module(App).unwrap();
    assert_eq!(app.resolve::<Both>().unwrap().show(), "12 here");
    assert_eq!(app.resolve::<Watch>().unwrap().hour(), 3);
}

#[test]
fn a_scope_has_one_value_behind_the_traits_of_its_entry() {
    #[derive(Module)]
    #[module(
        components(Sundial as (dyn Clock, dyn Zone): scoped, Both: scoped),
        exports(Both, dyn Zone),
    )]
    struct App;

    let app = Container::from_module(App).unwrap();
    let scopes = [(); 2].map(|()| app.scope().open().unwrap());
    let zones = scopes.each_ref().map(|scope| {
        let both = scope.resolve::<Both>().unwrap();
        assert!(both.is_of_one_value());
        assert!(Arc::ptr_eq(
            &both.zone,
            &scope.resolve::<dyn Zone>().unwrap()
        ));
        both.zone.clone()
    });
    assert!(!Arc::ptr_eq(&zones[0], &zones[1]));
}

#[test]
fn a_transient_is_a_new_value_for_each_consumer() {
    #[derive(Module)]
    #[module(
        components(Sundial as (dyn Clock, dyn Zone): transient, Both: transient),
        exports(Both),
    )]
    struct App;

    let both = Container::from_module(App)
        .unwrap()
        .resolve::<Both>()
        .unwrap();
    assert_eq!(both.show(), "12 here");
    assert!(!both.is_of_one_value());
}

#[test]
fn a_collection_has_the_components_in_the_order_of_their_entries() {
    #[derive(Injectable)]
    struct Clocks {
        all: Vec<Arc<dyn Clock>>,
        later: Vec<Lazy<dyn Clock>>,
    }

    #[derive(Module)]
    #[module(
        components(Watch as dyn Clock, Sundial as dyn Clock, Clocks),
        collections(dyn Clock),
        exports(Clocks),
    )]
    struct App;

    let app = Container::from_module(App).unwrap();
    let clocks = app.resolve::<Clocks>().unwrap();
    let now = clocks.all.iter().map(|clock| clock.hour());
    let later = clocks.later.iter().map(|clock| clock.get().unwrap().hour());
    assert_eq!(now.collect::<Vec<_>>(), [3, 12]);
    assert_eq!(later.collect::<Vec<_>>(), [3, 12]);
}

struct Late(Arc<dyn Clock>);

impl Clock for Late {
    fn hour(&self) -> u8 {
        self.0.hour() + 1
    }
}

fn late(clock: Arc<dyn Clock>) -> Late {
    Late(clock)
}

fn into_clock(clock: Arc<dyn Clock>) -> Arc<dyn Clock> {
    Arc::new(late(clock))
}

#[test]
fn a_decorator_wraps_a_trait_of_an_entry() {
    #[derive(Module)]
    #[module(
        components(Sundial as (dyn Clock, dyn Zone), Both),
        decorators(into_clock -> dyn Clock),
        exports(Both),
    )]
    struct App;

    let app = Container::from_module(App).unwrap();
    assert_eq!(app.resolve::<Both>().unwrap().show(), "13 here");
}

struct Primary;

#[test]
fn a_qualifier_and_an_entry_of_a_map_hold_for_the_traits() {
    #[derive(Injectable)]
    struct Chosen {
        #[inject(key = Primary)]
        clock: Arc<dyn Clock>,
        zones: std::collections::HashMap<String, Arc<dyn Zone>>,
    }

    #[derive(Module)]
    #[module(
        components(
            Sundial as dyn Clock: key = Primary,
            Watch as dyn Zone: entry = "there".to_owned(),
            Chosen,
        ),
        collections(dyn Zone),
        exports(Chosen),
    )]
    struct App;

    let chosen = Container::from_module(App)
        .unwrap()
        .resolve::<Chosen>()
        .unwrap();
    assert_eq!(chosen.clock.hour(), 12);
    assert_eq!(chosen.zones["there"].name(), "there");
}

trait Shelf<T>: Send + Sync {
    fn first(&self) -> T;
}

struct Book<T>(T);

#[derive(Injectable)]
struct Shelved<T: Clone + Send + Sync + 'static> {
    book: Arc<Book<T>>,
}

impl<T: Clone + Send + Sync + 'static> Shelf<T> for Shelved<T> {
    fn first(&self) -> T {
        self.book.0.clone()
    }
}

#[test]
fn a_generic_component_is_listed_as_a_trait_of_its_argument() {
    #[derive(Injectable)]
    struct Reader {
        shelf: Arc<dyn Shelf<u8>>,
    }

    #[derive(Module)]
    #[module(components(Shelved<u8> as dyn Shelf<u8>, Reader), exports(Reader))]
    struct App(Book<u8>);

    let reader = Container::from_module(App(Book(7)))
        .unwrap()
        .resolve::<Reader>()
        .unwrap();
    assert_eq!(reader.shelf.first(), 7);
}

#[test]
fn a_generic_module_lists_a_component_of_its_parameter_as_a_trait() {
    #[derive(Injectable)]
    struct Reader<T: Clone + Send + Sync + 'static> {
        shelf: Arc<dyn Shelf<T>>,
    }

    #[derive(Module)]
    #[module(components(Shelved<T> as dyn Shelf<T>, Reader<T>), exports(Reader<T>))]
    struct Of<T: Clone + Send + Sync + 'static> {
        book: Book<T>,
    }

    let reader = Container::from_module(Of { book: Book(7_u8) })
        .unwrap()
        .resolve::<Reader<u8>>()
        .unwrap();
    assert_eq!(reader.shelf.first(), 7);
}

#[test]
fn another_value_replaces_a_trait_of_an_entry() {
    #[derive(Module)]
    #[module(components(Sundial as (dyn Clock, dyn Zone), Both), exports(Both, dyn Clock))]
    struct App;

    let app = Container::from_module_with(App, |builder| {
        builder.replace(wirework::bind::<dyn Clock>().to_arc(Arc::new(Watch)))
    });
    assert_eq!(app.unwrap().resolve::<Both>().unwrap().show(), "3 here");
}
