use wirework::{Binding, Container, bind};

fn app() -> Vec<Binding> {
    vec![bind::<u16>().to_value(80)]
}

fn main() {
    let _ = Container::builder().add(app());
}
