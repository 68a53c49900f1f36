use wirework::Injectable;

#[derive(Injectable)]
struct Server {
    #[inject(default = 8080)]
    port: u16,
}

fn main() {}
