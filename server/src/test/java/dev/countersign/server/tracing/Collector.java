package dev.countersign.server.tracing;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** Takes spans over OTLP as any collector does, and reads the protobuf by its wire format. */
public final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  /** A span as it came. */
  public record Seen(
      String trace, String id, String parent, String name, Map<String, String> attributes) {}

  /** Opens it. */
  public Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
              body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
            }
            take(body);
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
  }

  /** Where it is. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** ExportTraceServiceRequest, ResourceSpans, ScopeSpans: fields 1, 2 and 2. */
  private void take(byte[] request) {
    for (byte[] resource : all(request, 1)) {
      for (byte[] scope : all(resource, 2)) {
        all(scope, 2).forEach(span -> seen.add(span(span)));
      }
    }
  }

  private static Seen span(byte[] span) {
    Map<String, String> attributes = new TreeMap<>();
    for (byte[] one : all(span, 9)) {
      String value =
          all(one, 2).stream()
              .flatMap(any -> all(any, 1).stream())
              .map(Collector::text)
              .findFirst()
              .orElse("");
      attributes.put(text(first(one, 1)), value);
    }
    HexFormat hex = HexFormat.of();
    return new Seen(
        hex.formatHex(first(span, 1)),
        hex.formatHex(first(span, 2)),
        hex.formatHex(first(span, 4)),
        text(first(span, 5)),
        attributes);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] first(byte[] message, int number) {
    List<byte[]> all = all(message, number);
    return all.isEmpty() ? new byte[0] : all.getFirst();
  }

  /** Those fields with a length; numbers are passed over. */
  private static List<byte[]> all(byte[] message, int number) {
    List<byte[]> fields = new ArrayList<>();
    int[] at = {0};
    while (at[0] < message.length) {
      long key = varint(message, at);
      switch ((int) (key & 7)) {
        case 0 -> varint(message, at);
        case 1 -> at[0] += 8;
        case 2 -> {
          int length = (int) varint(message, at);
          byte[] bytes = java.util.Arrays.copyOfRange(message, at[0], at[0] + length);
          if (key >>> 3 == number) {
            fields.add(bytes);
          }
          at[0] += length;
        }
        case 5 -> at[0] += 4;
        default -> throw new IllegalArgumentException("no protobuf");
      }
    }
    return fields;
  }

  private static long varint(byte[] message, int[] at) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte one = message[at[0]++];
      value |= (long) (one & 0x7f) << shift;
      if (one >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("no protobuf");
  }

  /** All that came. */
  public List<Seen> seen() {
    return seen;
  }

  /** Waits for one, half a minute at most. */
  public Seen await(Predicate<Seen> wanted) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      for (Seen one : seen) {
        if (wanted.test(one)) {
          return one;
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("it did not come; there are " + seen);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
