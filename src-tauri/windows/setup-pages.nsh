; The pages of setup and uninstaller, in the order they are seen; a page with nothing to ask is passed over.

!define MUI_ICON "../../assets/icons/icon.ico"
!define MUI_UNICON "../../assets/icons/icon.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "welcome.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "welcome.bmp"
!define MUI_HEADERIMAGE
!define MUI_HEADERIMAGE_RIGHT
!define MUI_HEADERIMAGE_BITMAP "header.bmp"
!define MUI_HEADERIMAGE_UNBITMAP "header.bmp"
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "$(CANCEL_TEXT)"

MiscButtonText "< &Quay lại" "&Tiếp >" "Hủy" "Đón&g"
InstallButtonText "&Cài đặt"
UninstallButtonText "&Gỡ"

Var Title       ; of the first page
Var Greeting
Var Button      ; that starts what the first page announces
Var Asked       ; 1: the running program was asked to close once
Var Ending      ; the text of the last page

!define MUI_WELCOMEPAGE_TITLE "$Title"
!define MUI_WELCOMEPAGE_TEXT "$Greeting"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW NameButton
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveGreeting
!insertmacro MUI_PAGE_WELCOME

Page custom AskForWhom LeaveForWhom

!define MUI_PAGE_HEADER_TEXT "Chọn thư mục cài đặt"
!define MUI_PAGE_HEADER_SUBTEXT "Thư mục của chương trình; dữ liệu nằm riêng, không ở đây."
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(PLACE_TOP_TEXT)"
!define MUI_DIRECTORYPAGE_TEXT_DESTINATION "Thư mục của chương trình"
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipPlace
!define MUI_PAGE_CUSTOMFUNCTION_SHOW NameInstallButton
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeavePlace
!insertmacro MUI_PAGE_DIRECTORY

Page custom ShowRunning LeaveRunning

!define MUI_PAGE_HEADER_TEXT "Đang cài đặt"
!define MUI_PAGE_HEADER_SUBTEXT "Xin đợi trong khi các tệp của chương trình được đặt vào máy."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "Đã cài xong"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "${NAME} ${VERSION} đã ở trong máy."
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "Chưa cài được"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "Việc cài đặt đã dừng; dữ liệu không bị đụng đến."
!insertmacro MUI_PAGE_INSTFILES

!define MUI_FINISHPAGE_TITLE "Đã cài xong ${NAME} ${VERSION}"
!define MUI_FINISHPAGE_TEXT "$Ending"
!define MUI_FINISHPAGE_BUTTON "&Xong"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "&Mở ${NAME}"
!define MUI_FINISHPAGE_RUN_FUNCTION OpenProgram
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_TEXT "Đặt &biểu tượng trên màn hình nền"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION MakeDesktopIcon
!define MUI_PAGE_CUSTOMFUNCTION_PRE SayEnding
!define MUI_PAGE_CUSTOMFUNCTION_SHOW ShowEnding
!insertmacro MUI_PAGE_FINISH

!define MUI_PAGE_HEADER_TEXT "Gỡ ${NAME}"
!define MUI_PAGE_HEADER_SUBTEXT "Chương trình được gỡ khỏi máy; dữ liệu được giữ lại."
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(UNINSTALL_TOP_TEXT)"
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "Gỡ khỏi:"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW un.NameButton
!insertmacro MUI_UNPAGE_CONFIRM

UninstPage custom un.ShowRunning un.LeaveRunning

!define MUI_PAGE_HEADER_TEXT "Đang gỡ"
!define MUI_PAGE_HEADER_SUBTEXT "Xin đợi trong khi các tệp của chương trình được gỡ khỏi máy."
!define MUI_UNINSTFILESPAGE_FINISHHEADER_TEXT "Đã gỡ xong"
!define MUI_UNINSTFILESPAGE_FINISHHEADER_SUBTEXT "${NAME} không còn trong máy; dữ liệu được giữ lại."
!define MUI_UNINSTFILESPAGE_ABORTHEADER_TEXT "Chưa gỡ được"
!define MUI_UNINSTFILESPAGE_ABORTHEADER_SUBTEXT "Việc gỡ đã dừng; dữ liệu không bị đụng đến."
!insertmacro MUI_UNPAGE_INSTFILES

!define MUI_FINISHPAGE_TITLE "Đã gỡ ${NAME}"
!define MUI_FINISHPAGE_TEXT "$Ending"
!define MUI_FINISHPAGE_BUTTON "&Xong"
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_TEXT "&Mở thư mục dữ liệu"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION un.OpenData
!define MUI_PAGE_CUSTOMFUNCTION_PRE un.SayEnding
!define MUI_PAGE_CUSTOMFUNCTION_SHOW un.ShowEnding
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGE "Vietnamese"

; --- The first page: what is about to happen --------------------------------------------------

Function Greet
  ${If} $Earlier == ""
    StrCpy $Title "Cài ${NAME} ${VERSION}"
    StrCpy $Greeting "$(GREETING_NEW_TEXT)"
    ReadRegStr $0 HKLM "${ENTRY}" "DisplayVersion"
    ${If} $0 != ""
    ${AndIf} $Mode == "user"
      StrCpy $Greeting "$(GREETING_BESIDE_TEXT)"
    ${EndIf}
  ${ElseIf} $Order = 0
    StrCpy $Title "Sửa chữa ${NAME} ${VERSION}"
    StrCpy $Greeting "$(GREETING_REPAIR_TEXT)"
    StrCpy $Button "&Sửa chữa"
  ${ElseIf} $Order = 1
    StrCpy $Title "Nâng cấp lên ${NAME} ${VERSION}"
    StrCpy $Greeting "$(GREETING_UPGRADE_TEXT)"
    StrCpy $Button "&Nâng cấp"
  ${Else}
    StrCpy $Title "Máy này có bản mới hơn"
    StrCpy $Greeting "$(GREETING_BACK_TEXT)"
    StrCpy $Button "&Vẫn cài"
  ${EndIf}
FunctionEnd

Function NameButton
  ${If} $Button != ""
    GetDlgItem $0 $HWNDPARENT 1
    SendMessage $0 ${WM_SETTEXT} 0 "STR:$Button"
  ${EndIf}
FunctionEnd

Function LeaveGreeting
  ${If} $Earlier == ""
    Return
  ${EndIf}
  ${If} $Order = 2
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(GO_BACK_TEXT)" IDYES +2
    Abort
  ${EndIf}
  Call LeavePlace
FunctionEnd

; --- For whom, and where ---------------------------------------------------------------------

Function AskForWhom
  ${If} $Fixed != ""
  ${OrIf} $Rights != "Admin"
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "Cài cho ai?" "Máy có nhiều người dùng thì có thể cài một lần cho tất cả."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 6u 100% 12u "&Chỉ cho tôi"
  Pop $1
  ${NSD_AddStyle} $1 ${WS_GROUP}
  ${NSD_CreateLabel} 12u 20u -12u 20u "Nâng cấp hoặc gỡ về sau không cần quyền quản trị. Nên chọn khi chỉ một người dùng."
  Pop $0
  ${NSD_CreateRadioButton} 0 48u 100% 12u "Cho &mọi người dùng máy này"
  Pop $ForAll
  ${NSD_CreateLabel} 12u 62u -12u 20u "Nâng cấp hoặc gỡ về sau cần quyền quản trị. Mỗi người vẫn có dữ liệu riêng."
  Pop $0
  ${If} $Mode == "all"
    ${NSD_Check} $ForAll
    ${NSD_SetFocus} $ForAll
  ${Else}
    ${NSD_Check} $1
    ${NSD_SetFocus} $1
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function LeaveForWhom
  ${NSD_GetState} $ForAll $0
  StrCpy $Mode "user"
  ${If} $0 = ${BST_CHECKED}
    StrCpy $Mode "all"
  ${EndIf}
  Call SettlePlace
FunctionEnd

Function SkipPlace
  ${If} $Earlier != ""
    Abort
  ${EndIf}
FunctionEnd

Function NameInstallButton
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:$(^InstallBtn)"
FunctionEnd

Function LeavePlace
  Call CheckPlace
  ${If} $Trouble != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$Trouble"
    Abort
  ${EndIf}
FunctionEnd

; --- The program is open ---------------------------------------------------------------------

!macro RUNNING_PAGE un
  Function ${un}ShowRunning
    Call ${un}Runs
    ${If} $0 = 0
      Abort
    ${EndIf}
    StrCpy $Asked 0
    !insertmacro MUI_HEADER_TEXT "${NAME} đang mở" "Cần đóng chương trình trước khi thay các tệp của nó."
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateLabel} 0 6u 100% 90u "$(RUNNING_TEXT)"
    Pop $Title
    GetDlgItem $0 $HWNDPARENT 1
    SendMessage $0 ${WM_SETTEXT} 0 "STR:Đó&ng ngay"
    nsDialogs::Show
  FunctionEnd

  Function ${un}LeaveRunning
    EnableWindow $HWNDPARENT 0
    StrCpy $R0 20
    Call ${un}AskToClose
    EnableWindow $HWNDPARENT 1
    ${If} $0 <> 0
      SendMessage $Title ${WM_SETTEXT} 0 "STR:$(STILL_RUNS_TEXT)"
      GetDlgItem $0 $HWNDPARENT 1
      SendMessage $0 ${WM_SETTEXT} 0 "STR:&Thử lại"
      Abort
    ${EndIf}
  FunctionEnd
!macroend
!insertmacro RUNNING_PAGE ""
!insertmacro RUNNING_PAGE "un."

; --- The last page ---------------------------------------------------------------------------

; A control of the last page gets lines of its own: the ready-made page has room for seven lines of text.
!macro PLACE control top height
  System::Call '*(i 120, i ${top}, i 195, i ${height}) p .r9'
  System::Call 'user32::MapDialogRect(p $HWNDPARENT, p r9)'
  System::Call '*$9(i .r1, i .r2, i .r3, i .r4)'
  System::Free $9
  System::Call 'user32::SetWindowPos(p ${control}, p 0, i r1, i r2, i r3, i r4, i 4)'
!macroend

Function SayEnding
  StrCpy $Ending "$(ENDING_TEXT)"
  ${If} $WebView == ""
    StrCpy $Ending "$(WEBVIEW_MISSING_TEXT)"
  ${EndIf}
FunctionEnd

Function ShowEnding
  !insertmacro PLACE $mui.FinishPage.Text 40 106
  !insertmacro PLACE $mui.FinishPage.Run 150 10
  !insertmacro PLACE $mui.FinishPage.ShowReadme 168 10
  ${If} $WebView == "" ; its window would not open
    ${NSD_Uncheck} $mui.FinishPage.Run
    ShowWindow $mui.FinishPage.Run ${SW_HIDE}
  ${EndIf}
  ${If} ${FileExists} "$DESKTOP\${NAME}.lnk"
    ShowWindow $mui.FinishPage.ShowReadme ${SW_HIDE}
  ${EndIf}
FunctionEnd

; Through the shell, so that the program never has setup's administrator rights.
Function OpenProgram
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\${EXE}"'
FunctionEnd

Function un.NameButton
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:$(^UninstallBtn)"
FunctionEnd

Function un.SayEnding
  StrCpy $Ending "$(UNINSTALLED_TEXT)"
  ${IfNot} ${FileExists} "$Data\*.*"
    StrCpy $Ending "$(UNINSTALLED_NO_DATA_TEXT)"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\*.*"
    StrCpy $Ending "$Ending$\r$\n$\r$\n$(REST_TEXT)"
  ${EndIf}
FunctionEnd

Function un.ShowEnding
  !insertmacro PLACE $mui.FinishPage.Text 40 124
  !insertmacro PLACE $mui.FinishPage.ShowReadme 168 10
  ${IfNot} ${FileExists} "$Data\*.*"
    ShowWindow $mui.FinishPage.ShowReadme ${SW_HIDE}
  ${EndIf}
FunctionEnd

Function un.OpenData
  Exec '"$WINDIR\explorer.exe" "$Data"'
FunctionEnd
