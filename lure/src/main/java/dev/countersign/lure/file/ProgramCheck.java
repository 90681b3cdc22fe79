package dev.countersign.lure.file;

import dev.countersign.lure.archive.LittleEndian;
import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs and scripts, by their content and by their name. */
final class ProgramCheck {
  private static final int LOOK = 1 << 20;
  private static final int LIBRARY = 3;
  private static final Set<String> LIBRARIES =
      Set.of(
          "so", "dylib", "dll", "node", "o", "ko", "pyd", "class", "obj", "bundle", "jnilib", "exe",
          "elf", "axf", "bin", "out", "a", "lib", "debug", "sys", "efi", "mui", "xll");
  private static final Pattern WINDOWS_HOST =
      Pattern.compile(
          "(?i)\\b(WScript\\s*\\.|new\\s+ActiveXObject|CreateObject\\s*\\(|GetObject\\s*\\()");

  private ProgramCheck() {}

  /** Says what is to say of a program. */
  static void program(Content file, Kind kind, Scene scene, Said said) {
    String shown = Quote.of(file.name());
    String extension = file.extension();
    if (Endings.HARMLESS.contains(extension)) {
      said.say(
          FileFinding.DISGUISED_EXECUTABLE,
          "The file " + shown + " is " + kind.words() + ", and its name says it is not",
          "it is " + kind.words() + marks(file.bytes()),
          file.path());
      return;
    }
    if (kind == Kind.JAVA_CLASS && scene != Scene.ALONE) {
      return;
    }
    said.say(
        FileFinding.EXECUTABLE_FILE,
        "The file " + shown + " is " + kind.words(),
        "it is " + kind.words() + marks(file.bytes()),
        file.path());
  }

  /** A library or an object file of a package, as sources and wheels hold them. */
  static boolean library(Content file, Kind kind) {
    String name = file.name().toLowerCase(Locale.ROOT);
    boolean elf = kind == Kind.LINUX_PROGRAM && LittleEndian.u16(file.bytes(), 16) == LIBRARY;
    return LIBRARIES.contains(file.extension()) || (elf && name.contains(".so."));
  }

  /** Installers are told by what they leave in the program. */
  private static String marks(byte[] bytes) {
    String text = Kind.head(bytes, LOOK);
    if (text.contains("NullsoftInst") || text.contains("Nullsoft.NSIS")) {
      return ", made by the installer NSIS";
    }
    if (text.contains("Inno Setup")) {
      return ", made by the installer Inno Setup";
    }
    return text.contains("UPX!") || text.contains("UPX0") ? ", packed by UPX" : "";
  }

  /** Says what is to say of a script. */
  static void script(Content file, Kind kind, Scene scene, Said said) {
    String extension = file.extension();
    boolean windows = Endings.WINDOWS_SCRIPTS.contains(extension);
    boolean mac = extension.equals("command") || extension.equals("tool");
    String text = Texts.of(file.bytes(), LOOK);
    Matcher host = WINDOWS_HOST.matcher(text);
    boolean usesHost = windows && host.find();
    String shown = Quote.of(file.name());
    if (scene == Scene.PROJECT) {
      return;
    }
    boolean runs =
        switch (extension) {
          case "js", "ps1" -> usesHost || scene == Scene.ALONE;
          default -> windows || mac || (kind == Kind.SCRIPT && scene == Scene.ALONE);
        };
    if (runs) {
      said.say(
          FileFinding.SCRIPT_FILE,
          "The file " + shown + " is a script, which runs when it is opened",
          usesHost ? host.group() : first(text),
          file.path());
    } else if (windows || kind == Kind.SCRIPT) {
      said.say(
          FileFinding.SCRIPT_IN_ARCHIVE,
          "The file " + shown + " is a script",
          first(text),
          file.path());
    }
  }

  /**
   * What a file in a document is, where opening it would run something.
   *
   * @param name may be empty
   */
  static Optional<String> runnable(byte[] bytes, String name) {
    Kind kind = Kind.of(bytes);
    if (kind.program()
        || kind == Kind.WINDOWS_SHORTCUT
        || kind == Kind.SCRIPT
        || kind == Kind.CHM) {
      return Optional.of(kind.words());
    }
    String extension = name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
    if (name.contains(".") && Endings.active(extension)) {
      return Optional.of("a file of the kind ." + Quote.of(extension));
    }
    String start = Texts.of(bytes, 4096);
    boolean host = WINDOWS_HOST.matcher(start).find() || start.stripLeading().startsWith("@echo");
    return host && (kind == Kind.TEXT || kind == Kind.HTML)
        ? Optional.of("a script")
        : Optional.empty();
  }

  private static String first(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }
}
