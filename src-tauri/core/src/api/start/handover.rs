//! Everything of the office in a folder, to be taken over on another computer.

use std::fs;
use std::path::{Path, PathBuf};

use crate::api::desk::Desk;
use crate::api::reply::Exported;
use crate::api::task::proofs;
use crate::error::{Error, Result};
use crate::export;
use crate::store::backup::{self, Holding};
use crate::store::{self, document, dossiers, evidence, setting};
use crate::value::{format_date, said};

/// The text that says what is in the folder.
const NOTE: &str = "Đọc trước.txt";

/// How many there are of what goes along.
#[derive(Default)]
struct Along {
    data: Holding,
    intakes: usize,
    dossiers: usize,
    evidence: u64,
    /// How many copies of documents are missing or not as they were.
    wrong: usize,
    /// How many documents are only linked: their files stay behind.
    linked: i64,
    /// Further folders of the office's own that there are: name and number of files.
    own: Vec<(String, u64)>,
}

pub(in crate::api) fn handover(desk: &mut Desk, folder: String) -> Result<Exported> {
    if desk.data == desk.sample_file() {
        return Err(Error::Invalid(
            "Đang mở dữ liệu mẫu. Trở lại sổ của đơn vị rồi bàn giao.".to_owned(),
        ));
    }
    if folder.trim().is_empty() {
        return Err(Error::Invalid("Chọn thư mục để ghi bàn giao.".to_owned()));
    }
    let folder = PathBuf::from(folder);
    let documents = document::folder(&desk.data);
    let own = [
        desk.forms_folder(),
        desk.printing_folder(),
        desk.templates_folder(),
    ];
    refuse_inside(&folder, own.iter().chain([&documents]))?;
    let office = setting::OFFICE.get(desk.db()?)?;
    let ward = match office.ward.is_empty() {
        true => String::new(),
        false => format!(" {}", office.ward),
    };
    let name = format!("Bàn giao{ward} {}", desk.today());
    let mut along = Along::default();
    let path = export::write_folder(&folder, &name, |to| {
        let data = store::usual_file(to);
        desk.store()?.copy_to(&data)?;
        along.data = backup::held_by(&data)?;
        if let Some(file) = desk.dossiers()? {
            file.copy_to(&dossiers::beside(&data))?;
            along.intakes = file.intakes()?.len();
            along.dossiers = file.shared()?.dossiers.len();
        }
        let unused = document::unused(&desk.data);
        along.evidence = copied(&documents, to)?.saturating_sub(unused);
        let (db, today) = (desk.db()?, desk.today());
        along.wrong = proofs::checked(db, &desk.data, today)?.wrong;
        along.linked = evidence::linked(db)?;
        for folder in &own {
            let files = copied(folder, to)?;
            if files > 0 {
                along.own.push((name_of(folder), files));
            }
        }
        let text = note(&ward, &format_date(desk.today()), &along);
        let note = to.join(NOTE);
        // Old programs of Windows know the encoding by the mark, and lines by both signs.
        let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        export::write_file(&note, text.as_bytes())
    })?;
    let message = format!(
        "Đã ghi bàn giao vào {}: {}.{}",
        path.display(),
        counted(&along).join(", "),
        left_behind(&along)
    );
    Ok(Exported {
        path: path.display().to_string(),
        folder: folder.display().to_string(),
        message,
        draft: false,
    })
}

/// A folder cannot be copied into itself.
fn refuse_inside<'a>(folder: &Path, copied: impl Iterator<Item = &'a PathBuf>) -> Result<()> {
    let real = |path: &Path| fs::canonicalize(path).ok();
    let Some(target) = real(folder) else {
        return Ok(());
    };
    for own in copied {
        if real(own).is_some_and(|own| target.starts_with(own)) {
            return Err(Error::Invalid(format!(
                "Thư mục {} là nơi chương trình để tệp của mình. Chọn thư mục khác, ví dụ trên USB.",
                folder.display()
            )));
        }
    }
    Ok(())
}

/// Copies a folder under its own name.
fn copied(folder: &Path, to: &Path) -> Result<u64> {
    export::copy_folder(folder, &to.join(name_of(folder)))
}

fn name_of(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// "13 kỳ", "4.120 số liệu", …
fn counted(along: &Along) -> Vec<String> {
    let number = |count: usize| said::count(i64::try_from(count).unwrap_or(i64::MAX));
    vec![
        format!("{} kỳ", said::count(along.data.cycles)),
        format!("{} số liệu", said::count(along.data.figures)),
        format!("{} danh sách hồ sơ", number(along.intakes)),
        format!("{} hồ sơ", number(along.dossiers)),
        format!("{} tệp minh chứng", along.evidence),
    ]
}

/// What of the documents does not come along; empty where all does.
fn left_behind(along: &Along) -> String {
    let mut text = String::new();
    if along.linked > 0 {
        let linked = said::count(along.linked);
        text += &format!(" {linked} văn bản chỉ ghi đường dẫn: tệp của chúng không đi cùng.");
    }
    if along.wrong > 0 {
        let wrong = along.wrong;
        text += &format!(
            " {wrong} bản sao văn bản minh chứng bị mất hoặc bị sửa: xem ở Thiết lập, Tệp dữ liệu, Kiểm tra tệp dữ liệu."
        );
    }
    text
}

fn note(ward: &str, day: &str, along: &Along) -> String {
    let own = along.own.iter();
    let own = own.map(|(name, files)| format!("- {name}: mẫu riêng của đơn vị, {files} tệp\n"));
    let counts = counted(along);
    let left = match left_behind(along).trim() {
        "" => String::new(),
        left => format!("  {left}\n"),
    };
    format!(
        "SỔ MỘT CỬA: BÀN GIAO{ward}, ngày {day}\n\n\
         Trong thư mục này có:\n\
         - so-mot-cua.db: tệp dữ liệu ({}, {}; kế hoạch, nhiệm vụ, thiết lập)\n\
         - so-mot-cua-ho-so.db (nếu có): hồ sơ ({}, {})\n\
         - minh-chung (nếu có): {}\n{}{}\n\
         Cách nhận ở máy mới:\n\
         1. Cài Sổ Một Cửa nhưng chưa mở.\n\
         2. Nhấn phím Windows + R, gõ %LOCALAPPDATA% rồi nhấn Enter; tạo thư mục SoMotCua ở đó.\n\
         \x20  Đã lỡ mở chương trình: đóng lại, đổi tên thư mục SoMotCua đang có thành SoMotCua-bo, rồi tạo thư mục mới.\n\
         \x20  Bản mang theo, không cài đặt: dùng thư mục du-lieu cạnh chương trình thay cho SoMotCua.\n\
         3. Chép mọi thứ trong thư mục này vào thư mục đó, rồi mở chương trình.\n\
         4. So các số ở trên với Thiết lập, Tệp dữ liệu, Kiểm tra tệp dữ liệu. Từ đó chỉ nhập ở một máy.\n",
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[4],
        left,
        own.collect::<String>()
    )
}
