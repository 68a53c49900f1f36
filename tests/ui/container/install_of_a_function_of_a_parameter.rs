use wirework::{Binding, Container, bind};

fn app(port: u16) -> Vec<Binding> {
    vec![bind::<u16>().to_value(port)]
}

fn main() {
    let _ = Container::builder().install(app);
}
