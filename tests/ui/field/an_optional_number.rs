use wirework::Injectable;

#[derive(Injectable)]
struct Server {
    port: Option<u16>,
}

fn main() {}
