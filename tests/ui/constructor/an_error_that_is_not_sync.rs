use std::rc::Rc;
use wirework::Injectable;

#[derive(Debug)]
struct Refused(Rc<str>);
impl std::fmt::Display for Refused {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { Ok(()) }
}
impl std::error::Error for Refused {}

#[derive(Injectable)]
#[inject(constructor = connect)]
struct Pool;
fn connect() -> Result<Pool, Refused> { Err(Refused("".into())) }
fn main() {}
