use wirework::bind;

#[derive(Clone, Debug)]
struct Name;

fn main() {
    let _ = bind::<u16>().entry(Name).to_value(80);
}
