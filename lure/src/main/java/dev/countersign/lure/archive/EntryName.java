package dev.countersign.lure.archive;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The name that an archive gives to an entry.
 *
 * @param raw as written
 * @param path as it would lie below the folder that the archive is unpacked into, with {@code /},
 *     never absolute, never with {@code ..}; empty for the folder itself
 * @param leaves whether a careless program would write it elsewhere
 * @param odd whether it holds what no file's name can hold
 */
record EntryName(String raw, String path, boolean leaves, boolean odd) {
  static final int LONGEST = 1024;

  /** Reads a name as Windows and Unix would together: both kinds of slash part it. */
  static EntryName of(String raw) {
    String name = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    boolean odd = raw.length() > LONGEST || name.indexOf('\0') >= 0 || name.isEmpty();
    String slashed = name.replace('\\', '/').replace("\0", "");
    boolean drive = slashed.length() > 1 && slashed.charAt(1) == ':' && letter(slashed.charAt(0));
    boolean leaves = drive || slashed.startsWith("/");
    Deque<String> folders = new ArrayDeque<>();
    for (String part : (drive ? slashed.substring(2) : slashed).split("/", -1)) {
      if (part.equals("..")) {
        leaves |= folders.pollLast() == null;
      } else if (!part.isEmpty() && !part.equals(".")) {
        folders.addLast(part);
      }
    }
    return new EntryName(name, String.join("/", folders), leaves, odd);
  }

  /** Whether a link of this name with this target leads out of the archive. */
  boolean leadsOut(String target) {
    String slashed = target.replace('\\', '/');
    if (slashed.startsWith("/") || (slashed.length() > 1 && slashed.charAt(1) == ':')) {
      return true;
    }
    int slash = path.lastIndexOf('/');
    return of((slash < 0 ? "" : path.substring(0, slash + 1)) + slashed).leaves();
  }

  private static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
