#[wirework::mockable]
trait Parser<'a>: Send + Sync {
    fn parse(&self, text: &'a str) -> u32;
}

fn main() {}
