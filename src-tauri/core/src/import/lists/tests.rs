use super::*;

#[test]
fn real() {
    for file in ["danh-sach-ho-so-thanh-pho.xls","tiep-nhan-qua-mang.xls","tiep-nhan-truc-tiep-va-bcci.xls","ho-so-he-thong-bo.xlsx"] {
        let path = Path::new("/work/shared/data/lists").join(file);
        let t = std::time::Instant::now();
        let u = read(&path, &ListChoices::default(), &|_| true, |_, _| Ok(())).unwrap();
        println!("{:?} {:#?}", t.elapsed(), Understood { first: u.first[..3].to_vec(), ..u });
    }
}
