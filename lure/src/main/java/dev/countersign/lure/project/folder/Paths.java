package dev.countersign.lure.project.folder;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Paths inside of a tree: {@code /} between folders, the top folder is the empty text. */
public final class Paths {
  private Paths() {}

  /** The folder a file lies in; empty for one at the top. */
  public static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** The last part. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * A path as written in a file of a folder, {@code .} and {@code ..} taken out, backslashes as
   * slashes; null where it leads out of the tree or out of the archive the folder lies in.
   */
  public static @Nullable String resolve(String folder, String written) {
    String tidy = written.replace('\\', '/');
    Deque<String> parts = new ArrayDeque<>();
    if (!folder.isEmpty()) {
      for (String part : folder.split("/", -1)) {
        parts.addLast(part);
      }
    }
    for (String part : tidy.split("/", -1)) {
      switch (part) {
        case "", "." -> {}
        case ".." -> {
          if (parts.isEmpty() || parts.getLast().endsWith("!")) {
            return null;
          }
          parts.removeLast();
        }
        default -> parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  /** A file in a folder. */
  public static String in(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /** Whether a path lies in a folder or in one below it. */
  public static boolean below(String folder, String path) {
    return folder.isEmpty() || path.startsWith(folder + "/");
  }

  /** Whether a folder of that name stands anywhere on the way to the file. */
  public static boolean under(String path, String folderName) {
    return path.startsWith(folderName + "/") || path.contains("/" + folderName + "/");
  }
}
