#[derive(wirework::Injectable)]
struct Hotel;

impl Hotel {
    fn bed(&self) -> u8 {
        2
    }
}

fn main() {}
