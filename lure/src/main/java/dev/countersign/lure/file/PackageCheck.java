package dev.countersign.lure.file;

import dev.countersign.lure.archive.Packing;
import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.archive.ZipFlavour;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Archives that are programs or install them, and archives that are not taken apart. */
final class PackageCheck {
  private static final int MANIFEST = 64 << 10;
  private static final Pattern MAIN = Pattern.compile("(?m)^Main-Class: *\\S");

  private PackageCheck() {}

  /** An archive that was taken apart; what it is, in words. */
  static String check(
      Content file,
      String kind,
      Optional<ZipFlavour> flavour,
      List<Content> files,
      Scene scene,
      Said said) {
    String words = kind;
    if (files.stream().anyMatch(one -> one.path().equals(file.path() + "!/debian-binary"))) {
      words = "a Debian package";
    } else if (flavour.filter(one -> one == ZipFlavour.JAR).isPresent()) {
      boolean starts =
          files.stream()
              .filter(one -> one.path().equals(file.path() + "!/META-INF/MANIFEST.MF"))
              .anyMatch(one -> MAIN.matcher(Texts.of(one.bytes(), MANIFEST)).find());
      if (!starts) {
        return kind;
      }
      words = "a Java program";
    } else if (flavour.filter(one -> one.use() == ZipFlavour.Use.PROGRAM).isEmpty()) {
      return app(file, kind, files, said);
    }
    if (scene != Scene.PROJECT) {
      said.say(
          FileFinding.EXECUTABLE_FILE,
          "The file " + Quote.of(file.name()) + " is " + words,
          "it is " + words,
          file.path());
    }
    return words;
  }

  private static String app(Content file, String kind, List<Content> files, Said said) {
    Optional<Content> inside =
        files.stream()
            .filter(one -> one.path().toLowerCase(Locale.ROOT).contains(".app/contents/macos/"))
            .findFirst();
    if (inside.isPresent()) {
      said.say(
          FileFinding.EXECUTABLE_FILE,
          "The archive " + Quote.of(file.name()) + " holds a macOS application",
          inside.get().path(),
          file.path());
    }
    return kind;
  }

  /** An archive or an image that is not taken apart. */
  static void unread(Content file, Packing packing, Scene scene, Said said) {
    String shown = Quote.of(file.name());
    if (packing.disk()) {
      said.say(
          FileFinding.DISK_IMAGE,
          "The file "
              + shown
              + " is "
              + packing.words()
              + "; what it holds opens without the warnings that downloads get",
          packing.words(),
          file.path());
    } else if (packing == Packing.RPM || packing == Packing.XAR) {
      String words = packing == Packing.XAR ? "a macOS installer package" : packing.words();
      said.say(
          FileFinding.EXECUTABLE_FILE,
          "The file " + shown + " is " + words,
          "it is " + words,
          file.path());
    } else if (scene != Scene.PROJECT) {
      said.say(
          FileFinding.ARCHIVE_NOT_READ,
          "The file " + shown + " is " + packing.words() + ", which is not taken apart here",
          packing.words(),
          file.path());
    }
  }
}
