use wirework::Container;

struct Config;

fn main() {
    let _ = Container::builder().replace(Config);
}
