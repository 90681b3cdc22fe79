package dev.countersign.lure.file;

import java.util.Set;

/** What the endings of names promise. */
final class Endings {
  /** A double-click on them runs what is in them. */
  static final Set<String> PROGRAMS =
      Set.of(
          "exe",
          "scr",
          "com",
          "pif",
          "cpl",
          "msi",
          "msp",
          "msix",
          "msixbundle",
          "appx",
          "dll",
          "xll",
          "wll",
          "jar",
          "app",
          "pkg",
          "dmg",
          "apk",
          "deb",
          "rpm",
          "run",
          "appimage",
          "gadget",
          "scpt",
          "command",
          "tool",
          "workflow");

  /** Windows runs them as scripts. */
  static final Set<String> WINDOWS_SCRIPTS =
      Set.of("js", "jse", "vbs", "vbe", "wsf", "wsh", "wsc", "sct", "hta", "bat", "cmd", "ps1");

  /** They make the system or an application do something. */
  static final Set<String> SETTINGS =
      Set.of(
          "reg",
          "iqy",
          "library-ms",
          "search-ms",
          "searchconnector-ms",
          "settingcontent-ms",
          "scf",
          "theme",
          "themepack",
          "appref-ms",
          "application",
          "appinstaller",
          "diagcab",
          "msc",
          "rdp",
          "jnlp",
          "mobileconfig",
          "wsb",
          "inf",
          "slk");

  /** Shortcuts. */
  static final Set<String> SHORTCUTS = Set.of("lnk", "url", "webloc", "desktop", "website");

  /** What people expect to read, see or hear. */
  static final Set<String> HARMLESS =
      Set.of(
          "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "rtf", "odt", "ods", "odp", "txt",
          "csv", "md", "jpg", "jpeg", "png", "gif", "bmp", "webp", "svg", "heic", "tif", "tiff",
          "mp3", "mp4", "m4a", "mov", "avi", "mkv", "wav", "epub", "html", "htm", "eml", "msg",
          "ics", "vcf", "zip", "rar", "7z", "json", "xml", "log", "pages", "numbers", "key");

  /** Documents that can hold macros or scripts whatever their name. */
  static final Set<String> PICTURES =
      Set.of(
          "jpg", "jpeg", "png", "gif", "bmp", "webp", "heic", "tif", "tiff", "mp3", "mp4", "m4a",
          "mov", "avi", "mkv", "wav");

  private Endings() {}

  /** Whether opening a file of this name does more than show it. */
  static boolean active(String extension) {
    return PROGRAMS.contains(extension)
        || WINDOWS_SCRIPTS.contains(extension)
        || SETTINGS.contains(extension)
        || SHORTCUTS.contains(extension);
  }
}
