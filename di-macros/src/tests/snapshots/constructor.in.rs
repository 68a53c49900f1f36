#[inject(external, constructor = Self::connect)]
#[allow(clippy::disallowed_types, reason = "it is that of the driver")]
struct Pool {
    url: String,
}
