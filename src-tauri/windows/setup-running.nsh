; Sees whether the program runs, asks it to close; never ends it. Once for setup, once for the uninstaller.

; Puts 1 into `result` when somebody has the file open so that it cannot be replaced, otherwise leaves it.
!macro HELD name result
  System::Call 'kernel32::CreateFileW(w "$INSTDIR\${name}", i 0x40000000, i 7, p 0, i 3, i 0, p 0) p .r1 ?e'
  Pop $2
  ${If} $1 <> -1
    System::Call 'kernel32::CloseHandle(p r1)'
  ${ElseIf} $2 = 32 ; sharing violation
    StrCpy ${result} 1
  ${EndIf}
!macroend

!macro RUNNING un
  ; $0 = 1 when a program of ours runs.
  Function ${un}Runs
    StrCpy $0 0
    !insertmacro HELD "${EXE}" $0
    !insertmacro HELD "smc.exe" $0
    !insertmacro HELD "WebView2Loader.dll" $0
  FunctionEnd

  ; Asks the windows of this installation, not those of a portable copy, to close and waits for `$R0` quarters of a
  ; second at most, one second when there is no window; $0 = 1 when the program still runs.
  Function ${un}AskToClose
    StrCpy $1 0
    StrCpy $R2 0
    StrLen $5 "$INSTDIR\"
    ${Do}
      System::Call 'user32::FindWindowExW(p 0, p r1, w "SoMotCua", p 0) p .r1'
      ${If} $1 = 0
        ${Break}
      ${EndIf}
      System::Call 'user32::GetWindowThreadProcessId(p r1, *i .r2)'
      System::Call 'kernel32::OpenProcess(i 0x1000, i 0, i r2) p .r3' ; may ask for its name, no more
      StrCpy $4 ""
      System::Call 'kernel32::QueryFullProcessImageNameW(p r3, i 0, w .r4, *i ${NSIS_MAX_STRLEN})'
      System::Call 'kernel32::CloseHandle(p r3)'
      StrCpy $4 $4 $5
      ${If} $4 == "$INSTDIR\"
        System::Call 'user32::PostMessageW(p r1, i 0x10, p 0, p 0)' ; WM_CLOSE
        StrCpy $R2 1
      ${EndIf}
    ${Loop}
    ${If} $R2 = 0
      StrCpy $R0 4
    ${EndIf}
    ${For} $R1 1 $R0
      Call ${un}Runs
      ${If} $0 = 0
        ${Break}
      ${EndIf}
      Sleep 250
    ${Next}
  FunctionEnd

  ; Goes on only when nothing of ours runs any more.
  Function ${un}Free
    ${Do}
      Call ${un}Runs
      ${If} $0 = 0
        ${Break}
      ${EndIf}
      ${Note} "$(RUNS_TEXT)"
      StrCpy $R0 40
      Call ${un}AskToClose
      ${If} $0 = 0
        ${Break}
      ${EndIf}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(STILL_RUNS_TEXT)" /SD IDCANCEL IDRETRY again
      ${Note} "$(STILL_RUNS_TEXT)"
      SetErrorLevel ${REFUSED_RUNNING}
      Quit
      again:
    ${Loop}
  FunctionEnd
!macroend
