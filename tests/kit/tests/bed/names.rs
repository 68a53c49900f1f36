//! Names of the user that would clash with those of generated items.

use std::sync::Arc;

use wirework::testing::BedOf;
use wirework::{Container, Injectable, bind, component};

#[derive(Injectable)]
#[inject(bed = test_bed)]
struct Hotel {
    beds: Arc<u8>,
}

impl Hotel {
    fn bed(&self) -> u8 {
        *self.beds
    }
}

#[derive(Injectable)]
#[inject(bed = r#in, factory = OrderAssembly)]
struct Order<T: Send + Sync + 'static> {
    #[inject(arg)]
    number: u8,
    part: Arc<T>,
}

struct OrderFactory;

#[derive(Injectable)]
#[inject(constructor = Self::rent, bed = no_bed)]
struct Room(u8);

impl Room {
    fn rent() -> Self {
        Self(Self::bed())
    }

    fn bed() -> u8 {
        1
    }
}

#[test]
fn a_method_may_be_called_bed() {
    let mut bed: BedOf<Hotel> = Hotel::test_bed();
    bed.with_beds(7);
    assert_eq!(bed.build().bed(), 7);
}

#[test]
fn a_struct_may_be_called_as_the_factory() -> Result<(), Box<dyn std::error::Error>> {
    let container = Container::builder()
        .add(bind::<i8>().to_value(3))
        .add(component::<OrderAssembly<i8>>())
        .add(component::<Room>())
        .build()?;
    let assembly = container.resolve::<OrderAssembly<i8>>()?;
    assert_eq!(format!("{assembly:?}"), "OrderAssembly { .. }");
    let order = assembly.create(4)?;
    assert_eq!((order.number, *order.part), (4, 3));
    let mut bed = Order::<i8>::r#in();
    bed.with_part(5);
    assert_eq!(*bed.build(6).part, 5);
    let _ = OrderFactory;
    assert_eq!(container.resolve::<Room>()?.0, 1);
    Ok(())
}
