; The uninstaller: takes what setup brought, and nothing else.

!macro REMOVE name
  SetFileAttributes "$INSTDIR\${name}" NORMAL
  Delete "$INSTDIR\${name}"
!macroend

Function un.onInit
  !insertmacro ALONE
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
