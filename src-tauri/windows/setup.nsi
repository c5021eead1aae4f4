; The installer of Sổ Một Cửa, for NSIS 3.08.
;
;   makensis -DVERSION=0.1.0 -DSTAGE=<folder of files> -DOUT=<setup.exe> [-DFAST] setup.nsi
;
; For the current user without administrator rights; for everybody where there are such rights.
; Installs, upgrades in place, repairs, uninstalls; never touches data, never goes to the network.
; Switches: /S silent, /AllUsers, /CurrentUser, /DesktopIcon, /D=folder (last, without quotes).
; What it did stands in %TEMP%\SoMotCua-cai-dat.log.

Unicode true
Target amd64-unicode
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

; Exit codes; 0, 1 (cancelled) and 2 (broken off) are NSIS's own.
!define REFUSED_WINDOWS 3
!define REFUSED_OLDER 4
!define REFUSED_RUNNING 5
!define REFUSED_PLACE 6
!define REFUSED_RIGHTS 7

!define NAME "Sổ Một Cửa"
!define EXE "so-mot-cua.exe"
!define UNINSTALLER "go-cai-dat.exe"
!define FRESH "~moi" ; where new files wait until all of them are there
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\SoMotCua"
!define CLASSES "Software\Classes"
!define PROGID "SoMotCua.DuLieu"
!define WEBVIEW "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define WEBVIEW_SETUP "MicrosoftEdgeWebView2RuntimeInstallerX64.exe"

; Everything that is handed out, in the order it is put in place: what starts the rest comes last.
!macro EACH_FILE do
  !insertmacro ${do} "LICENSE.txt"
  !insertmacro ${do} "OFL.txt"
  !insertmacro ${do} "Huong-dan-cai-dat.txt"
  !insertmacro ${do} "Thu-vien.txt"
  !insertmacro ${do} "WebView2Loader.dll"
  !insertmacro ${do} "smc.exe"
  !insertmacro ${do} "${UNINSTALLER}"
  !insertmacro ${do} "${EXE}"
!macroend

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\SoMotCua"
RequestExecutionLevel highest
ManifestSupportedOS Win10
ManifestDPIAware true
ManifestLongPathAware true
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
SetFont "Segoe UI" 9
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileDescription" "Trình cài đặt ${NAME}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "CompanyName" "${NAME}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "Giấy phép MIT"

!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include nsDialogs.nsh
!include MUI2.nsh

Var Mode        ; "user" or "all"
Var Fixed       ; not empty: a switch or an earlier installation has settled for whom
Var Rights      ; "Admin" where there are administrator rights
Var Earlier     ; version of the earlier installation of the same kind, or empty
Var Order       ; this version against it: 0 the same, 1 newer, 2 older
Var Data        ; the folder of the user's data
Var Stale       ; files of the earlier version that this one lacks
Var Trouble     ; a sentence, or empty
Var WebView     ; version of the web view, or empty
Var WantsIcon   ; "1": make a desktop icon
Var ForAll      ; the radio button

; A line of the log and of the details.
!macro NOTE text
  DetailPrint `${text}`
  Push $R0
  FileOpen $R0 "$TEMP\SoMotCua-cai-dat.log" a
  FileSeek $R0 0 END
  FileWriteUTF16LE /BOM $R0 `${text}$\r$\n`
  FileClose $R0
  Pop $R0
!macroend
!define Note "!insertmacro NOTE"

; Says why not, and ends with an exit code.
!macro REFUSE code text
  ${Note} `${text}`
  MessageBox MB_OK|MB_ICONSTOP `${text}` /SD IDOK
  SetErrorLevel ${code}
  Quit
!macroend
!define Refuse "!insertmacro REFUSE"

!include setup-running.nsh
!insertmacro RUNNING ""
!insertmacro RUNNING "un."
!include setup-pages.nsh
!include setup-texts.nsh

; --- Before the first page -------------------------------------------------------------------

Function .onInit
  Delete "$TEMP\SoMotCua-cai-dat.log"
  ${Note} "${NAME} ${VERSION}: $CMDLINE"
  ${IfNot} ${AtLeastWin10}
    ${Refuse} ${REFUSED_WINDOWS} "$(REFUSED_WINDOWS_TEXT)"
  ${EndIf}
  SetShellVarContext current
  StrCpy $Data "$LOCALAPPDATA\SoMotCua"
  UserInfo::GetAccountType
  Pop $Rights
  Call ReadSwitches
  Call FindEarlier
  Call SettlePlace
  Call FindWebView
  ${If} $Earlier != ""
  ${AndIf} $Order = 2
  ${AndIf} ${Silent}
    ${Refuse} ${REFUSED_OLDER} "$(REFUSED_OLDER_TEXT)"
  ${EndIf}
  ${If} ${Silent}
    Call CheckPlace
    ${If} $Trouble != ""
      ${Refuse} ${REFUSED_PLACE} "$Trouble"
    ${EndIf}
    Call Free
  ${EndIf}
  Call Greet
FunctionEnd

Function ReadSwitches
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DesktopIcon" $1
  ${IfNot} ${Errors}
    StrCpy $WantsIcon 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/CurrentUser" $1
  ${IfNot} ${Errors}
    StrCpy $Mode "user"
    StrCpy $Fixed 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/AllUsers" $1
  ${IfNot} ${Errors}
    ${If} $Rights != "Admin"
      ${Refuse} ${REFUSED_RIGHTS} "$(REFUSED_RIGHTS_TEXT)"
    ${EndIf}
    StrCpy $Mode "all"
    StrCpy $Fixed 1
  ${EndIf}
FunctionEnd

; An earlier installation, of the asked kind or else of either; one for everybody only counts for administrators.
Function FindEarlier
  ReadRegStr $0 HKCU "${ENTRY}" "InstallLocation"
  ReadRegStr $1 HKLM "${ENTRY}" "InstallLocation"
  ${If} $Fixed == ""
    StrCpy $Mode "user"
    ${If} $0 == ""
    ${AndIf} $1 != ""
    ${AndIf} $Rights == "Admin"
      StrCpy $Mode "all"
    ${EndIf}
  ${EndIf}
  ${If} $Mode == "all"
    StrCpy $0 $1
  ${EndIf}
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\*.*"
    StrCpy $Fixed 1
    StrCpy $INSTDIR $0
    ${If} $Mode == "all"
      ReadRegStr $Earlier HKLM "${ENTRY}" "DisplayVersion"
    ${Else}
      ReadRegStr $Earlier HKCU "${ENTRY}" "DisplayVersion"
    ${EndIf}
    ${VersionCompare} "${VERSION}" "$Earlier" $Order
    ${Note} "$(FOUND_TEXT)"
  ${EndIf}
FunctionEnd

; The context of registry and folders follows for whom; the folder too, unless it was named.
Function SettlePlace
  SetShellVarContext current
  StrCpy $0 "$LOCALAPPDATA\Programs\SoMotCua"
  ${If} $Mode == "all"
    ${If} $INSTDIR == $0
      StrCpy $INSTDIR "$PROGRAMFILES64\SoMotCua"
    ${EndIf}
    SetShellVarContext all
  ${ElseIf} $INSTDIR == "$PROGRAMFILES64\SoMotCua"
    StrCpy $INSTDIR $0
  ${EndIf}
FunctionEnd

Function FindWebView
  StrCpy $WebView ""
  ReadRegStr $0 HKLM "SOFTWARE\WOW6432Node\${WEBVIEW}" "pv"
  ReadRegStr $1 HKLM "SOFTWARE\${WEBVIEW}" "pv"
  ReadRegStr $2 HKCU "Software\${WEBVIEW}" "pv"
  ${If} $0 != ""
  ${AndIf} $0 != "0.0.0.0"
    StrCpy $WebView $0
  ${ElseIf} $1 != ""
  ${AndIf} $1 != "0.0.0.0"
    StrCpy $WebView $1
  ${ElseIf} $2 != ""
  ${AndIf} $2 != "0.0.0.0"
    StrCpy $WebView $2
  ${EndIf}
FunctionEnd

; --- Installing ------------------------------------------------------------------------------

!macro EXTRACT name
  !if "${name}" == "${UNINSTALLER}"
    WriteUninstaller "$INSTDIR\${FRESH}\${UNINSTALLER}"
  !else
    File "${STAGE}/${name}"
  !endif
!macroend

!macro PUT_IN_PLACE name
  Push "${name}"
  Call PutInPlace
!macroend

!macro FORGET_FRESH name
  Delete "$INSTDIR\${FRESH}\${name}"
!macroend

!macro LIST name
  StrCpy $0 "$0|${name}"
!macroend

Section "${NAME}" Program
  Call Free
  ClearErrors
  SetOutPath "$INSTDIR\${FRESH}"
  ${If} ${Errors}
    ${Note} "$(PLACE_TEXT)"
    MessageBox MB_OK|MB_ICONSTOP "$(PLACE_TEXT)" /SD IDOK
    SetErrorLevel ${REFUSED_PLACE}
    Abort
  ${EndIf}
  !insertmacro EACH_FILE EXTRACT
  ${IfNot} ${FileExists} "$INSTDIR\${FRESH}\${UNINSTALLER}"
    Abort
  ${EndIf}
  Call FindStale
  !insertmacro EACH_FILE PUT_IN_PLACE
  SetOutPath "$INSTDIR"
  RMDir "$INSTDIR\${FRESH}"
  Call RemoveStale
  Call Register
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${EXE}" "" "" 0 SW_SHOWNORMAL "" "$(ABOUT_TEXT)"
  ${If} $WantsIcon = 1
    Call MakeDesktopIcon
  ${EndIf}
  Call ProvideWebView
  ${Note} "$(DONE_TEXT)"
SectionEnd

; Whether the folder can be written and has room: $Trouble is a sentence when not. Leaves nothing behind.
Function CheckPlace
  StrCpy $Trouble ""
  ClearErrors
  CreateDirectory "$INSTDIR\${FRESH}"
  FileOpen $0 "$INSTDIR\${FRESH}\thu" w
  ${If} ${Errors}
    StrCpy $Trouble "$(PLACE_TEXT)"
  ${Else}
    FileClose $0
    Delete "$INSTDIR\${FRESH}\thu"
    ; While files are replaced both versions lie on the disk.
    SectionGetSize ${Program} $1
    IntOp $1 $1 / 1024
    IntOp $1 $1 + 5
    System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r2, p 0, p 0) i .r3'
    System::Int64Op $2 / 1048576
    Pop $2
    ${If} $3 <> 0
      System::Int64Op $2 < $1
      Pop $3
      ${If} $3 = 1
        StrCpy $Trouble "$(ROOM_TEXT)"
      ${EndIf}
    ${EndIf}
  ${EndIf}
  RMDir "$INSTDIR\${FRESH}"
  RMDir "$INSTDIR"
FunctionEnd

; New files that never came to their place.
Function .onInstFailed
  SetOutPath "$INSTDIR"
  !insertmacro EACH_FILE FORGET_FRESH
  RMDir "$INSTDIR\${FRESH}"
FunctionEnd

; One new file, safely on the disk, takes the place of the old one in one step.
Function PutInPlace
  Exch $0
  Push $1
  Push $2
  FileOpen $1 "$INSTDIR\${FRESH}\$0" a
  System::Call 'kernel32::FlushFileBuffers(p r1)'
  FileClose $1
  SetFileAttributes "$INSTDIR\$0" NORMAL
  ${For} $1 1 40 ; ten seconds: a virus scanner may be looking at it
    ; replaces what is there, waits for the disk
    System::Call 'kernel32::MoveFileExW(w "$INSTDIR\${FRESH}\$0", w "$INSTDIR\$0", i 9) i .r2'
    ${If} $2 <> 0
      ${Break}
    ${EndIf}
    Sleep 250
  ${Next}
  ${If} $2 = 0
    ${Note} "$(REPLACE_TEXT)"
    MessageBox MB_OK|MB_ICONSTOP "$(REPLACE_TEXT)" /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

; Which files the earlier version brought that are not among the new ones.
Function FindStale
  StrCpy $Stale ""
  ReadRegStr $0 SHCTX "${ENTRY}" "Files"
  StrCpy $1 1
  ${Do}
    ClearErrors
    ${WordFind} "|$0|" "|" "E+$1" $2
    ${If} ${Errors}
      ${Break}
    ${EndIf}
    ${GetFileName} $2 $3
    ${If} $2 == $3 ; a plain name
    ${AndIfNot} ${FileExists} "$INSTDIR\${FRESH}\$2"
      StrCpy $Stale "$Stale|$2"
    ${EndIf}
    IntOp $1 $1 + 1
  ${Loop}
FunctionEnd

Function RemoveStale
  StrCpy $1 1
  ${Do}
    ClearErrors
    ${WordFind} "$Stale|" "|" "E+$1" $2
    ${If} ${Errors}
      ${Break}
    ${EndIf}
    System::Call 'kernel32::DeleteFileW(w "$INSTDIR\$2")' ; no wildcards
    IntOp $1 $1 + 1
  ${Loop}
  ClearErrors
FunctionEnd

Function Register
  StrCpy $0 ""
  !insertmacro EACH_FILE LIST
  StrCpy $0 $0 "" 1
  WriteRegStr SHCTX "${ENTRY}" "Files" "$0"
  WriteRegStr SHCTX "${ENTRY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${ENTRY}" "DisplayIcon" '"$INSTDIR\${EXE}",0'
  WriteRegStr SHCTX "${ENTRY}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${ENTRY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr SHCTX "${ENTRY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD SHCTX "${ENTRY}" "NoModify" 1
  WriteRegDWORD SHCTX "${ENTRY}" "NoRepair" 1
  SectionGetSize ${Program} $0
  WriteRegDWORD SHCTX "${ENTRY}" "EstimatedSize" $0

  WriteRegStr SHCTX "${CLASSES}\${PROGID}" "" "$(DATA_FILE_TEXT)"
  WriteRegStr SHCTX "${CLASSES}\${PROGID}\DefaultIcon" "" '"$INSTDIR\${EXE}",0'
  WriteRegStr SHCTX "${CLASSES}\${PROGID}\shell\open\command" "" '"$INSTDIR\${EXE}" --data "%1"'
  WriteRegStr SHCTX "${CLASSES}\Applications\${EXE}" "FriendlyAppName" "${NAME}"
  WriteRegStr SHCTX "${CLASSES}\Applications\${EXE}\DefaultIcon" "" '"$INSTDIR\${EXE}",0'
  WriteRegStr SHCTX "${CLASSES}\Applications\${EXE}\SupportedTypes" ".db" ""
  WriteRegStr SHCTX "${CLASSES}\Applications\${EXE}\shell\open\command" "" '"$INSTDIR\${EXE}" --data "%1"'
  WriteRegNone SHCTX "${CLASSES}\.db\OpenWithProgids" "${PROGID}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; associations have changed
FunctionEnd

Function MakeDesktopIcon
  SetOutPath "$INSTDIR"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${EXE}" "" "" 0 SW_SHOWNORMAL "" "$(ABOUT_TEXT)"
FunctionEnd

; The web view, from the file beside this one when it is missing. What cannot be had is said, not fetched.
Function ProvideWebView
  Call FindWebView
  ${If} $WebView == ""
  ${AndIf} ${FileExists} "$EXEDIR\${WEBVIEW_SETUP}"
    ${Note} "$(WEBVIEW_RUNS_TEXT)"
    ClearErrors
    ExecWait '"$EXEDIR\${WEBVIEW_SETUP}" /silent /install' $0
    ${Note} "${WEBVIEW_SETUP}: $0"
    ClearErrors
    Call FindWebView
  ${EndIf}
  ${If} $WebView == ""
    ${Note} "$(WEBVIEW_MISSING_TEXT)"
  ${Else}
    ${Note} "WebView2 $WebView"
  ${EndIf}
FunctionEnd

; --- Uninstalling ----------------------------------------------------------------------------

!macro REMOVE name
  SetFileAttributes "$INSTDIR\${name}" NORMAL
  Delete "$INSTDIR\${name}"
!macroend

Function un.onInit
  Delete "$TEMP\SoMotCua-cai-dat.log"
  ${Note} "${NAME} ${VERSION}: $CMDLINE"
  SetShellVarContext current
  StrCpy $Data "$LOCALAPPDATA\SoMotCua"
  StrCpy $Mode "user"
  ReadRegStr $0 HKCU "${ENTRY}" "InstallLocation"
  ReadRegStr $1 HKLM "${ENTRY}" "InstallLocation"
  ${If} $0 != $INSTDIR
  ${AndIf} $1 == $INSTDIR
    StrCpy $Mode "all"
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      ${Refuse} ${REFUSED_RIGHTS} "$(REFUSED_UNINSTALL_TEXT)"
    ${EndIf}
    SetShellVarContext all
  ${EndIf}
  ${If} ${Silent}
    Call un.Free
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.Free
  !insertmacro EACH_FILE FORGET_FRESH
  RMDir "$INSTDIR\${FRESH}"
  !insertmacro EACH_FILE REMOVE
  RMDir "$INSTDIR" ; stays when something else lies in it

  ReadRegStr $0 SHCTX "${ENTRY}" "InstallLocation"
  ${If} $0 == $INSTDIR ; not another installation's
    Delete "$SMPROGRAMS\${NAME}.lnk"
    Delete "$DESKTOP\${NAME}.lnk"
    DeleteRegValue SHCTX "${CLASSES}\.db\OpenWithProgids" "${PROGID}"
    DeleteRegKey /ifempty SHCTX "${CLASSES}\.db\OpenWithProgids"
    DeleteRegKey /ifempty SHCTX "${CLASSES}\.db"
    DeleteRegKey SHCTX "${CLASSES}\Applications\${EXE}"
    DeleteRegKey /ifempty SHCTX "${CLASSES}\Applications"
    DeleteRegKey SHCTX "${CLASSES}\${PROGID}"
    DeleteRegKey SHCTX "${ENTRY}"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${EndIf}

  ; What the web view kept for itself (last place, zoom) and where the window stood: no office data.
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\vn.somotcua.desktop\EBWebView"
  RMDir "$LOCALAPPDATA\vn.somotcua.desktop"
  Delete "$APPDATA\vn.somotcua.desktop\.window-state.json"
  RMDir "$APPDATA\vn.somotcua.desktop"
  ${Note} "$(UNINSTALLED_TEXT)"
SectionEnd
