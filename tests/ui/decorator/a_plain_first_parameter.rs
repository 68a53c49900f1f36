use wirework::decorate;

struct Config;

fn main() {
    let _ = decorate::<Config>().with(|inner: Config| inner);
}
