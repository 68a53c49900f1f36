use wirework::bind;

fn main() {
    let name = String::new();
    let _ = bind::<String>().to(move || name);
}
