use wirework::Injectable;

#[derive(Injectable)]
struct Server {
    port: u16,
}

fn main() {}
