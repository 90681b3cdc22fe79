package dev.countersign.lure.project.folder;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.content.Tree;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tree's files by path. Of a path that stands in it twice the last counts, as it does where an
 * archive is unpacked. Not for several threads.
 */
public final class Folder {
  /** How much of one file is read as text, in bytes. */
  private static final int LONGEST_TEXT = 2 << 20;

  private final String prefix;
  private final Map<String, Content> files = new LinkedHashMap<>();
  private final Map<String, List<String>> byName = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  /** The files of a tree. */
  public Folder(Tree tree) {
    this.prefix = tree.root() + "!/";
    for (Content file : tree.files()) {
      files.put(file.path(), file);
    }
    for (String path : files.keySet()) {
      byName.computeIfAbsent(Paths.name(path), name -> new ArrayList<>()).add(path);
    }
  }

  /** All paths, in the order found. */
  public Set<String> paths() {
    return Collections.unmodifiableSet(files.keySet());
  }

  /** All files, in the order found. */
  public Collection<Content> files() {
    return Collections.unmodifiableCollection(files.values());
  }

  /** Whether there is such a file. */
  public boolean has(String path) {
    return files.containsKey(path);
  }

  /** The file; null where there is none. */
  public @Nullable Content file(String path) {
    return files.get(path);
  }

  /** The paths of all files with that name, whatever their folder, in the order found. */
  public List<String> named(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** All folders that hold a file of that name, the shortest path first. */
  public Set<String> foldersWith(String name) {
    Set<String> folders =
        new TreeSet<>((a, b) ->
            a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b));
    named(name).forEach(path -> folders.add(Paths.folder(path)));
    return folders;
  }

  /**
   * A file's text, at most its first 2 MiB: UTF-16 where it has such a mark, UTF-8 otherwise; empty
   * where there is no such file.
   */
  public String text(String path) {
    Content file = files.get(path);
    return file == null ? "" : texts.computeIfAbsent(path, p -> decode(file.bytes()));
  }

  private static String decode(byte[] bytes) {
    int length = Math.min(bytes.length, LONGEST_TEXT);
    Charset charset = StandardCharsets.UTF_8;
    if (length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      charset = StandardCharsets.UTF_16LE;
    } else if (length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      charset = StandardCharsets.UTF_16BE;
    }
    return new String(bytes, 0, length, charset);
  }

  /** A file's JSON, comments and commas too many forgiven; nothing where it is none. */
  public Optional<JsonNode> json(String path) {
    return has(path) ? LooseJson.parse(text(path)) : Optional.empty();
  }

  /** A path as shown: without the archive that the whole tree lay in. */
  public String shown(String path) {
    return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
  }

  /** The place of words in a file as {@code path:line}; line 1 where they are not found. */
  public String where(String path, String words) {
    return shown(path) + ":" + line(path, words);
  }

  /** The line that words are first on, counted from 1; 1 where they are not found. */
  public int line(String path, String words) {
    String text = text(path);
    int at = words.isEmpty() ? -1 : text.indexOf(words);
    int line = 1;
    for (int i = 0; i < at; i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }
}
