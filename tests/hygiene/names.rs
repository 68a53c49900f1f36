//! Names that derived code also uses, raw names, and numbered names.

use std::sync::Arc;

use wirework::{Container, Injectable, bind, component};

trait r#Trait: Send + Sync {
    fn r#fn(&self) -> u8;
}

#[allow(non_camel_case_types)]
struct r#const;

#[derive(Injectable)]
#[inject(external, bind(dyn r#Trait), key = r#const, r#new)]
#[allow(non_camel_case_types)]
struct r#struct {
    r#type: Arc<u8>,
    #[inject(r#value = 2)]
    r#async: u8,
    #[inject(r#default = Arc::new(3))]
    r#match: Arc<u16>,
}

impl r#Trait for r#struct {
    fn r#fn(&self) -> u8 {
        *self.r#type + self.r#async
    }
}

/// The names of variables in generated code.
#[derive(Injectable)]
#[inject(new)]
struct Order {
    #[inject(arg)]
    assisted: u8,
    #[inject(arg)]
    error: u8,
    #[inject(arg)]
    formatter: u8,
    context: Arc<u8>,
    dependency: Option<Arc<u8>>,
    component: Arc<u8>,
    self_: Arc<u8>,
    #[inject(default = {
        let __context = 8;
        let __dependency = 1;
        Arc::new(__context + __dependency)
    })]
    default: Arc<u32>,
}

/// Fields of a tuple are numbered.
#[derive(Injectable)]
struct Numbered(
    #[inject(arg)] u8,
    Arc<u8>,
    #[inject(arg)] u8,
    #[inject(value = 5)] u8,
);

/// Methods with the names of trait methods that derived code calls.
#[derive(Injectable, Clone)]
struct Methods {
    part: Arc<Part>,
}

#[derive(Clone)]
struct Part;

#[allow(dead_code)]
impl Part {
    fn describe() {}
    fn resolve() {}
    fn keep() {}
    fn default() {}
    fn clone(&self) {}
}

#[allow(dead_code)]
impl Methods {
    const DEFINITION: u8 = 0;
    const KEEP: u8 = 0;
    fn construct() {}
    fn describe() {}
    fn resolve() {}
    fn upcast() {}
    fn keep() {}
}

#[derive(Injectable)]
struct Holder {
    #[inject(clone)]
    methods: Methods,
    #[inject(clone)]
    _part: Part,
}

#[test]
fn names_do_not_meet() -> Result<(), Box<dyn std::error::Error>> {
    let container = Container::builder()
        .add(bind::<u8>().to_value(1))
        .add(bind::<Part>().to_value(Part))
        .add(component::<r#struct>())
        .add(component::<OrderFactory>())
        .add(component::<NumberedFactory>())
        .add(component::<Methods>())
        .add(component::<Holder>())
        .build()?;
    let raw = container.get::<wirework::Keyed<r#const, Arc<dyn r#Trait>>>()?;
    assert_eq!(raw.r#fn(), 3);
    assert_eq!(*r#struct::new(Arc::new(4), Arc::new(5)).r#match, 5);
    let order = container.resolve::<OrderFactory>()?.create(10, 20, 30)?;
    assert_eq!((order.assisted, order.error, order.formatter), (10, 20, 30));
    assert_eq!(*order.context + *order.component + *order.self_, 3);
    assert_eq!((order.dependency.as_deref(), *order.default), (Some(&1), 9));
    let numbered = container.resolve::<NumberedFactory>()?.create(2, 3)?;
    assert_eq!(
        (numbered.0, *numbered.1, numbered.2, numbered.3),
        (2, 1, 3, 5)
    );
    let holder = container.resolve::<Holder>()?;
    let methods = container.resolve::<Methods>()?;
    assert!(Arc::ptr_eq(&holder.methods.part, &methods.part));
    Ok(())
}

/// A component whose bed would be called as an item of the user.
#[derive(Injectable)]
struct Hotel {
    rooms: Arc<u8>,
}

struct HotelBed {
    width: u32,
}

/// A component with such an item as a dependency.
#[derive(Injectable)]
struct Motel {
    bed: Arc<MotelBed>,
}

struct MotelBed(u32);

#[test]
fn an_item_may_be_called_as_the_bed_of_a_component() {
    let mut bed = Hotel::bed();
    bed.with_rooms(7);
    assert_eq!(*bed.build().rooms, 7);
    assert_eq!(HotelBed { width: 90 }.width, 90);
    let mut bed = Motel::bed();
    bed.with_bed(MotelBed(80));
    assert_eq!(bed.build().bed.0, 80);
}
