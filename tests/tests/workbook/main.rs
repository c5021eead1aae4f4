//! The written workbook, read back and looked at as paper.

mod office;
mod sample;

#[test]
fn look() {
    let filled = sample::month();
    for f in &filled {
        println!(
            "{} {:?}",
            f.form.code(),
            f.sheet
                .findings
                .iter()
                .filter(|f| f.kind != smc_core::sheet::FindingKind::Blank)
                .map(|f| &f.text)
                .collect::<Vec<_>>()
        );
    }
    let bytes = smc_core::export::workbook(&sample::book(&filled)).unwrap();
    std::fs::write("/tmp/export-look.xlsx", &bytes).unwrap();
    let many: Vec<_> = sample::CODES
        .iter()
        .map(|c| sample::filled(c, 40))
        .collect();
    let bytes2 = smc_core::export::workbook(&sample::book(&many)).unwrap();
    let desk = office::Desk::new("look");
    std::fs::copy(desk.pdf(&bytes), "/tmp/export-look.pdf").unwrap();
    std::fs::copy(desk.pdf(&bytes2), "/tmp/export-many.pdf").unwrap();
}
