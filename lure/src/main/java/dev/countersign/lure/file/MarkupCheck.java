package dev.countersign.lure.file;

import dev.countersign.lure.archive.Packing;
import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.archive.Source;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Web pages and drawings. */
final class MarkupCheck {
  private static final int LOOK = 24 << 20;
  private static final int LONG = 512;
  private static final int HEAD = 48 << 10;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{" + LONG + ",}+");
  private static final Pattern HANDS_OVER =
      Pattern.compile(
          "(?i)(msSaveOrOpenBlob|msSaveBlob|\\.download\\s*=|\\bdownload\\s*=\\s*[\"']|setAttribute\\(\\s*[\"']download)");
  private static final Pattern ASSEMBLES =
      Pattern.compile("(?i)(new\\s+Blob|createObjectURL|\\batob\\s*\\(|data:application/)");
  private static final Pattern ACTS =
      Pattern.compile(
          "(?is)<script\\b[^>]{0,400}>[^<]{0,200}|\\son(load|error|click|mouseover|begin|focus)\\s*=\\s*[\"'][^\"']{0,200}|href\\s*=\\s*[\"']\\s*javascript:[^\"']{0,200}");

  private MarkupCheck() {}

  static void check(Content file, Kind kind, Said said) {
    page(file, said);
    if (kind == Kind.SVG) {
      drawing(file, said);
    }
  }

  private static void page(Content file, Said said) {
    String text = Texts.of(file.bytes(), LOOK);
    Matcher handsOver = HANDS_OVER.matcher(text);
    if (!handsOver.find() || !ASSEMBLES.matcher(text).find()) {
      return;
    }
    Matcher blob = BASE64.matcher(text);
    while (blob.find()) {
      Optional<String> what = what(blob.group());
      if (what.isPresent()) {
        said.say(
            FileFinding.SMUGGLED_FILE,
            "The web page "
                + Quote.of(file.name())
                + " holds "
                + what.get()
                + " and hands it over as a download, past every scanner on the way",
            handsOver.group() + " " + blob.group().substring(0, 60),
            file.path());
        return;
      }
    }
  }

  private static void drawing(Content file, Said said) {
    Matcher acts = ACTS.matcher(Texts.of(file.bytes(), LOOK));
    if (acts.find()) {
      said.say(
          FileFinding.SCRIPT_IN_IMAGE,
          "The image " + Quote.of(file.name()) + " holds a script, which a browser runs",
          acts.group().strip(),
          file.path());
    }
  }

  /** An archive, a disk or a program, where it is one. */
  private static Optional<String> what(String text) {
    int length = Math.min(HEAD, text.length()) / 4 * 4;
    byte[] bytes = Base64.getDecoder().decode(text.substring(0, length));
    Kind kind = Kind.of(bytes);
    if (kind.program() || kind == Kind.WINDOWS_SHORTCUT || kind == Kind.COMPOUND) {
      return Optional.of(kind.words());
    }
    try {
      return Packing.of(Source.of(bytes))
          .map(Packing::words)
          .map(words -> words.toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
