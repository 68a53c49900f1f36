use wirework::Container;

struct Audit;

fn main() {
    let _ = Container::builder().install(Audit);
}
