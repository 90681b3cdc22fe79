package dev.countersign.lure.file;

import dev.countersign.lure.archive.Packing;
import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;

/** Names that promise another kind of file than there is, where that matters. */
final class Disagreement {
  private Disagreement() {}

  /** A file that is not taken apart. */
  static void of(Content file, Kind kind, String words, Scene scene, Said said) {
    String extension = file.extension();
    boolean picture = Endings.PICTURES.contains(extension);
    boolean paper = extension.equals("pdf");
    boolean other =
        switch (kind) {
          case HTML, RTF, COMPOUND, ONENOTE, SCRIPT, CHM -> picture || paper;
          case SVG -> picture;
          case PDF -> picture && file.bytes()[0] == '%';
          default -> false;
        };
    if (other && scene != Scene.PROJECT) {
      say(file, words, said);
    }
  }

  /** An archive. */
  static void of(Content file, Packing packing, Scene scene, Said said) {
    String extension = file.extension();
    boolean other = Endings.PICTURES.contains(extension) || extension.equals("pdf");
    if (other && scene != Scene.PROJECT) {
      say(file, packing.words(), said);
    }
  }

  private static void say(Content file, String words, Said said) {
    said.say(
        FileFinding.NAME_DISAGREES,
        "The file " + Quote.of(file.name()) + " is " + words + ", and its name says otherwise",
        "it is " + words,
        file.path());
  }
}
