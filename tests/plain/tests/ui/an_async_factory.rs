use wirework::{Container, bind};

async fn port() -> u16 {
    80
}

fn main() {
    let _ = Container::builder().add(bind::<u16>().to_async(port));
}
