package dev.countersign.server.evidence;

import dev.countersign.model.json.Json;
import dev.countersign.response.evidence.EvidenceBundle.Put;
import dev.countersign.response.evidence.FileKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What goes into a bundle, each under a name of its own. */
final class Documents {
  private static final int LONGEST = 120;

  private final List<Put> files = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  void document(String name, byte[] bytes) {
    files.add(new Put(FileKind.DOCUMENT, free(name, "d/"), () -> new ByteArrayInputStream(bytes)));
  }

  void document(String name, String text) {
    document(name, text.getBytes(StandardCharsets.UTF_8));
  }

  void document(String name, JsonNode json) {
    document(name, Json.pretty(json) + "\n");
  }

  void input(String name, Path file) {
    files.add(new Put(FileKind.INPUT, free(name, "i/"), () -> Files.newInputStream(file)));
  }

  /** What must not be taken for a file of its kind by anybody who unpacks it. */
  void input(String name, byte[] bytes) {
    files.add(new Put(FileKind.INPUT, free(name, "i/"), () -> new ByteArrayInputStream(bytes)));
  }

  void journal(Path file) {
    files.add(new Put(FileKind.JOURNAL, "journal.jsonl", () -> Files.newInputStream(file)));
  }

  List<Put> files() {
    return files;
  }

  /** Letters, digits, points and hyphens alone; a number where the name is taken. */
  private String free(String name, String kind) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
    String cut = plain.length() > LONGEST ? plain.substring(plain.length() - LONGEST) : plain;
    String free = cut.isEmpty() ? "file" : cut;
    for (int i = 2; !names.add(kind + free.toLowerCase(Locale.ROOT)); i++) {
      free = i + "-" + (cut.isEmpty() ? "file" : cut);
    }
    return free;
  }
}
