//! Plans that are pasted as text.

use crate::read::pasted;

#[test]
fn a_pasted_plan_is_the_same_with_every_programs_line_ends() {
    let text = "KẾ HOẠCH NĂM 2026|TT\tNội dung\tThời gian\tĐơn vị chủ trì|\
                1\t\"Rà soát|- một|- hai\"\tHàng quý\tVăn phòng|2\tPhát thanh\tHàng tháng\tPhòng Văn hóa|";
    for end in ["\n", "\r\n", "\r"] {
        // Blank lines at the end say nothing.
        let preview = pasted(&format!("{text}||").replace('|', end));
        let expected = ["Rà soát\n- một\n- hai", "Phát thanh"];
        assert_eq!(preview.column("content"), expected, "{end:?}");
        assert_eq!(preview.column("lead"), ["Văn phòng", "Phòng Văn hóa"]);
        assert_eq!(preview.column("time"), ["Hàng quý", "Hàng tháng"]);
    }
}

#[test]
fn two_appendices_on_one_sheet_of_text() {
    let preview = pasted(
        "PHỤ LỤC I\nNHIỆM VỤ CHUNG NĂM 2026\nTT\tNội dung công việc\tThời gian\tĐơn vị chủ trì\n\
         1\tRà soát\tHàng quý\tVăn phòng\nPHỤ LỤC II\nTUYÊN TRUYỀN\nTT\tNội dung tuyên truyền\tThời gian\tĐơn vị chủ trì\n\
         1\tPhát thanh\tHàng tháng\tPhòng Văn hóa\nNơi nhận:\n- Lưu VT",
    );
    let names: Vec<&str> = preview
        .used()
        .iter()
        .map(|table| table["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["PHỤ LỤC I", "PHỤ LỤC II"]);
    assert_eq!(preview.column("content"), ["Rà soát", "Phát thanh"]);
}

#[test]
fn a_text_pasted_from_word_breaks_inside_cells() {
    let preview = pasted(
        "TT\tNội dung công việc\tThời gian\tĐơn vị chủ trì\tKết quả\n\
         I\tChỉ đạo\n\
         1\tRà soát năm 2026\tHàng\ntháng\t- Văn phòng\n- Các phòng\tBáo cáo\n\
         2\tTập huấn\tQuý I/2026\tVăn phòng\tLớp học\n",
    );
    assert_eq!(preview.outline(), ["S0 I", "T1 1", "T1 2"]);
    assert_eq!(preview.column("time"), ["", "Hàng\ntháng", "Quý I/2026"]);
    assert_eq!(preview.column("lead")[1], "- Văn phòng\n- Các phòng");
}

#[test]
fn rows_pasted_without_their_heading_are_guessed_and_said_to_be() {
    let preview = pasted(
        "1\tRà soát, đánh giá thủ tục hành chính năm 2026\tTrong năm 2026\tVăn phòng\tCác phòng chuyên môn\tBáo cáo\n\
         2\tTập huấn nghiệp vụ kiểm soát thủ tục\tThường xuyên\tTrung tâm Phục vụ\tCác phòng chuyên môn\tLớp học",
    );
    preview.is_doubted("không có hàng tiêu đề");
    assert_eq!(preview.outline(), ["T0 1", "T0 2"]);
    assert_eq!(preview.column("time"), ["Trong năm 2026", "Thường xuyên"]);
    assert_eq!(preview.column("lead"), ["Văn phòng", "Trung tâm Phục vụ"]);
    assert_eq!(preview.column("coordinating")[0], "Các phòng chuyên môn");
    assert_eq!(preview.column("result"), ["Báo cáo", "Lớp học"]);
}
