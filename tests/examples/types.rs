//! Prints the page's types as the door declares them; `cargo dev types` writes them down.

fn main() {
    print!("{}", smc_core::api::typescript());
}
