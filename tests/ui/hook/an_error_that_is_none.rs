use wirework::Injectable;

#[derive(Injectable)]
#[inject(stop = Self::close)]
struct Database;

impl Database {
    async fn close(&self) -> Result<(), u32> {
        Ok(())
    }
}

fn main() {}
