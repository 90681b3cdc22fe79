package dev.countersign.lure.archive;

/**
 * One entry of an archive, as the archive describes it.
 *
 * @param name as written
 * @param link what a link leads to; empty for a file
 * @param folder whether it is a folder
 * @param executable whether its permissions let it be run
 * @param hidden whether it is marked as hidden from those who look at the folder
 */
record Entry(String name, String link, boolean folder, boolean executable, boolean hidden) {
  private static final int RUN = 0111;
  private static final int TYPE = 0170000;
  private static final int LINK = 0120000;
  private static final int HIDDEN = 2;

  static Entry file(String name) {
    return new Entry(name, "", false, false, false);
  }

  /** Whether Unix permissions and type say that it can be run. */
  static boolean runs(int mode) {
    return (mode & RUN) != 0 && !isLink(mode);
  }

  /** Whether a Unix type is that of a symbolic link. */
  static boolean isLink(int mode) {
    return (mode & TYPE) == LINK;
  }

  /** Whether Windows attributes hide it. */
  static boolean hides(long attributes) {
    return (attributes & HIDDEN) != 0;
  }
}
