package dev.countersign.server.trace;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with folders of files, each known by its name alone: whoever asks over HTTP names one,
 * and never a path.
 */
public final class Shelf {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final String what;
  private final Pattern endings;

  /**
   * What stands in a folder, which need not be there.
   *
   * @param what one of its folders is called, such as {@code ledger}
   * @param endings of the files that count
   */
  Shelf(Path folder, String what, String endings) {
    this.folder = folder;
    this.what = what;
    this.endings = Pattern.compile(".*\\.(" + endings + ")", Pattern.CASE_INSENSITIVE);
  }

  /** One of its folders. */
  public record Volume(String name, int files, long bytes) {
    /** Its size in words. */
    public String size() {
      return bytes < 1 << 10
          ? bytes + " bytes"
          : bytes < 1 << 20 ? bytes / 1024 + " KiB" : (bytes >> 20) + " MiB";
    }
  }

  /** All, by name. */
  public List<Volume> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(Files::isDirectory)
          .filter(one -> NAME.matcher(name(one)).matches())
          .map(this::volume)
          .filter(one -> one.files() > 0)
          .sorted((one, other) -> one.name().compareTo(other.name()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The folder of that name.
   *
   * @throws UnreadableInput where there is none
   */
  public Path of(String name) {
    if (all().stream().noneMatch(one -> one.name().equals(name))) {
      throw new UnreadableInput(
          "There is no "
              + what
              + " named "
              + name
              + " on this server; there "
              + (all().isEmpty()
                  ? "is none"
                  : "are " + String.join(", ", all().stream().map(Volume::name).toList())));
    }
    return folder.resolve(name);
  }

  /** Where a folder of that name is, or would be. */
  Path place(String name) {
    return folder.resolve(name);
  }

  /** How many bytes all of it has. */
  public long bytes() {
    return all().stream().mapToLong(Volume::bytes).sum();
  }

  /**
   * Takes a file in, whole or not at all.
   *
   * @param most bytes
   * @throws UnreadableInput where a name is none, it is there already, or it is too large
   * @throws IOException where it breaks off
   */
  public void put(String name, String file, InputStream body, long most) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new UnreadableInput(
          "The name " + name + " is none; expected small letters, digits, - and _");
    }
    if (!FILE.matcher(file).matches() || !endings.matcher(file).matches()) {
      throw new UnreadableInput(
          "The file "
              + file
              + " is none of a "
              + what
              + "; expected a name of letters, digits, . - and _ that ends in "
              + endings.pattern().replaceAll("[.*\\\\()]", "").replace("|", ", "));
    }
    Path place = folder.resolve(name);
    Path target = place.resolve(file);
    if (Files.exists(target)) {
      throw new UnreadableInput(
          "The " + what + " " + name + " has a file " + file + " already; it is never replaced");
    }
    Files.createDirectories(place);
    Path part = Files.createTempFile(folder, "part-", ".tmp");
    try {
      copy(body, part, most);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void copy(InputStream body, Path part, long most) throws IOException {
    try (var out = Files.newOutputStream(part)) {
      byte[] buffer = new byte[BUFFER];
      long all = 0;
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        all += read;
        if (all > most) {
          throw new UnreadableInput(
              "The file is larger than " + (most >> 20) + " MiB, which is left for it here");
        }
        out.write(buffer, 0, read);
      }
      if (all == 0) {
        throw new UnreadableInput("The file is empty");
      }
    }
  }

  private Volume volume(Path one) {
    try (Stream<Path> inside = Files.list(one)) {
      List<Path> files =
          inside
              .filter(Files::isRegularFile)
              .filter(file -> endings.matcher(name(file)).matches())
              .toList();
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      return new Volume(name(one), files.size(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
