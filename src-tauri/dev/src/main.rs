//! smc-dev
fn main() {}
