package dev.countersign.lure.archive;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Asar: Electron's archive of a program's own files, a table in JSON before their bytes. */
final class AsarUnpacking {
  private static final int LARGEST_TABLE = 16 << 20;
  private static final int DEEPEST = 64;

  private AsarUnpacking() {}

  static void unpack(Source source, Level level) throws IOException {
    byte[] head = source.read(0, 16);
    long table = LittleEndian.u32(head, 12);
    long data = 8 + LittleEndian.u32(head, 4);
    if (table > LARGEST_TABLE) {
      throw new IOException("its table of files has " + table + " bytes");
    }
    level.walk.pay(table, level);
    String text = new String(source.read(16, (int) table), StandardCharsets.UTF_8);
    try {
      folder(Json.parse(text, "The table"), "", 0, data, source, level);
    } catch (UnreadableInput e) {
      throw new IOException(e.sentence(), e);
    }
  }

  private static void folder(
      JsonNode node, String path, int depth, long data, Source source, Level level)
      throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("its folders are more than " + DEEPEST + " deep");
    }
    for (String name : node.path("files").propertyNames()) {
      level.count();
      JsonNode one = node.path("files").path(name);
      String at = path + name;
      if (one.path("files").isObject()) {
        folder(one, at + "/", depth + 1, data, source, level);
      } else if (one.path("link").isString()) {
        EntryName link = EntryName.of(one.path("link").asString());
        level.place(new Entry(at, link.leaves() ? "/" + link.raw() : "./", false, false, false));
      } else if (!one.path("unpacked").asBoolean(false)) {
        file(one, at, data, source, level);
      }
    }
  }

  private static void file(JsonNode one, String at, long data, Source source, Level level)
      throws IOException {
    String offset = one.path("offset").asString("");
    if (!offset.matches("[0-9]{1,15}") || !one.path("size").canConvertToLong()) {
      throw new IOException(Quote.of(at) + " has no place");
    }
    long from = data + Long.parseLong(offset);
    boolean runs = one.path("executable").asBoolean(false);
    level.take(
        new Entry(at, "", false, runs, false), source.stream(from, one.path("size").asLong()));
  }
}
