use wirework::{Container, bind};

fn main() {
    let _ = Container::builder().add_all([bind::<u16>()]);
}
