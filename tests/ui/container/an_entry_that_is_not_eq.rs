use wirework::bind;

#[derive(Clone, Debug, Hash)]
struct Name;

fn main() {
    let _ = bind::<u16>().entry(Name).to_value(80);
}
