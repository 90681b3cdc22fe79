package dev.countersign.bench.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Compares the jars of two builds byte for byte, and names the entries in which two differ.
 *
 * <p>{@code java bench/src/main/java/dev/countersign/bench/release/CompareBuilds.java FOLDER
 * OTHER}: two folders with {@code countersign-*.jar} beneath them. Ends with 1 where anything
 * differs, or where a jar is in one of them only.
 */
public final class CompareBuilds {
  private CompareBuilds() {}

  /** Compares; the arguments are the two folders. */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("two arguments: the folders of the two builds");
    }
    SortedMap<String, Path> left = jars(Path.of(args[0]));
    SortedMap<String, Path> right = jars(Path.of(args[1]));
    boolean same = !left.isEmpty() && left.keySet().equals(right.keySet());
    for (String name : union(left, right)) {
      Path one = left.get(name);
      Path other = right.get(name);
      if (one == null || other == null) {
        say("only in " + (one == null ? args[1] : args[0]) + ": " + name);
      } else if (Files.mismatch(one, other) < 0) {
        say("same " + digest(Files.newInputStream(one)) + " " + name);
      } else {
        same = false;
        say("differs: " + name);
        differences(one, other).forEach((entry, why) -> say("  " + entry + ": " + why));
      }
    }
    say(same ? "Both builds are the same." : "The builds differ.");
    System.exit(same ? 0 : 1);
  }

  private static Iterable<String> union(
      SortedMap<String, Path> left, SortedMap<String, Path> right) {
    return Stream.concat(left.keySet().stream(), right.keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static SortedMap<String, Path> jars(Path folder) throws IOException {
    SortedMap<String, Path> jars = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, 6)) {
      files
          .filter(file -> file.getFileName().toString().matches("countersign-.*\\.jar"))
          .filter(file -> !file.toString().contains("launch"))
          .forEach(file -> jars.putIfAbsent(file.getFileName().toString(), file));
    }
    return jars;
  }

  /** The entries in which two jars differ, and how; in the order of the first. */
  static Map<String, String> differences(Path one, Path other) throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    try (ZipFile left = new ZipFile(one.toFile());
        ZipFile right = new ZipFile(other.toFile())) {
      for (Enumeration<? extends ZipEntry> all = left.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        ZipEntry same = right.getEntry(entry.getName());
        if (same == null) {
          found.put(entry.getName(), "only in the first");
        } else if (!digest(left.getInputStream(entry)).equals(digest(right.getInputStream(same)))) {
          found.put(entry.getName(), "another content");
        } else if (entry.getTime() != same.getTime()) {
          found.put(entry.getName(), "another time");
        }
      }
      for (Enumeration<? extends ZipEntry> all = right.entries(); all.hasMoreElements(); ) {
        String name = all.nextElement().getName();
        if (left.getEntry(name) == null) {
          found.put(name, "only in the second");
        }
      }
    }
    if (found.isEmpty()) {
      found.put("(the archive itself)", "another order, or other fields");
    }
    return found;
  }

  private static String digest(InputStream stream) throws IOException {
    try (InputStream in = stream) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[65_536];
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        digest.update(block, 0, read);
      }
      return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
