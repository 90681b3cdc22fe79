package dev.countersign.lure.code;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Whether a file has a word in it that anything noticed would need. */
final class Prefilter {
  private static final List<String> WORDS =
      List.of(
          "eval",
          "function(",
          "exec",
          "spawn",
          "child_process",
          "fetch",
          "axios",
          "http",
          "atob",
          "base64",
          "fromcharcode",
          "fromcodepoint",
          "subprocess",
          "os.system",
          "popen",
          "requests",
          "urlopen",
          "socket",
          "pickle",
          "marshal",
          "torch.load",
          "joblib",
          "yaml",
          "curl",
          "wget",
          "powershell",
          "iex",
          "invoke-",
          "clipboard",
          "pynput",
          "keyboard",
          "\\x",
          "\\u00",
          "process.env",
          "environ",
          ".ssh",
          "wallet",
          "login data",
          "unlink",
          "remove",
          "crontab",
          "_compile",
          "constructor",
          "require(",
          "import(",
          "__import__",
          "getattr",
          "vm",
          "winreg",
          "schtasks",
          "hostname",
          "xmlhttprequest",
          "$(",
          "`",
          "rm ",
          "del ",
          "unserialize");

  private Prefilter() {}

  static boolean worthReading(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(text::contains);
  }
}
