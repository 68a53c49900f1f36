use wirework::bind;

struct Pool(String);

fn main() {
    let url = String::from("sqlite::memory:");
    let _ = bind::<Pool>().to_async(async move || Pool(url.clone()));
}
