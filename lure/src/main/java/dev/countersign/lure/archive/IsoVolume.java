package dev.countersign.lure.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One view of an image's files (ECMA-119, 8.4 and 8.5).
 *
 * @param wide whether names are of Unicode (Joliet)
 * @param block how long a block is, in bytes
 * @param root the record of its folder
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IsoVolume(boolean wide, int block, byte[] root) {
  private static final int SECTOR = 2048;
  private static final int FIRST = 16;
  private static final int MOST = 64;
  private static final int ROOT = 156;
  private static final int LONGEST = 34;

  /** The views of an image, and whether a machine can be started from it (El Torito). */
  record Views(List<IsoVolume> volumes, boolean boots) {}

  static Views of(Source source) throws IOException {
    List<IsoVolume> volumes = new ArrayList<>();
    boolean boots = false;
    for (int i = FIRST; i < FIRST + MOST; i++) {
      byte[] one = source.read((long) i * SECTOR, SECTOR);
      if (one.length < SECTOR || one[1] != 'C' || one[2] != 'D' || one[0] == (byte) 255) {
        break;
      }
      boots |= one[0] == 0 && one[7] == 'E' && one[8] == 'L';
      if (one[0] == 1 || one[0] == 2) {
        boolean wide = one[0] == 2 && one[88] == '%' && one[89] == '/';
        byte[] root = Arrays.copyOfRange(one, ROOT, ROOT + LONGEST);
        volumes.add(new IsoVolume(wide, Math.max(1, LittleEndian.u16(one, 128)), root));
      }
    }
    return new Views(volumes, boots);
  }
}
