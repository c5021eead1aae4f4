/* Plays the part of a program that is open while setup runs, of one that has a file open, or of Microsoft's installer
 * of the web view.
 *   (nothing)          stays open until its input ends
 *   window             shows a window of the program's class and ends when asked to close
 *   stubborn           shows one and says "asked" instead; ends when its input ends
 *   hold FILE          has a file open for writing, as Excel has a workbook, until its input ends
 *   /silent /install   registers a web view and notes that it was run */
#include <stdio.h>
#include <string.h>
#include <windows.h>

static int stubborn;

static LRESULT CALLBACK answer(HWND window, UINT message, WPARAM w, LPARAM l) {
  if (message == WM_CLOSE && stubborn) {
    puts("asked");
    fflush(stdout);
    return 0;
  }
  if (message == WM_DESTROY) PostQuitMessage(0);
  return DefWindowProcW(window, message, w, l);
}

static DWORD WINAPI until_input_ends(void *unused) {
  while (getchar() != EOF) {}
  ExitProcess(0);
}

int main(int count, char **words) {
  if (count == 3 && !strcmp(words[1], "/silent") && !strcmp(words[2], "/install")) {
    static const wchar_t key[] =
        L"Software\\Microsoft\\EdgeUpdate\\Clients\\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    static const wchar_t version[] = L"120.0.1.2";
    FILE *note = fopen("C:\\webview.txt", "a");
    if (!note) return 2;
    fputs("run\n", note);
    fclose(note);
    return RegSetKeyValueW(HKEY_CURRENT_USER, key, L"pv", REG_SZ, version, sizeof version) != 0;
  }
  if (count == 3 && !strcmp(words[1], "hold")) {
    int given;
    wchar_t **wide = CommandLineToArgvW(GetCommandLineW(), &given);
    HANDLE file = CreateFileW(wide[2], GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) return 4;
  }
  if (count == 2) {
    WNDCLASSW class = {0};
    class.lpfnWndProc = answer;
    class.lpszClassName = L"SoMotCua";
    class.hInstance = GetModuleHandleW(NULL);
    RegisterClassW(&class);
    stubborn = !strcmp(words[1], "stubborn");
    if (!CreateWindowW(L"SoMotCua", L"", WS_OVERLAPPEDWINDOW, 0, 0, 9, 9, NULL, NULL, class.hInstance, NULL)) return 3;
    puts("open");
    fflush(stdout);
    if (stubborn) CreateThread(NULL, 0, until_input_ends, NULL, 0, NULL);
    MSG message;
    while (GetMessageW(&message, NULL, 0, 0) > 0) DispatchMessageW(&message);
    return 0;
  }
  puts("open");
  fflush(stdout);
  return until_input_ends(NULL);
}
