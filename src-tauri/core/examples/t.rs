fn main() {
    print!("{}", smc_core::api::typescript());
}
