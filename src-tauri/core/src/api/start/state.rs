//! What the window needs before anything else.

use std::path::{Path, PathBuf};

use crate::api::desk::{Desk, copied};
use crate::api::figures::cycle::start_cycle;
use crate::api::figures::cycles::cycles;
use crate::api::figures::views;
use crate::api::reply::{Gone, State};
use crate::api::start::copies::shown;
use crate::calendar::{Cycle, clock};
use crate::error::{Error, Result};
use crate::store::history::{self, Scope};
use crate::store::{self, counted, dossiers, setting, sound};

pub(in crate::api) fn state(desk: &mut Desk) -> Result<State> {
    desk.retry();
    let today = desk.today();
    let mut state = State {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        ward: String::new(),
        sample: false,
        first_start: false,
        problem: None,
        gone: None,
        notices: Vec::new(),
        data_file: desk.data.display().to_string(),
        today: today.to_string(),
        current: Cycle::containing(today),
        cycles: Vec::new(),
        forms: Vec::new(),
        broken_forms: desk.forms.broken.iter().map(ToString::to_string).collect(),
        last_backup: None,
        undo: None,
        redo: None,
    };
    match desk.db() {
        Ok(_) => {
            if let Err(error) = fill(desk, &mut state) {
                state.problem = Some(desk.traced(error).to_string());
            }
        }
        Err(error) => {
            if matches!(error, Error::DatabaseGone { .. }) {
                let now = desk.now();
                let newest = sound::newest_of_data(&desk.data, now);
                state.gone = Some(Gone {
                    newest: newest.map(|copy| shown(&copy, now)),
                });
            }
            state.problem = Some(error.to_string());
        }
    }
    Ok(state)
}

pub(in crate::api) fn start_new(desk: &mut Desk) -> Result<State> {
    match desk.db() {
        Err(Error::DatabaseGone { .. }) => desk.begin(),
        Err(error) => return Err(error),
        Ok(_) => {
            return Err(Error::Invalid(format!(
                "Tệp dữ liệu {} đang dùng được. Muốn có sổ mới thì chuyển tệp này và thư mục sao-luu đi chỗ khác.",
                desk.data.display()
            )));
        }
    }
    state(desk)
}

pub(in crate::api) fn cycle_start(desk: &mut Desk, cycle: Cycle) -> Result<State> {
    start_cycle(desk, cycle)?;
    state(desk)
}

fn fill(desk: &mut Desk, state: &mut State) -> Result<()> {
    let db = desk.db()?;
    // An office that cannot be read is entered anew under Thiết lập, so the window must open.
    let ward = setting::OFFICE.get(db).map(|office| office.ward);
    let last = history::last_change(db)?.map(|at| store::read_moment(&at));
    state.notices = clock::doubt(desk.now(), last).into_iter().collect();
    let aside = desk.aside().iter().map(|path| put_aside(path));
    state.notices.extend(aside);
    state.notices.extend(desk.unused().map(unused));
    if let Some(missing) = dossiers_gone(desk)? {
        state.notices.push(missing);
    }
    let deadlines = desk.deadlines()?;
    state.current = deadlines.current(desk.today());
    state.sample = setting::SAMPLE.get(db)?;
    state.cycles = cycles(desk, state.current)?;
    state.first_start = ward.as_ref().is_ok_and(String::is_empty);
    state.ward = ward.unwrap_or_else(|_| "(chưa đọc được tên đơn vị)".to_owned());
    let day = state.current.last_day();
    let forms = desk.forms.codes().into_iter();
    state.forms = forms
        .filter_map(|code| desk.forms.valid(code, day))
        .map(|form| views::form_head(form))
        .collect();
    (state.undo, state.redo) = history::labels(db, Scope::All)?;
    state.last_backup = copied::last(desk)?;
    Ok(())
}

/// Copies of documents that were put aside.
fn unused((count, folder): (usize, PathBuf)) -> String {
    format!(
        "{count} bản sao văn bản minh chứng không còn việc nào dùng đã chuyển vào {}. Hoàn tác vẫn tìm thấy chúng ở đó.",
        folder.display()
    )
}

/// The dossiers' file that is not there, though there are copies of it or figures were counted from it.
fn dossiers_gone(desk: &Desk) -> Result<Option<String>> {
    let file = dossiers::beside(&desk.data);
    if dossiers::is_there(&file) {
        return Ok(None);
    }
    let way = match dossiers::newest_copy(&file, desk.now()) {
        Some(copy) => format!(
            "Bản sao mới nhất dùng được là {}: đóng chương trình, chép bản đó ra cạnh tệp dữ liệu, đổi tên thành {}, rồi mở \
             lại; hoặc nhập lại các danh sách.",
            copy.path.display(),
            file.file_name().unwrap_or_default().to_string_lossy()
        ),
        None if counted::any(desk.db()?)? => {
            "Không có bản sao nào dùng được: nhập lại các danh sách.".to_owned()
        }
        None => return Ok(None),
    };
    Ok(Some(format!(
        "Không thấy tệp hồ sơ {}, dù trước đây đã nhập hồ sơ. Số liệu đã ghi vào biểu vẫn còn. {way}",
        file.display()
    )))
}

/// A log or journal that was not played.
fn put_aside(path: &Path) -> String {
    format!(
        "Cạnh tệp dữ liệu có phần ghi dở không phải của tệp này (của tệp khác, hoặc của một lúc khác): chương trình không \
         dùng đến mà chuyển thành {}. Số liệu đang hiện là của tệp dữ liệu. Nếu vừa chép tệp từ nơi khác về, xem lại đã \
         chép đúng và đủ tệp chưa.",
        path.display()
    )
}
