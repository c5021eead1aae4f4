//! The system's calls that change files, in the place of the C library's own: the linker takes what the program itself
//! defines, so SQLite's writes, the standard library's, renamings and removals all pass through here. What lies on no
//! watched disk goes straight on. Beside it, SQLite's word that a statement begins.

#![expect(
    unsafe_code,
    reason = "C calls these, and SQLite calls back with pointers of its own"
)]

use std::ffi::{CStr, OsStr, c_char, c_int, c_long, c_uint, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::Once;

use rusqlite::ffi;

use crate::watch::{Act, disk_of};

/// Does something to a path: counted, refused or recorded where the path lies on a watched disk.
fn act(path: &Path, act: Act<'_>, go: impl FnOnce() -> c_long) -> c_long {
    let Some(disk) = disk_of(path) else {
        return go();
    };
    let mut disk = disk.lock().unwrap_or_else(|broken| broken.into_inner());
    if let Err(number) = disk.begin(path, act) {
        // SAFETY: the C library gives the place of this thread's own number.
        unsafe { *libc::__errno_location() = number };
        return -1;
    }
    let done = go();
    if done >= 0 {
        disk.done(path, act, usize::try_from(done).unwrap_or(0));
    }
    done
}

/// The path of an open file; none for what is no file, or has lost its name.
fn path_of(file: c_int) -> Option<PathBuf> {
    // What every program has open from its start is none of ours.
    let link = (file > 2).then(|| format!("/proc/self/fd/{file}"))?;
    std::fs::read_link(link)
        .ok()
        .filter(|path| path.is_absolute())
}

fn act_on(file: c_int, given: Act<'_>, go: impl FnOnce() -> c_long) -> c_long {
    match path_of(file) {
        Some(path) => act(&path, given, go),
        None => go(),
    }
}

/// SAFETY: to be given a text of C that lives as long as the call.
unsafe fn path_at<'a>(text: *const c_char) -> &'a Path {
    // SAFETY: as the caller says.
    let text = unsafe { CStr::from_ptr(text) };
    Path::new(OsStr::from_bytes(text.to_bytes()))
}

/// SAFETY: to be given as many bytes as it says.
unsafe fn bytes_at<'a>(bytes: *const c_void, count: usize) -> &'a [u8] {
    // SAFETY: as the caller says; no bytes need no place.
    match count {
        0 => &[],
        _ => unsafe { std::slice::from_raw_parts(bytes.cast(), count) },
    }
}

fn int(done: c_long) -> c_int {
    c_int::try_from(done).unwrap_or(-1)
}

/// `open(2)`. Its third argument is given for new files only, and stands in the same register then.
#[unsafe(no_mangle)]
unsafe extern "C" fn open64(path: *const c_char, flags: c_int, mode: c_uint) -> c_int {
    // SAFETY: what was given to us is given on, unchanged.
    let go = || unsafe { libc::syscall(libc::SYS_openat, libc::AT_FDCWD, path, flags, mode) };
    if flags & (libc::O_CREAT | libc::O_TRUNC) == 0 {
        return int(go());
    }
    // SAFETY: a path is a text of C.
    let at = unsafe { path_at(path) };
    let opening = Act::Open {
        is_new: flags & libc::O_CREAT != 0,
        is_cut: flags & libc::O_TRUNC != 0,
    };
    int(act(at, opening, go))
}

#[unsafe(no_mangle)]
unsafe extern "C" fn open(path: *const c_char, flags: c_int, mode: c_uint) -> c_int {
    // SAFETY: the same call.
    unsafe { open64(path, flags, mode) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn write(file: c_int, bytes: *const c_void, count: usize) -> isize {
    // SAFETY: what was given to us is given on, unchanged.
    let go = || unsafe { libc::syscall(libc::SYS_write, file, bytes, count) };
    let Some(path) = path_of(file) else {
        return go() as isize;
    };
    // SAFETY: asks where an open file stands; one that stands nowhere has no place to write to.
    let at = unsafe { libc::lseek(file, 0, libc::SEEK_CUR) };
    // SAFETY: `write` is given its bytes.
    let bytes = unsafe { bytes_at(bytes, count) };
    let at = u64::try_from(at).unwrap_or(0);
    act(&path, Act::Write { at, bytes }, go) as isize
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pwrite64(file: c_int, bytes: *const c_void, count: usize, at: i64) -> isize {
    // SAFETY: what was given to us is given on, unchanged.
    let go = || unsafe { libc::syscall(libc::SYS_pwrite64, file, bytes, count, at) };
    // SAFETY: `pwrite` is given its bytes.
    let bytes = unsafe { bytes_at(bytes, count) };
    let at = u64::try_from(at).unwrap_or(0);
    act_on(file, Act::Write { at, bytes }, go) as isize
}

#[unsafe(no_mangle)]
unsafe extern "C" fn ftruncate64(file: c_int, length: i64) -> c_int {
    // SAFETY: what was given to us is given on, unchanged.
    let go = || unsafe { libc::syscall(libc::SYS_ftruncate, file, length) };
    let length = u64::try_from(length).unwrap_or(0);
    int(act_on(file, Act::Length(length), go))
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fsync(file: c_int) -> c_int {
    // SAFETY: what was given to us is given on, unchanged.
    let go = || unsafe { libc::syscall(libc::SYS_fsync, file) };
    int(act_on(file, Act::Sync, go))
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fdatasync(file: c_int) -> c_int {
    // SAFETY: the same call; more is made safe.
    unsafe { fsync(file) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn rename(from: *const c_char, to: *const c_char) -> c_int {
    let here = libc::AT_FDCWD;
    // SAFETY: what was given to us is given on, unchanged.
    let go = || unsafe { libc::syscall(libc::SYS_renameat2, here, from, here, to, 0) };
    // SAFETY: both are texts of C.
    let (from, to) = unsafe { (path_at(from), path_at(to)) };
    int(act(from, Act::Rename(to), go))
}

#[unsafe(no_mangle)]
unsafe extern "C" fn unlink(path: *const c_char) -> c_int {
    // SAFETY: what was given to us is given on, unchanged.
    let go = || unsafe { libc::syscall(libc::SYS_unlinkat, libc::AT_FDCWD, path, 0) };
    // SAFETY: a path is a text of C.
    int(act(unsafe { path_at(path) }, Act::Remove, go))
}

#[unsafe(no_mangle)]
unsafe extern "C" fn mkdir(path: *const c_char, mode: c_uint) -> c_int {
    // SAFETY: what was given to us is given on, unchanged.
    let go = || unsafe { libc::syscall(libc::SYS_mkdirat, libc::AT_FDCWD, path, mode) };
    // SAFETY: a path is a text of C.
    int(act(unsafe { path_at(path) }, Act::Folder, go))
}

/// Copying within the system is refused: whoever copies reads and writes then, which is seen.
#[unsafe(no_mangle)]
extern "C" fn copy_file_range() -> isize {
    not_here()
}

/// The same.
#[unsafe(no_mangle)]
extern "C" fn sendfile64() -> isize {
    not_here()
}

fn not_here() -> isize {
    // SAFETY: the C library gives the place of this thread's own number.
    unsafe { *libc::__errno_location() = libc::ENOSYS };
    -1
}

/// From now on every statement on a watched disk is told to it before it runs.
pub(crate) fn hear_statements() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: the function has the form that SQLite asks for, opens nothing and closes nothing.
        let heard = unsafe { rusqlite::auto_extension::register_auto_extension(listen) };
        heard.expect("SQLite hears it");
    });
}

unsafe extern "C" fn listen(
    db: *mut ffi::sqlite3,
    _: *mut *mut c_char,
    _: *const ffi::sqlite3_api_routines,
) -> c_int {
    let kind = c_uint::try_from(ffi::SQLITE_TRACE_STMT).unwrap_or(0);
    // SAFETY: SQLite gives a connection that is being opened; nothing else listens on it.
    unsafe { ffi::sqlite3_trace_v2(db, kind, Some(begins), std::ptr::null_mut()) }
}

unsafe extern "C" fn begins(
    _: c_uint,
    _: *mut c_void,
    statement: *mut c_void,
    _: *mut c_void,
) -> c_int {
    // SAFETY: SQLite gives the statement that begins; it and its connection live throughout the call.
    unsafe {
        let db = ffi::sqlite3_db_handle(statement.cast());
        let file = ffi::sqlite3_db_filename(db, c"main".as_ptr());
        let disk = (!file.is_null()).then(|| disk_of(path_at(file))).flatten();
        let stop = disk.is_some_and(|disk| {
            let mut disk = disk.lock().unwrap_or_else(|broken| broken.into_inner());
            disk.statement()
        });
        if stop {
            ffi::sqlite3_interrupt(db);
        }
    }
    0
}
