use wirework::Injectable;

#[derive(Injectable)]
#[inject(start = Self::serve, run_policy = wirework::RunPolicy::restart())]
struct Server;

impl Server {
    async fn serve(&self) {}
}

fn main() {}
