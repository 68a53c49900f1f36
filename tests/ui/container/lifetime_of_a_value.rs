use wirework::bind;

fn main() {
    let _ = bind::<u16>().to_value(80).scoped();
}
