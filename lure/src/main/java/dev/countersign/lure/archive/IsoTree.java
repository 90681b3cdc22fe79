package dev.countersign.lure.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import dev.countersign.lure.finding.FileFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files of one view of an image (ECMA-119, 9.1), with their names of Rock Ridge or Joliet. */
final class IsoTree {
  private static final int SECTOR = 2048;
  private static final int DEEPEST = 64;
  private static final int HIDDEN = 1;
  private static final int FOLDER = 2;
  private static final int MORE = 0x80;
  private static final int NAME = 33;

  private final Source source;
  private final IsoVolume volume;
  private final Level level;
  private final List<IsoFile> files = new ArrayList<>();
  private final Set<Long> within = new HashSet<>();
  private final Set<Long> seen = new HashSet<>();
  private int skipped;

  private IsoTree(Source source, IsoVolume volume, Level level) {
    this.source = source;
    this.volume = volume;
    this.level = level;
  }

  static List<IsoFile> files(Source source, IsoVolume volume, Level level) throws IOException {
    IsoTree tree = new IsoTree(source, volume, level);
    tree.skipped = tree.firstSkip(place(volume.root(), volume));
    tree.folder(place(volume.root(), volume), LittleEndian.u32(volume.root(), 10), "");
    return tree.files;
  }

  private static long place(byte[] record, IsoVolume volume) {
    return (LittleEndian.u32(record, 2) + record[1]) * volume.block();
  }

  /** How many bytes of each record's end are not Rock Ridge's (SUSP 5.3). */
  private int firstSkip(long root) throws IOException {
    byte[] self = record(source.read(root, SECTOR), 0);
    return self.length > NAME + 8 && self[NAME + 1] == 'S' && self[NAME + 2] == 'P'
        ? self[NAME + 7] & 0xff
        : 0;
  }

  private static byte[] record(byte[] sector, int at) {
    int length = at < sector.length ? sector[at] & 0xff : 0;
    return length <= NAME || at + length > sector.length
        ? new byte[0]
        : Arrays.copyOfRange(sector, at, at + length);
  }

  private void folder(long place, long length, String path) throws IOException {
    if (level.tooDeep(path)) {
      return;
    }
    if (!seen.add(place) || within.size() >= DEEPEST) {
      repeated(place, path);
      return;
    }
    within.add(place);
    List<IsoFile.Piece> pieces = new ArrayList<>();
    for (long at = place; at < place + length && at < source.size(); at += SECTOR) {
      byte[] sector = source.read(at, (int) Math.min(SECTOR, place + length - at));
      level.spend(sector.length);
      int next = 0;
      byte[] record = record(sector, next);
      while (record.length > 0) {
        level.count();
        entry(record, path, pieces);
        next += record.length;
        record = record(sector, next);
      }
    }
    within.remove(place);
  }

  private void repeated(long place, String path) {
    if (within.contains(place) || within.size() >= DEEPEST) {
      level.folderHoldsItself(path);
    } else {
      level.walk.say(
          FileFinding.FILE_UNREADABLE,
          "Two folders of the image " + Quote.of(level.path) + " are one; it was read once",
          path,
          level.path);
    }
  }

  private void entry(byte[] record, String above, List<IsoFile.Piece> pieces) throws IOException {
    int length = record[32] & 0xff;
    int end = Math.min(record.length, NAME + length);
    if (length == 1 && (record[NAME] == 0 || record[NAME] == 1)) {
      return;
    }
    int own = NAME + length + (length % 2 == 0 ? 1 : 0);
    RockRidge more = new RockRidge(source, volume.block());
    if (!volume.wide()) {
      more.read(record, own + skipped);
    }
    if (more.relocated()) {
      return;
    }
    String path = above + name(record, end, more);
    long place = place(record, volume);
    boolean folder = (record[25] & FOLDER) != 0;
    if (more.child() >= 0) {
      byte[] self = record(source.read(more.child(), SECTOR), 0);
      folder(more.child(), LittleEndian.u32(self, 10), path + "/");
    } else if (folder) {
      folder(place, LittleEndian.u32(record, 10), path + "/");
    } else {
      if (LittleEndian.u32(record, 10) > 0) {
        pieces.add(new IsoFile.Piece(place, LittleEndian.u32(record, 10)));
      }
      if ((record[25] & MORE) == 0) {
        boolean hidden = (record[25] & HIDDEN) != 0;
        files.add(new IsoFile(path, more.link(), Entry.runs(more.mode()), hidden, pieces));
        pieces.clear();
      }
    }
  }

  private String name(byte[] record, int end, RockRidge more) {
    if (volume.wide()) {
      return withoutVersion(new String(record, NAME, end - NAME, UTF_16BE));
    }
    if (!more.name().isEmpty()) {
      return more.name();
    }
    String name = withoutVersion(new String(record, NAME, end - NAME, ISO_8859_1));
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static String withoutVersion(String name) {
    int version = name.lastIndexOf(';');
    return version > 0 ? name.substring(0, version) : name;
  }
}
