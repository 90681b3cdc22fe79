package dev.countersign.server.trace;

import dev.countersign.model.json.Json;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.DossierJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/** The result of a trace as it is kept: JSON, compressed. */
final class TraceResult {
  /** The most bytes of its JSON, which bounds what is read again. */
  static final int MOST_BYTES = 128 << 20;

  private TraceResult() {}

  static byte[] packed(JsonNode json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(Json.compact(json).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory has none
    }
    return bytes.toByteArray();
  }

  static String text(byte[] packed) {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] bytes = zip.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IllegalStateException("a trace's result is larger than any that is kept");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Dossier dossier(byte[] packed) {
    return DossierJson.read(Json.parse(text(packed), "A recorded trace"));
  }
}
