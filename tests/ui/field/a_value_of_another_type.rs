use wirework::Injectable;

#[derive(Injectable)]
struct Server {
    #[inject(value = "3")]
    retries: u32,
}

fn main() {}
