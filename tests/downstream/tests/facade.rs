//! Macros of a facade that name wirework by `$crate`.

use downstream::wirework::{BuildError, Container};

trait Clock: Send + Sync {
    fn hour(&self) -> u8;
}

downstream::service!(SystemClock as dyn Clock);

impl Clock for SystemClock {
    fn hour(&self) -> u8 {
        12
    }
}

downstream::application!(Application: SystemClock as dyn Clock);

#[test]
fn a_macro_of_another_crate_declares_components_and_modules() -> Result<(), BuildError> {
    let container = Container::from_module(Application)?;
    assert_eq!(container.resolve::<dyn Clock>().unwrap().hour(), 12);
    Ok(())
}
