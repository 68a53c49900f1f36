use wirework::bind;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Name;

fn main() {
    let _ = bind::<u16>().entry(Name).to_value(80);
}
