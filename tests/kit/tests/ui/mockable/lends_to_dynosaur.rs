#[wirework::mockable(dynosaur = DynNames)]
#[dynosaur::dynosaur(pub DynNames = dyn(box) Names)]
#[mockall::automock]
pub trait Names: Send + Sync {
    fn first(&self) -> &str;
}

fn main() {}
