struct Row<'a>(&'a str);

#[wirework::mockable]
trait Rows: Send + Sync {
    fn first(&self) -> Row;
}

#[derive(Default)]
struct MockRows(String);

impl Rows for MockRows {
    fn first(&self) -> Row { Row(&self.0) }
}

fn main() {}
