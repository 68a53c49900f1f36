use wirework::{Container, bind};

fn main() {
    let container = Container::builder().add(bind::<u16>().to_value(80));
    let _ = container.resolve::<u16>();
}
