package dev.countersign.intel.list;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which files are lists, by their endings. */
public final class ListFiles {
  private ListFiles() {}

  /**
   * The files themselves, and of folders all that may be lists, in the order of their names.
   *
   * @throws UnreadableInput where a folder cannot be read
   */
  public static List<Path> in(List<Path> places) {
    List<Path> files = new ArrayList<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> inside = Files.walk(place)) {
          inside.filter(ListFiles::mayBe).sorted().forEach(files::add);
        } catch (IOException | UncheckedIOException e) {
          throw new UnreadableInput(place + " could not be read: " + e.getMessage());
        }
      } else {
        files.add(place);
      }
    }
    return files;
  }

  /**
   * The ending that says what a list is, for one that was fetched under any name.
   *
   * @param start the first bytes of it
   * @param name as it was called
   */
  public static String ending(byte[] start, String name) {
    String text = new String(start, StandardCharsets.UTF_8).strip();
    text = text.startsWith("\ufeff") ? text.substring(1).strip() : text;
    if (text.startsWith("<")) {
      return "xml";
    }
    if (text.startsWith("{")) {
      return "json";
    }
    String path = name.replaceFirst("[?#].*$", "");
    String said = ending(Path.of(path.substring(path.lastIndexOf('/') + 1)));
    if (said.matches("csv|ya?ml|txt|xml|json")) {
      return said;
    }
    return text.contains(",") && text.lines().findFirst().orElse("").contains(",") ? "csv" : "txt";
  }

  private static boolean mayBe(Path file) {
    return Files.isRegularFile(file) && ending(file).matches("csv|json|ya?ml|xml|txt");
  }

  static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
