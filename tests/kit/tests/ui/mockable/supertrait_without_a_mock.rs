trait Named: Send + Sync {}

#[wirework::mockable]
trait Shop: Named {}

#[derive(Default)]
struct MockShop;

impl Named for MockShop {}
impl Shop for MockShop {}

fn main() {}
