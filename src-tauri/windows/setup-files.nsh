; New files for old ones, so that a broken-off upgrade leaves a whole program; and what only the old version had.

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
