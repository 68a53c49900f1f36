use wirework::testing::Mock;

trait Clock: Send + Sync {}

fn main() {
    Mock::<dyn Clock>::new();
}
