use wirework::bind;

fn main() {
    let mut count = 0_u32;
    let _ = bind::<u32>().to(move || {
        count += 1;
        count
    });
}
