use wirework::{Container, bind};

fn main() {
    let bindings = (bind::<u8>().to_value(8), bind::<u16>().to(|| 16));
    let _ = Container::builder().install(bindings);
}
