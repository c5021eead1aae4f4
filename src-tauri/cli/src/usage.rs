//! What `smc` can be asked for, in Vietnamese and as a table.

/// How a command is written.
pub(crate) struct Usage {
    pub(crate) name: &'static str,
    /// Its words, all needed; of the last there may be several when it ends with "…".
    pub(crate) words: &'static [&'static str],
    /// Its options with a value.
    pub(crate) options: &'static [&'static str],
    /// The options it cannot do without.
    pub(crate) needed: &'static [&'static str],
    /// Its options without a value.
    pub(crate) switches: &'static [&'static str],
}

const fn usage(
    name: &'static str,
    words: &'static [&'static str],
    options: &'static [&'static str],
    needed: &'static [&'static str],
    switches: &'static [&'static str],
) -> Usage {
    Usage {
        name,
        words,
        options,
        needed,
        switches,
    }
}

/// All commands. `--data` and `--today` go with each.
pub(crate) const COMMANDS: &[Usage] = &[
    usage("sample", &[], &[], &[], &["json"]),
    usage(
        "import-summary",
        &["TỆP.xlsx"],
        &["cycle", "form", "sheet", "unknown"],
        &["cycle"],
        &["again", "apply", "json"],
    ),
    usage(
        "plan-import",
        &["TỆP"],
        &["year", "into"],
        &[],
        &["apply", "new", "json"],
    ),
    usage(
        "procedures-import",
        &["TỆP"],
        &["unknown"],
        &[],
        &["apply", "json"],
    ),
    usage("procedures", &[], &["find"], &[], &["json"]),
    usage(
        "lists-import",
        &["TỆP…"],
        &["source", "as-of"],
        &[],
        &["apply", "json"],
    ),
    usage("intakes", &[], &[], &[], &["json"]),
    usage("intake-undo", &["SỐ"], &[], &[], &["json"]),
    usage(
        "count",
        &[],
        &["period", "rule", "form", "as-of"],
        &["period"],
        &["apply", "unknown", "json"],
    ),
    usage(
        "dossiers",
        &[],
        &["cell", "period", "rule", "as-of", "days", "find"],
        &[],
        &["late", "json"],
    ),
    usage(
        "compare",
        &["TỆP…"],
        &["period", "form", "rule", "out"],
        &[],
        &["json"],
    ),
    usage("clear-before", &["NGÀY"], &[], &[], &["json"]),
    usage("dossier", &["MÃ"], &[], &[], &["json"]),
    usage("check", &[], &["period"], &["period"], &["json"]),
    usage(
        "export",
        &[],
        &["period", "out", "forms"],
        &["period", "out"],
        &["json"],
    ),
    usage(
        "plan-export",
        &["SỐ"],
        &["out", "as"],
        &["out", "as"],
        &["decision", "json"],
    ),
    usage(
        "forms-pdf",
        &[],
        &["period", "out", "forms"],
        &["period", "out"],
        &["json"],
    ),
    usage("schedule", &["THỜI_GIAN"], &["year"], &["year"], &["json"]),
    usage("tasks", &[], &["due-before"], &[], &["json"]),
    usage("working-days", &[], &["year"], &["year"], &["json"]),
    usage("ics", &[], &["out", "plan"], &["out"], &["json"]),
    usage("backup", &[], &[], &[], &["json"]),
    usage("restore", &["BẢN_SAO"], &[], &[], &["json"]),
    usage("start-new", &[], &[], &[], &["json"]),
    usage("handover", &["THƯ_MỤC"], &[], &[], &["json"]),
    usage("verify", &[], &[], &[], &["json"]),
    usage("call", &[], &[], &[], &[]),
    usage("commands", &[], &[], &[], &["json"]),
    usage("types", &["TỆP.ts"], &[], &[], &[]),
    usage("help", &[], &[], &[], &[]),
    usage("version", &[], &[], &[], &[]),
];

/// What `smc help` prints.
pub(crate) const TEXT: &str = "\
Sổ Một Cửa không cửa sổ.

Cách dùng: smc LỆNH [tùy chọn] [--data TỆP]

  sample                              tạo phường mẫu (số liệu bịa) và in đường dẫn tệp dữ liệu
  import-summary TỆP.xlsx --cycle KỲ  đọc tệp tổng hợp, in những gì hiểu được; chưa ghi gì
      --apply                         ghi vào kỳ (tất cả hoặc không gì)
      --form BIỂU --sheet TRANG       biểu nhận số liệu; trang cần đọc trong tệp
      --unknown add|skip              lĩnh vực lạ: thêm vào danh mục, hoặc bỏ qua
      --again                         --unknown cho cả những dòng đã bỏ qua lần trước
  plan-import TỆP --year NĂM          đọc kế hoạch từ tệp Word, Excel hoặc chữ (.txt, .tsv; - là đầu vào chuẩn)
      --into SỐ                       ghi vào kế hoạch này (số in ra khi nhập); không nói gì thì ghi vào kế hoạch
                                      cùng năm, loại, tên nếu đã có
      --new                           tạo kế hoạch mới, dù kế hoạch cùng năm, loại, tên đã có
      --apply                         ghi (tất cả hoặc không gì)
  procedures-import TỆP               đọc danh mục thủ tục (hoặc sổ theo dõi thay đổi), in những gì sẽ đổi; chưa ghi gì
      --apply                         ghi vào danh mục (tất cả hoặc không gì)
      --unknown add|skip              lĩnh vực đơn vị chưa có: thêm vào danh mục, hoặc để ngỏ (hồ sơ của thủ tục
                                      thuộc lĩnh vực đó nằm ở dòng chưa phân loại)
  procedures [--find CHỮ]             in danh mục thủ tục, hoặc những thủ tục có các chữ này (không cần dấu)
  lists-import TỆP…                   đọc các danh sách hồ sơ, in những gì hiểu được; chưa ghi gì
      --source SỐ                     nguồn của danh sách, theo thứ tự trong danh mục nguồn (1, 2…)
      --as-of NGÀY                    danh sách nói đến hết ngày này (hoặc thời điểm 2026-11-15T08:12:00)
      --apply                         nhập (tất cả hoặc không gì)
  intakes                             in các danh sách đã nhập
  intake-undo SỐ                      gỡ một danh sách đã nhập: như chưa từng nhập
  count --period KỲ                   đếm các biểu từ hồ sơ
      --rule QUY_TẮC --form BIỂU      theo quy tắc này, chỉ biểu này
      --as-of NGÀY                    chỉ theo các danh sách nói đến hết ngày này
      --apply                         ghi vào các biểu đang mở của kỳ tháng; --unknown: cả ô còn thiếu thông tin
  dossiers --cell BIỂU,DÒNG,CỘT --period KỲ
                                      in các hồ sơ của một ô; DÒNG: 1/Hộ tịch (nguồn/lĩnh vực), Hộ tịch, hoặc *
  dossiers [--late] [--days N]        in các hồ sơ, gấp nhất trước: chỉ những hồ sơ quá hạn, đến hạn trong N ngày làm việc
      --find CHỮ                      chỉ những hồ sơ có mã hoặc thủ tục chứa các chữ này (không cần dấu)
  dossier MÃ                          in một hồ sơ và những gì từng danh sách nói về nó
  compare TỆP TỆP [--period KỲ]       so hai danh sách hồ sơ; có kỳ thì in mỗi khác biệt làm đổi cột nào
      --out TỆP.xlsx                  ghi mọi khác biệt thành tệp Excel thay vì in ra
  compare TỆP --form BIỂU --period KỲ so một biểu đếm từ hồ sơ với tệp tổng hợp của nơi khác (--rule QUY_TẮC)
  clear-before NGÀY                   xóa các hồ sơ kết thúc trước ngày này; số liệu đã ghi vào biểu giữ nguyên
  check --period KỲ                   kiểm tra các biểu, in từng lỗi và cảnh báo
  export --period KỲ --out THƯ_MỤC    xuất tệp Excel, in đường dẫn
      --forms II.06a,II.08            chỉ những biểu này
  plan-export SỐ --out THƯ_MỤC --as pdf|docx|xlsx
                                      xuất phụ lục của kế hoạch mang số này, in đường dẫn
      --decision                      cả quyết định ban hành (pdf, docx)
  forms-pdf --period KỲ --out THƯ_MỤC xuất các biểu thành PDF, in đường dẫn
  schedule THỜI_GIAN --year NĂM       hiểu một thời gian thực hiện thế nào, đến hạn những ngày nào
  tasks [--due-before NGÀY]           in các việc chưa xong đến hạn trước ngày này, gần hạn trước
  working-days --year NĂM             in các ngày nghỉ trong năm vì sao nghỉ, và ngày làm bù
  ics --out TỆP.ics [--plan SỐ]       ghi tệp lịch của một kế hoạch, hoặc mọi việc trong năm nay
  backup                              sao lưu tệp dữ liệu, in đường dẫn bản sao
  restore BẢN_SAO                     đặt bản sao mang tên này vào chỗ tệp dữ liệu; tệp đang có giữ lại thành bản sao
  start-new                           bắt đầu sổ mới khi tệp dữ liệu không còn mà vẫn có bản sao; các bản sao giữ nguyên
  handover THƯ_MỤC                    ghi mọi thứ của đơn vị vào một thư mục mới ở đó để máy khác nhận, in đường dẫn
  verify                              kiểm tra toàn bộ tệp dữ liệu và các bản sao văn bản minh chứng
  call                                mỗi dòng vào là một lệnh JSON, mỗi dòng ra là một trả lời JSON
  commands                            các lệnh của `call`, tham số và kiểu
  types TỆP.ts                        ghi các kiểu TypeScript của trang
  help, version

  --data TỆP   dùng tệp dữ liệu này thay cho tệp của chương trình
  --json       in trả lời dạng JSON (sample, import-summary, plan-import, procedures-import, procedures, lists-import,
               intakes, intake-undo, count, dossiers, dossier, compare,
               clear-before, check, export, plan-export, forms-pdf, schedule, tasks, working-days,
               ics, backup, restore, start-new, handover, verify, commands)

Kỳ: 2026-01, 2026-Q1, 2026-H1, 2026-H2, 2026-9M, 2026, 2026-01..2026-05; từ ngày đến ngày: 2026-10-01..2026-11-10
(check, export, forms-pdf khi đó đếm biểu từ hồ sơ; biểu không đếm được lấy từ các kỳ nằm trọn trong khoảng ngày).
Mã thoát: 0 ổn; 1 có lỗi hoặc cảnh báo; 2 dùng sai hoặc tệp không dùng được.
";

/// How one command is written: `smc check --period KỲ`.
pub(crate) fn line(usage: &Usage) -> String {
    let mut line = format!("smc {}", usage.name);
    for word in usage.words {
        line.push(' ');
        line.push_str(word);
    }
    for option in usage.needed {
        line.push_str(&format!(" --{option} …"));
    }
    line
}

pub(crate) fn unknown_command(name: &str) -> String {
    let names: Vec<&str> = COMMANDS.iter().map(|usage| usage.name).collect();
    format!(
        "Không có lệnh “{name}”. Các lệnh: {}. Xem `smc help`.",
        names.join(", ")
    )
}
