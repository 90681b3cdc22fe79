package dev.countersign.lure.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;

/** What Unix adds to a record of an image (SUSP 1.12, RRIP 1.12): names, permissions, links. */
final class RockRidge {
  private static final int MOST = 32;
  private static final int AREA = 4096;
  private static final int LONGEST = 1024;

  private final Source source;
  private final int block;
  private final StringBuilder name = new StringBuilder();
  private final StringBuilder link = new StringBuilder();
  private int mode;
  private long child = -1;
  private boolean relocated;
  private boolean linkContinues;

  RockRidge(Source source, int block) {
    this.source = source;
    this.block = block;
  }

  /** Empty where it gives none. */
  String name() {
    return name.toString();
  }

  /** What a symbolic link leads to; empty where it is none. */
  String link() {
    return link.toString();
  }

  /** Unix type and permissions; 0 where it gives none. */
  int mode() {
    return mode;
  }

  /** Where the folder lies that this stands for; -1 where it stands for none. */
  long child() {
    return child;
  }

  /** Whether it belongs elsewhere, where another record stands for it. */
  boolean relocated() {
    return relocated;
  }

  /** Reads a record's end from a place on, and what continues it. */
  void read(byte[] record, int from) throws IOException {
    byte[] area = record;
    int at = from;
    for (int areas = 0; areas < MOST; areas++) {
      byte[] further = entries(area, at);
      if (further.length == 0) {
        return;
      }
      area = further;
      at = 0;
    }
  }

  /** Gives the area that continues this one; empty where there is none. */
  private byte[] entries(byte[] area, int from) throws IOException {
    byte[] further = new byte[0];
    int at = from;
    while (at + 4 <= area.length) {
      int length = area[at + 2] & 0xff;
      if (length < 4 || at + length > area.length) {
        break;
      }
      byte[] entry = Arrays.copyOfRange(area, at, at + length);
      String kind = "" + (char) entry[0] + (char) entry[1];
      switch (kind) {
        case "NM" -> {
          if (length > 5 && name.length() < LONGEST) {
            name.append(new String(entry, 5, length - 5, UTF_8));
          }
        }
        case "PX" -> mode = (int) LittleEndian.u32(entry, 4);
        case "SL" -> link(entry);
        case "CL" -> child = LittleEndian.u32(entry, 4) * block;
        case "RE" -> relocated = true;
        case "CE" -> {
          long place = LittleEndian.u32(entry, 4) * block + LittleEndian.u32(entry, 12);
          further = source.read(place, (int) Math.min(AREA, LittleEndian.u32(entry, 20)));
        }
        default -> {} // times, devices and the like
      }
      at += length;
    }
    return further;
  }

  private void link(byte[] entry) {
    int at = 5;
    while (at + 2 <= entry.length && link.length() < LONGEST) {
      int flags = entry[at];
      int length = Math.min(entry[at + 1] & 0xff, entry.length - at - 2);
      if (link.length() > 0 && !linkContinues && link.charAt(link.length() - 1) != '/') {
        link.append('/');
      }
      link.append(
          (flags & 8) != 0
              ? "/"
              : (flags & 4) != 0
                  ? ".."
                  : (flags & 2) != 0 ? "." : new String(entry, at + 2, length, UTF_8));
      linkContinues = (flags & 1) != 0;
      at += 2 + length;
    }
  }
}
