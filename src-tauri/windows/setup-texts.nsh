; What setup and uninstaller say. Variables are those of setup.nsi at the time of saying.

!macro SAY name text
  LangString ${name} ${LANG_VIETNAMESE} `${text}`
!macroend
!define Say "!insertmacro SAY"
!define P "$\r$\n$\r$\n"

${Say} ABOUT_TEXT "Kế hoạch, nhiệm vụ và số liệu báo cáo của phường"
${Say} DATA_FILE_TEXT "Dữ liệu ${NAME}"
${Say} CANCEL_TEXT "Dừng lại, không làm tiếp?"

${Say} GREETING_NEW_TEXT "${NAME} giữ kế hoạch, nhiệm vụ và số liệu báo cáo hằng tháng của phường trên máy này, lập các biểu và văn bản để in, gửi.${P}Việc cài không cần mạng, chừng một phút. Không chương trình nào khác phải đóng.${P}Nhấn “Tiếp” để bắt đầu."
${Say} GREETING_BESIDE_TEXT "Máy này đã có ${NAME} $0, cài cho mọi người dùng. Muốn nâng cấp bản đó thì nhờ người quản trị máy chạy tệp này.${P}Nếu tiếp tục, bản ${VERSION} được cài thêm cho riêng bạn. Khi bản mới hơn đã ghi vào dữ liệu thì bản cũ không mở được dữ liệu ấy nữa.${P}Nhấn “Tiếp” để cài cho riêng bạn, hoặc “Hủy”."
${Say} GREETING_REPAIR_TEXT "Máy này đã có đúng bản ${VERSION} ở:$\r$\n$INSTDIR${P}Sửa chữa sẽ đặt lại mọi tệp của chương trình, kể cả tệp bị mất hoặc hỏng. Dữ liệu được giữ nguyên."
${Say} GREETING_UPGRADE_TEXT "Máy này đang có bản $Earlier ở:$\r$\n$INSTDIR${P}Các tệp của chương trình sẽ được thay bằng bản ${VERSION}. Dữ liệu được giữ nguyên."
${Say} GREETING_BACK_TEXT "Máy này đang có bản $Earlier, mới hơn bản ${VERSION} của tệp cài đặt này.${P}Bản $Earlier có thể đã ghi vào dữ liệu theo cách mà bản ${VERSION} không đọc được; khi ấy bản ${VERSION} sẽ từ chối mở dữ liệu.${P}Nếu không có lý do riêng, hãy nhấn “Hủy”."
${Say} GO_BACK_TEXT "Thay bản $Earlier bằng bản ${VERSION} cũ hơn?${P}Có thể không mở được dữ liệu cho tới khi cài lại bản $Earlier. Dữ liệu không bị xóa."
${Say} FOUND_TEXT "Đã có bản $Earlier ở $INSTDIR"

${Say} PLACE_TOP_TEXT "Thư mục có sẵn dưới đây hợp với hầu hết mọi máy. Muốn cài vào thư mục khác thì nhấn “Duyệt…”."
${Say} PLACE_TEXT "Không ghi được vào thư mục:$\r$\n$INSTDIR${P}Có thể bạn không có quyền ghi ở đó, hoặc ổ đĩa chỉ đọc. Hãy chọn thư mục khác, hoặc nhờ người quản trị máy."
${Say} ROOM_TEXT "Ổ đĩa của thư mục này không đủ chỗ:$\r$\n$INSTDIR${P}Cần $1 MB, chỉ còn $2 MB. Hãy xóa bớt tệp không dùng, hoặc chọn ổ đĩa khác."
${Say} REPLACE_TEXT "Không thay được tệp $0 trong thư mục:$\r$\n$INSTDIR${P}Có thể một chương trình khác (như phần mềm diệt virus) đang giữ tệp này. Dữ liệu không bị đụng đến. Hãy khởi động lại máy rồi chạy lại tệp cài đặt."

${Say} RUNS_TEXT "${NAME} đang mở: nhờ chương trình tự đóng."
${Say} RUNNING_TEXT "${NAME} đang mở trên máy này.${P}Nhấn “Đóng ngay”: chương trình được nhờ tự đóng, như khi bạn đóng cửa sổ của nó. Mọi ô đã nhập đều đã được ghi; ô đang gõ dở thì nên nhấn Enter trước."
${Say} STILL_RUNS_TEXT "${NAME} vẫn đang mở, có thể vì một hộp thoại đang chờ trả lời, một lệnh smc đang chạy, hoặc người dùng khác trên máy này đang mở.${P}Hãy tự đóng chương trình rồi nhấn “Thử lại”. Chưa có gì bị thay đổi."

${Say} ENDING_TEXT "Tìm “${NAME}” trong menu Start để mở.${P}Dữ liệu của bạn nằm ở:$\r$\n$Data${P}Hướng dẫn cài đặt, chuyển máy và gỡ ở tệp Huong-dan-cai-dat.txt trong thư mục của chương trình."
${Say} WEBVIEW_RUNS_TEXT "Đang cài Microsoft Edge WebView2, có thể mất vài phút…"
${Say} WEBVIEW_MISSING_TEXT "Cửa sổ chương trình chưa mở được, vì máy này thiếu Microsoft Edge WebView2.${P}Ở một máy có mạng, hãy tải từ trang WebView2 của Microsoft (Evergreen Standalone Installer, x64) tệp$\r$\n${WEBVIEW_SETUP}$\r$\nĐể tệp đó cạnh tệp cài đặt này rồi chạy lại, chọn “Sửa chữa”."
${Say} DONE_TEXT "Đã cài ${NAME} ${VERSION} vào $INSTDIR"

${Say} REFUSED_WINDOWS_TEXT "${NAME} cần Windows 10 hoặc mới hơn. Máy này dùng Windows cũ hơn nên không cài được."
${Say} REFUSED_OLDER_TEXT "Máy này đang có bản $Earlier, mới hơn bản ${VERSION}. Không thay bản mới bằng bản cũ khi cài lặng lẽ."
${Say} REFUSED_RIGHTS_TEXT "Cài cho mọi người dùng cần quyền quản trị. Hãy bỏ /AllUsers để cài cho riêng bạn, hoặc nhờ người quản trị máy."
${Say} REFUSED_UNINSTALL_TEXT "${NAME} được cài cho mọi người dùng nên chỉ người quản trị máy gỡ được."

${Say} UNINSTALL_TOP_TEXT "Chỉ chương trình được gỡ. Dữ liệu được giữ nguyên ở:$\r$\n$Data"
${Say} UNINSTALLED_TEXT "Chương trình đã được gỡ. Dữ liệu của bạn (số liệu, kế hoạch, minh chứng, bản sao lưu) vẫn còn nguyên ở:${P}$Data${P}Cài lại chương trình là dùng tiếp được. Nếu không cần nữa, bạn tự xóa thư mục này."
${Say} UNINSTALLED_NO_DATA_TEXT "Chương trình đã được gỡ. Tệp dữ liệu bạn để ở nơi khác (nếu có) vẫn còn nguyên."
${Say} REST_TEXT "Thư mục $INSTDIR còn tệp không phải của chương trình nên được giữ lại."
