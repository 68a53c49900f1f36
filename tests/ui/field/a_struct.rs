use wirework::Injectable;

struct Config;

#[derive(Injectable)]
struct Server {
    config: Config,
}

fn main() {}
