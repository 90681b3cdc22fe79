package dev.countersign.lure.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.lure.archive.LittleEndian;
import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.util.Arrays;

/** The records of an Excel workbook before 2007 (MS-XLS): macro sheets, links, encryption. */
final class Workbook {
  private static final int SHEET = 0x85;
  private static final int NAME = 0x18;
  private static final int LINK = 0x1ae;
  private static final int PASSWORD = 0x2f;
  private static final int MACRO_SHEET = 1;
  private static final int BUILT_IN = 0x20;
  private static final int AUTO_OPEN = 1;
  private static final int MOST = 2_000_000;

  private Workbook() {}

  static void check(byte[] stream, Content file, Said said) {
    boolean macros = false;
    boolean hidden = false;
    boolean opens = false;
    int at = 0;
    for (int i = 0; i < MOST && at + 4 <= stream.length; i++) {
      int type = LittleEndian.u16(stream, at);
      int length = LittleEndian.u16(stream, at + 2);
      int body = at + 4;
      switch (type) {
        case PASSWORD -> {
          CompoundCheck.encrypted(file, "the record FilePass", said);
          return;
        }
        case SHEET -> {
          boolean macro = body + 6 <= stream.length && stream[body + 5] == MACRO_SHEET;
          macros |= macro;
          hidden |= macro && (stream[body + 4] & 3) != 0;
        }
        case NAME -> {
          boolean builtIn = (LittleEndian.u16(stream, body) & BUILT_IN) != 0;
          opens |= builtIn && body + 16 <= stream.length && stream[body + 15] == AUTO_OPEN;
        }
        case LINK -> link(stream, body, length, file, said);
        default -> {}
      }
      at = body + length;
    }
    if (macros) {
      boolean runs = hidden && opens;
      said.say(
          runs ? FileFinding.MACRO_RUNS_PROGRAM : FileFinding.MACRO,
          "The workbook "
              + Quote.of(file.name())
              + (runs
                  ? " holds a hidden sheet of Excel 4 macros that runs by itself"
                  : " holds a sheet of Excel 4 macros"),
          opens ? "a macro sheet with Auto_Open" : "a macro sheet",
          file.path(),
          runs ? "likely" : "certain");
    }
  }

  private static void link(byte[] stream, int body, int length, Content file, Said said) {
    byte[] record =
        Arrays.copyOfRange(
            stream, Math.min(body, stream.length), Math.min(stream.length, body + length));
    CompoundCheck.shellServer(new String(record, ISO_8859_1).replace("\0", ""))
        .ifPresent(server -> CompoundCheck.command(file, server, said));
  }
}
