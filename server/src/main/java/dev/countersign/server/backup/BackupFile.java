package dev.countersign.server.backup;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.backup.Sums.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;

/** A backup that is read. It is whole: every part has the sum that it must have, and none lacks. */
public final class BackupFile implements AutoCloseable {
  private static final int LARGEST_NOTE = 1 << 20;

  private final ZipFile zip;
  private final Manifest manifest;
  private final Sums sums;

  private BackupFile(ZipFile zip, Manifest manifest, Sums sums) {
    this.zip = zip;
    this.manifest = manifest;
    this.sums = sums;
  }

  /**
   * Opens one and reads all of it once.
   *
   * @throws BackupUnreadable when it is none, or not whole
   */
  public static BackupFile open(Path path) {
    ZipFile zip;
    try {
      zip = new ZipFile(path.toFile());
    } catch (IOException e) {
      throw new BackupUnreadable("The backup " + path + " cannot be read: " + e.getMessage(), e);
    }
    try {
      BackupFile file =
          new BackupFile(
              zip, Manifest.of(note(zip, Parts.MANIFEST)), Sums.of(note(zip, Parts.SUMS)));
      file.compareAll();
      return file;
    } catch (IOException | UnreadableInput | ArithmeticException e) {
      close(zip);
      String why = e instanceof UnreadableInput input ? input.sentence() : e.getMessage();
      throw new BackupUnreadable("The backup " + path + " cannot be used: " + why, e);
    }
  }

  /** What it says of itself. */
  public Manifest manifest() {
    return manifest;
  }

  /** Over all that is in it, as {@code backup} told it; whoever noted it can tell a forgery. */
  public Bytes sum() {
    try (InputStream in = part(Parts.SUMS)) {
      return Bytes.of(BackupWriter.sha256().digest(in.readNBytes(LARGEST_NOTE)));
    } catch (IOException e) {
      throw new BackupUnreadable("The backup cannot be read any more: " + e.getMessage(), e);
    }
  }

  /** The tables, in the order in which they were written. */
  List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    for (String name : sums.parts().sequencedKeySet()) {
      String table = Parts.tableOfColumns(name);
      if (!table.isEmpty()) {
        try (InputStream in = part(name)) {
          String columns = new String(in.readNBytes(LARGEST_NOTE), StandardCharsets.UTF_8);
          tables.add(new Table(table, List.of(columns.split("\n", -1))));
        } catch (IOException e) {
          throw new BackupUnreadable("The backup cannot be read any more: " + e.getMessage(), e);
        }
      }
    }
    return tables;
  }

  /** The content of the files of keys, by their names. */
  public Map<String, byte[]> keys() throws IOException {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    for (String name : sums.parts().sequencedKeySet()) {
      if (name.startsWith(Parts.KEYS)) {
        try (InputStream in = part(name)) {
          keys.put(name.substring(Parts.KEYS.length()), in.readNBytes(LARGEST_NOTE));
        }
      }
    }
    return keys;
  }

  /** How many rows a table has. */
  long rows(Table table) {
    Part part = sums.parts().get(Parts.rows(table));
    return part == null ? -1 : part.rows();
  }

  /** How many rows all tables have. */
  public long rows() {
    return sums.rows();
  }

  /** The rows of a table, as {@code COPY} printed them. */
  InputStream open(Table table) throws IOException {
    return part(Parts.rows(table));
  }

  @Override
  public void close() {
    close(zip);
  }

  private static void close(ZipFile zip) {
    try {
      zip.close();
    } catch (IOException e) {
      throw new BackupUnreadable("The backup could not be closed: " + e.getMessage(), e);
    }
  }

  private InputStream part(String name) throws IOException {
    return part(zip, name);
  }

  private static InputStream part(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("its part " + name + " is missing");
    }
    return zip.getInputStream(entry);
  }

  private static JsonNode note(ZipFile zip, String name) throws IOException {
    try (InputStream in = part(zip, name)) {
      return Json.parse(
          new String(in.readNBytes(LARGEST_NOTE), StandardCharsets.UTF_8), "its part " + name);
    }
  }

  private void compareAll() throws IOException {
    if (zip.size() != sums.parts().size() + 1) {
      throw new IOException("it has parts that it has no sums of");
    }
    for (Map.Entry<String, Part> one : sums.parts().entrySet()) {
      MessageDigest digest = BackupWriter.sha256();
      try (InputStream in = new DigestInputStream(part(one.getKey()), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(one.getValue().sha256())) {
        throw new IOException("its part " + one.getKey() + " was changed");
      }
    }
  }
}
