use wirework::Injectable;

struct Config;

#[derive(Injectable)]
struct Server {
    config: &'static Config,
}

fn main() {}
