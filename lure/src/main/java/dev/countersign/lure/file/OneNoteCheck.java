package dev.countersign.lure.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.lure.archive.LittleEndian;
import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** OneNote sections (MS-ONESTORE 2.6.13): the files that their pages carry. */
final class OneNoteCheck {
  private static final String STORED =
      new String(HexFormat.of().parseHex("e716e3bd65261145a4c48d4d0b7a9eac"), ISO_8859_1);
  private static final int HEADER = 36;
  private static final int MOST = 500;

  private OneNoteCheck() {}

  static void check(Content file, Budget budget, Said said) throws Budget.UsedUp {
    byte[] bytes = file.bytes();
    String text = new String(bytes, ISO_8859_1);
    int at = text.indexOf(STORED);
    for (int i = 0; i < MOST && at >= 0; i++) {
      budget.takeEntry();
      long length = LittleEndian.s64(bytes, at + 16);
      if (length > 0 && length <= bytes.length - (long) at - HEADER) {
        byte[] inside = Arrays.copyOfRange(bytes, at + HEADER, (int) (at + HEADER + length));
        budget.takeBytes(inside.length);
        Optional<String> runs = ProgramCheck.runnable(inside, "");
        String where = file.path() + ", byte " + at;
        if (runs.isPresent() || Kind.of(inside) == Kind.HTML) {
          said.say(
              FileFinding.EMBEDDED_PROGRAM,
              "The OneNote page "
                  + Quote.of(file.name())
                  + " holds "
                  + runs.orElse("a web page with a script")
                  + " to be opened from within",
              Quote.of(inside),
              where);
        }
      }
      at = text.indexOf(STORED, at + 1);
    }
  }
}
