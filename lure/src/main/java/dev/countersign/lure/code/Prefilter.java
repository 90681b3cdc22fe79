package dev.countersign.lure.code;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whether a file has a word in it that anything noticed would need; letters' case counts. */
final class Prefilter {
  private static final List<String> JAVASCRIPT =
      List.of(
          "eval",
          "Function(",
          "Function)",
          "child_process",
          "fetch",
          "axios",
          "http",
          "atob",
          "base64",
          "CharCode",
          "CodePoint",
          "execa",
          "shelljs",
          "spawn",
          "socket",
          "WebSocket",
          "unescape",
          "\\x",
          "\\u00",
          "process.env",
          ".ssh",
          "allet",
          "Login",
          "unlink",
          "_compile",
          ".constructor",
          "import(",
          "'vm'",
          "\"vm\"",
          "got",
          "request",
          "needle",
          "clipboard",
          "iohook",
          "serialize",
          "writeFile",
          "copyFile",
          "XMLHttp",
          "ActiveX",
          "Bun.",
          "Deno.",
          "hostname",
          "_0x",
          "global[",
          "reverse()",
          "keytar",
          "appendFile",
          "readFile",
          "readdir",
          "ReadStream",
          ".bashrc",
          "WriteStream");
  private static final List<String> PYTHON =
      List.of(
          "eval",
          "exec",
          "compile",
          "subprocess",
          "os.system",
          "popen",
          "requests",
          "urlopen",
          "urllib",
          "http",
          "socket",
          "pickle",
          "marshal",
          "torch",
          "joblib",
          "yaml",
          "dill",
          "base64",
          "fromhex",
          "unhexlify",
          "__import__",
          "import_module",
          "getattr",
          "environ",
          ".ssh",
          "allet",
          "Login Data",
          "clip",
          "pynput",
          "keyboard",
          "winreg",
          "pty",
          "ctypes",
          "expanduser",
          "home()",
          "unlink",
          "os.remove",
          "write",
          "shutil",
          "smtplib",
          "ftplib");

  private Prefilter() {}

  static boolean worthReading(byte[] bytes, Language language) {
    List<String> words =
        switch (language) {
          case JAVASCRIPT, TYPESCRIPT -> JAVASCRIPT;
          case PYTHON -> PYTHON;
          case SHELL, POWERSHELL, BATCH, NOTEBOOK, APPLESCRIPT, VBSCRIPT -> List.of("");
        };
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return words.stream().anyMatch(text::contains);
  }
}
