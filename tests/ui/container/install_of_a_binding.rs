use wirework::{Container, bind};

fn main() {
    let _ = Container::builder().install(bind::<u16>().to_value(80));
}
