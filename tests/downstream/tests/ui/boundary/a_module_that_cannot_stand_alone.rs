use downstream::LogModule;
use wirework::Complete;

fn container<M: Complete>(_module: M) {}

fn main() {
    container(LogModule);
}
