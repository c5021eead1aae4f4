use super::*;

/// A list as a file of comma-separated values, read with choices; what each row says as one line.
fn read_with(name: &str, text: &str, choices: &ListChoices) -> (Result<Understood>, Vec<String>) {
    let path = Path::new(name);
    let book = Book::of_bytes(path, text.as_bytes().to_vec(), &LIST, &|_| true).unwrap();
    let mut rows = Vec::new();
    let read = of_book(book, path, choices, |line, said| {
        rows.push(format!("{line} {}", shown(said)));
        Ok(())
    });
    (read, rows)
}

fn list(text: &str) -> (Understood, Vec<String>) {
    let (read, rows) = read_with("ds.csv", text, &ListChoices::default());
    (read.unwrap(), rows)
}

/// "H-260115-01 1.001193 Tên|Lĩnh vực|Đơn vị online processing r2026-11-06 d… f… t…".
fn shown(said: &Said) -> String {
    let facts = said.facts;
    let mut parts = vec![said.code.clone()];
    parts.extend(said.procedure.clone());
    parts.extend(
        [("", &said.title), ("lv:", &said.field), ("đv:", &said.unit)]
            .iter()
            .filter_map(|(label, own)| own.as_ref().map(|own| format!("{label}{own}"))),
    );
    parts.extend(facts.channel.map(|own| format!("{own:?}")));
    parts.extend(facts.status.map(|own| format!("{own:?}")));
    for (label, own) in [
        ("r", facts.received),
        ("d", facts.due),
        ("f", facts.finished),
        ("t", facts.returned),
    ] {
        parts.extend(own.map(|own| format!("{label}{}", own.format("%m-%d %H:%M"))));
    }
    for (label, own) in [
        ("paid", facts.paid),
        ("dig", facts.digitised),
        ("el", facts.electronic),
        ("sorry", facts.apology),
    ] {
        parts.extend(own.map(|own| format!("{label}={own}")));
    }
    parts.join(" ")
}

/// The remarks that hold a word.
fn told<'a>(read: &'a Understood, word: &str) -> Vec<&'a str> {
    read.remarks
        .iter()
        .map(String::as_str)
        .filter(|own| own.contains(word))
        .collect()
}

#[test]
fn a_list_is_read_row_by_row() {
    let (read, rows) = list(
        "SỔ THEO DÕI HỒ SƠ,,,,,,,,,,\n\
         (từ ngày 15/10/2026 đến ngày 14/11/2026),,,,,,,,,,\n\
         TT,Số hồ sơ,Mã TTHC,Thủ tục,Lĩnh vực,Hình thức nộp,Chủ hồ sơ,Ngày tiếp nhận,Hạn trả,Ngày hoàn thành,Tình trạng hồ sơ\n\
         1,H24-260115-0001,1.001193,Đăng ký khai sinh,Hộ tịch,Trực tuyến,Nguyễn Văn Mẫu,06/11/2026 08:00,09/11/2026,,Đang xử lý\n\
         2,H24-260115-0002,2.000629.000.00.00.H24,Chứng thực bản sao,Chứng thực,Trực tiếp,Trần Thị Mẫu,07/11/2026,07/11/2026,07/11/2026 16:30,Đã trả kết quả\n\
         Tổng số: 2,,,,,,,,,,\n",
    );
    assert_eq!(
        rows,
        [
            "4 H24-260115-0001 1.001193 Đăng ký khai sinh lv:Hộ tịch Online Processing r11-06 08:00 d11-09 00:00",
            "5 H24-260115-0002 2.000629 Chứng thực bản sao lv:Chứng thực Direct Returned r11-07 00:00 d11-07 00:00 f11-07 16:30",
        ]
    );
    assert_eq!((read.rows, read.dossiers, read.total), (2, 2, Some(2)));
    assert_eq!(read.latest.unwrap().to_string(), "2026-11-14 00:00:00");
    assert_eq!(read.left_out.1, 0);
    let persons: Vec<&str> = (read.columns.iter())
        .filter(|own| own.role == Role::Personal)
        .map(|own| own.heading.as_str())
        .collect();
    assert_eq!(persons, ["Chủ hồ sơ"]);
    assert!(
        read.problems.is_empty() && read.remarks.is_empty(),
        "{:?}",
        read.remarks
    );
}

#[test]
fn data_that_stand_beside_their_headings_are_found_and_told() {
    let (read, rows) = list(
        "STT;Đơn vị tiếp nhận;Người tiếp nhận;Tên thủ tục hành chính;Mã hồ sơ;Trạng thái;Ngày nhận\n\
         1;UBND phường Mẫu;Đăng ký khai sinh cho trẻ em có cha, mẹ;H24-260115-0001;Đang xử lý;06/11/2026\n\
         2;UBND phường Mẫu;Chứng thực bản sao từ bản chính giấy tờ;H24-260115-0002;Đã trả kết quả;07/11/2026\n\
         3;UBND phường Mẫu;Cấp giấy xác nhận tình trạng hôn nhân;H24-260115-0003;Đang xử lý;07/11/2026\n",
    );
    assert_eq!(
        rows[0],
        "2 H24-260115-0001 Đăng ký khai sinh cho trẻ em có cha, mẹ đv:UBND phường Mẫu Processing r11-06 00:00"
    );
    assert_eq!(
        told(&read, "lệch"),
        [
            "Dữ liệu đứng lệch so với tiêu đề: từ “Tên thủ tục hành chính” trở đi lệch sang trái 1 cột (dữ liệu ở cột C)."
        ]
    );
    assert_eq!(
        told(&read, "không có cột"),
        ["Tiêu đề “Người tiếp nhận” không có cột dữ liệu nào."]
    );
}

#[test]
fn groups_headings_again_and_closing_lines_are_no_dossiers() {
    let (read, rows) = list(
        "STT,Mã hồ sơ,Trạng thái,Ngày nhận\n\
         (1),(2),(3),(4)\n\
         I. Hộ tịch,,,\n\
         1,H24-260115-0001,Đang xử lý,06/11/2026\n\
         STT,Mã hồ sơ,Trạng thái,Ngày nhận\n\
         Lĩnh vực: Đất đai,,,\n\
         2,H24-260115-0002,Đang xử lý,06/11/2026\n\
         Phòng Kinh tế,,,\n\
         3,H24-260115-0003,Đang xử lý,06/11/2026\n\
         ,,thiếu mã,06/11/2026\n\
         Tổng số: 135,,,\n\
         NGƯỜI LẬP BIỂU,,,GIÁM ĐỐC\n",
    );
    assert_eq!(
        rows,
        [
            "4 H24-260115-0001 lv:Hộ tịch Processing r11-06 00:00",
            "7 H24-260115-0002 lv:Đất đai Processing r11-06 00:00",
            "9 H24-260115-0003 đv:Phòng Kinh tế Processing r11-06 00:00",
        ]
    );
    assert_eq!(read.total, Some(135));
    let left: Vec<String> = read
        .left_out
        .0
        .iter()
        .map(|own| format!("{} {}", own.line, own.why))
        .collect();
    assert_eq!(left, ["10 không có mã hồ sơ", "12 không có mã hồ sơ"]);
    assert_eq!(
        told(&read, "135"),
        [
            "Danh sách ghi tổng số 135 hồ sơ nhưng tệp chỉ có 3. Có thể mới xuất một trang; chọn xem tất cả rồi xuất lại."
        ]
    );
}

#[test]
fn a_page_of_twenty_is_hardly_the_whole() {
    let row = |at: usize| format!("{at},H24-260115-{at:04},Đang xử lý\n");
    let rows: String = (1..=20).map(row).collect();
    let (read, _) = list(&format!("STT,Mã hồ sơ,Trạng thái\n{rows}"));
    assert_eq!(told(&read, "một trang").len(), 1, "{:?}", read.remarks);
}

#[test]
fn words_nobody_knows_stay_unknown_until_they_are_said() {
    let text = "Mã hồ sơ,Trạng thái,Kênh thực hiện\n\
                H24-260115-0001,Chuyển liên thông,Trực tuyến\n\
                H24-260115-0002,Đang xử lý,Kiosk\n\
                H24-260115-0003,Chuyển liên thông,Trực tiếp\n";
    let (read, rows) = list(text);
    assert_eq!(rows[0], "2 H24-260115-0001 Online");
    let unknown: Vec<(&str, u32)> = (read.statuses.iter())
        .filter(|own| own.meaning.is_none())
        .map(|own| (own.word.as_str(), own.rows))
        .collect();
    assert_eq!(unknown, [("Chuyển liên thông", 2)]);
    let choices = ListChoices {
        statuses: vec![StatusChoice {
            word: "chuyển LIÊN THÔNG".to_owned(),
            status: Some(Status::Processing),
        }],
        channels: vec![ChannelChoice {
            word: "Kiosk".to_owned(),
            channel: Some(Channel::Online),
        }],
        ..ListChoices::default()
    };
    let (_, rows) = read_with("ds.csv", text, &choices);
    assert_eq!(rows[0], "2 H24-260115-0001 Online Processing");
    assert_eq!(rows[1], "3 H24-260115-0002 Online Processing");
}

#[test]
fn titles_and_names_say_what_all_have_in_common() {
    let text = "Mã hồ sơ,Ngày nhận\nH24-260115-0001,06/11/2026\nH24-260115-0002,06/11/2026\n";
    let (read, rows) = read_with("tiep-nhan-qua-mang.csv", text, &ListChoices::default());
    assert_eq!(
        read.unwrap().meaning.unwrap().0.channel,
        Some(Channel::Online)
    );
    assert_eq!(rows[0], "2 H24-260115-0001 Online r11-06 00:00");
    let titled = format!("DANH SÁCH HỒ SƠ XIN RÚT,\n{text}");
    let (_, rows) = list(&titled);
    assert_eq!(rows[0], "3 H24-260115-0001 Withdrawn r11-06 00:00");
    // What the officer says stands over what the title says.
    let choices = ListChoices {
        meaning: Some(Meaning::default()),
        ..ListChoices::default()
    };
    let (_, rows) = read_with("tiep-nhan-qua-mang.csv", text, &choices);
    assert_eq!(rows[0], "2 H24-260115-0001 r11-06 00:00");
}

#[test]
fn a_list_of_codes_and_one_fact_is_a_list() {
    let (_, rows) = list(
        "Mã hồ sơ,Hình thức thanh toán\nH24-260115-0001,Trực tuyến\nH24-260115-0002,\nH24-260115-0003,Tiền mặt\n",
    );
    assert_eq!(
        rows,
        [
            "2 H24-260115-0001 paid=true",
            "3 H24-260115-0002 paid=false",
            "4 H24-260115-0003 paid=false"
        ]
    );
}

#[test]
fn property_names_are_headings_and_codes_are_known_by_their_shape() {
    let (read, rows) = list(
        "STT,MaHoSo,ChuHoSo,SoDienThoaiChuHoSo,NgayTiepNhan,NgayHenTra\n1,H24-260115-0001,Lê Văn Mẫu,0900000001,06/11/2026,09/11/2026\n",
    );
    assert_eq!(rows, ["2 H24-260115-0001 r11-06 00:00 d11-09 00:00"]);
    assert!(read.problems.is_empty());
    let (read, rows) = list(
        "Ký hiệu hệ thống,Trạng thái,Ngày nhận\nH24-260115-0001,Đang xử lý,06/11/2026\nH24-260115-0002,Đang xử lý,06/11/2026\n",
    );
    assert_eq!(rows[0], "2 H24-260115-0001 Processing r11-06 00:00");
    assert_eq!(told(&read, "theo dạng").len(), 1);
}

#[test]
fn a_list_without_a_code_or_with_two_is_a_question() {
    let (read, rows) = list("Thủ tục,Trạng thái,Ngày nhận\nKhai sinh,Đang xử lý,06/11/2026\n");
    assert!(rows.is_empty());
    assert_eq!(
        read.problems,
        ["Không có cột nào chứa mã hồ sơ. Chọn cột mã hồ sơ, hoặc xuất lại danh sách có cột này."]
    );
    let text = "Mã hồ sơ,Số hồ sơ,Trạng thái\nH24-260115-0001,X-000001,Đang xử lý\nH24-260115-0002,X-000002,Đang xử lý\n";
    let (read, _) = list(text);
    assert_eq!(
        read.problems,
        ["Có 2 cột mã hồ sơ (cột A “Mã hồ sơ”, cột B “Số hồ sơ”). Chọn một cột."]
    );
    let choices = ListChoices {
        columns: vec![ColumnChoice {
            column: 1,
            role: Role::Code,
        }],
        ..ListChoices::default()
    };
    let (read, rows) = read_with("ds.csv", text, &choices);
    assert!(read.unwrap().problems.is_empty());
    assert_eq!(rows[0], "2 X-000001 Processing");
}

#[test]
fn rows_of_one_code_that_disagree_are_a_question() {
    let text = "Mã hồ sơ,Trạng thái\nH24-260115-0001,Đang xử lý\nH24-260115-0001,Đang xử lý\nH24-260115-0001,Đã trả kết quả\n\
                H24-260115-0002,Đang xử lý\nH24-260115-0003,Đang xử lý\nH24-260115-0004,Đang xử lý\nH24-260115-0005,Đang xử lý\n\
                H24-260115-0006,Đang xử lý\nH24-260115-0007,Đang xử lý\n";
    let (read, rows) = list(text);
    assert_eq!(read.disagreeing, [("H24-260115-0001".to_owned(), 2, 4)]);
    assert_eq!((rows.len(), read.dossiers, read.rows), (7, 7, 9));
    let left: Vec<&str> = read.left_out.0.iter().map(|own| own.why.as_str()).collect();
    assert_eq!(
        left,
        ["lặp lại dòng 2", "cùng mã với dòng 2 nhưng khác nội dung"]
    );
    let choices = ListChoices {
        repeats: Some(Repeats::Last),
        ..ListChoices::default()
    };
    let (_, rows) = read_with("ds.csv", text, &choices);
    assert_eq!(rows[1], "4 H24-260115-0001 Returned");
}

#[test]
fn dates_of_other_centuries_and_words_are_told() {
    let (read, rows) = list(
        "Mã hồ sơ,Ngày nhận,Ngày hẹn trả\nH24-260115-0001,06/11/0202,09/11/2026\nH24-260115-0002,07/11/2026,sau\n\
         H24-260115-0003,07/11/2026,08/11/2026\nH24-260115-0004,07/11/2026,08/11/2026\nH24-260115-0005,07/11/2026,-\n",
    );
    assert_eq!(rows[0], "2 H24-260115-0001 d11-09 00:00");
    assert_eq!(rows[1], "3 H24-260115-0002 r11-07 00:00");
    assert_eq!(
        read.remarks,
        [
            "Cột “Ngày tiếp nhận” có ngày thuộc năm 0202 (dòng 2); coi như chưa rõ. Sửa ở hệ thống rồi xuất lại.",
            "Cột “Ngày hẹn trả” có ô không phải ngày (dòng 3); các ô đó coi như chưa rõ.",
        ]
    );
}

#[test]
fn a_person_in_a_title_is_not_kept() {
    let (read, rows) = list(
        "Mã hồ sơ,Trích yếu,Trạng thái\nH24-260115-0001,Nguyễn Văn Mẫu xin cấp lại giấy khai sinh,Đang xử lý\n\
         H24-260115-0002,Chứng thực bản sao từ bản chính,Đang xử lý\n",
    );
    assert_eq!(
        rows,
        [
            "2 H24-260115-0001 Processing",
            "3 H24-260115-0002 Chứng thực bản sao từ bản chính Processing"
        ]
    );
    assert_eq!(told(&read, "tên người").len(), 1);
}

#[test]
fn what_is_no_list_is_refused_in_words() {
    for text in [
        "STT,Tên\n1,Nguyễn Văn Mẫu\n",
        "Lĩnh vực,Tổng số\nHộ tịch,12\n",
        "abc\n",
    ] {
        let (read, _) = read_with("ds.csv", text, &ListChoices::default());
        let sentence = read.unwrap_err().to_string();
        assert!(
            sentence.starts_with("Tệp ds.csv không phải danh sách hồ sơ"),
            "{sentence}"
        );
    }
}

#[test]
fn the_same_table_with_another_title_is_another_kind() {
    let text = "Mã hồ sơ,Trạng thái\nH24-260115-0001,Đang xử lý\n";
    let print = |title: &str| list(&format!("{title},\n{text}")).0.fingerprint;
    assert_eq!(
        print("Danh sách từ ngày 15/10/2026"),
        print("DANH SÁCH TỪ NGÀY 15/11/2026")
    );
    assert_ne!(
        print("Danh sách tiếp nhận qua mạng"),
        print("Danh sách tiếp nhận trực tiếp")
    );
}
