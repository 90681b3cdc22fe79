package dev.countersign.gate.check;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.gate.intent.IntentFile;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One payload with all that stands beside it, and what must come of it. */
record CorpusCase(String name, JsonNode json) {
  private static final Path FOLDER = Path.of("src", "test", "resources", "corpus");
  private static final String USUAL_TIME = "2026-03-01T12:00:00Z";

  /** All cases, in the order of their names. */
  static List<CorpusCase> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(CorpusCase::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CorpusCase read(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
    try {
      return new CorpusCase(name, Json.parse(Files.readString(file), name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String what() {
    return text("what");
  }

  String verdict() {
    return text("verdict");
  }

  /** The codes that must be found, no other. */
  Set<String> findings() {
    Set<String> codes = new TreeSet<>();
    json.get("findings").forEach(code -> codes.add(code.asString()));
    return codes;
  }

  CheckResult check() {
    JsonNode known = json.get("known");
    Directory directory =
        new Directory(known == null ? Known.NOTHING : KnownFile.read(Json.compact(known)));
    JsonNode intent = json.get("intent");
    JsonNode script = json.get("node");
    NodeClient node = script == null ? null : new ScriptedNode(script);
    JsonNode at = json.get("at");
    Instant now = Instant.parse(at == null ? USUAL_TIME : at.asString());
    return new Checker(directory, node, () -> now)
        .check(
            new CheckRequest(
                input(),
                intent == null ? null : IntentFile.read(Json.compact(intent), directory),
                beside()));
  }

  private Bytes input() {
    JsonNode payload = json.get("payload");
    String text = payload.isString() ? payload.asString() : Json.compact(payload);
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private CheckRequest.Beside beside() {
    @Nullable JsonNode chain = json.get("chain");
    @Nullable JsonNode wallet = json.get("wallet");
    @Nullable JsonNode version = json.get("safeVersion");
    return new CheckRequest.Beside(
        chain == null ? null : chain.asLong(),
        wallet == null ? null : Address.of(wallet.asString()),
        version == null ? null : SafeVersion.parse(version.asString()));
  }

  private String text(String field) {
    return json.get(field).asString();
  }
}
