use wirework::bind;

fn main() {
    let text = String::from("Ada");
    let _ = bind::<&str>().to_value(text.as_str());
}
