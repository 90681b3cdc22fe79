package dev.countersign.server.screening;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.list.Entry;
import dev.countersign.model.json.Json;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Entries of a list as they are kept: each an array on a line of its own, in gzip. */
final class EntryLines {
  private EntryLines() {}

  static byte[] of(List<Entry> entries) {
    return packed(out -> {
      for (Entry entry : entries) {
        ArrayNode line = Json.object().putArray("entry");
        line.add(entry.address()).add(entry.chain()).add(entry.name());
        line.add(entry.kind().word()).add(entry.list()).add(entry.id()).add(entry.program());
        line.add(entry.listed().map(LocalDate::toString).orElse(""));
        line.add(entry.licence()).add(entry.reference());
        out.write((Json.compact(line) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    });
  }

  /** Hands them over one after the other: a list may be larger than the memory there is. */
  static void read(byte[] packed, Consumer<Entry> into) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(packed)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode one = Json.parse(line, "An entry");
        String day = one.get(7).asString();
        into.accept(
            new Entry(
                one.get(0).asString(),
                one.get(1).asString(),
                one.get(2).asString(),
                Kind.ofWord(one.get(3).asString()),
                one.get(4).asString(),
                one.get(5).asString(),
                one.get(6).asString(),
                day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day)),
                one.get(8).asString(),
                one.get(9).asString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What writes. */
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  static byte[] packed(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes, 1 << 16)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static String unpacked(byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
