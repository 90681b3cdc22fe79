package dev.countersign.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/**
 * Sends requests in the thread that waits for the answer, over connections that are kept. {@link
 * java.net.http.HttpClient} hands each request to three threads, one after the other; on two cores
 * that are nearly busy the client would be measured then.
 */
final class Line {
  static {
    System.setProperty("http.maxConnections", Integer.toString(Load.AT_ONCE));
  }

  private Line() {}

  /** What was answered. */
  record Answer(int status, String body) {}

  /** Sends one with that body. */
  static Answer send(HttpRequest request, String body) {
    try {
      HttpURLConnection line = (HttpURLConnection) request.uri().toURL().openConnection();
      line.setRequestMethod(request.method());
      request
          .headers()
          .map()
          .forEach((name, values) -> values.forEach(value -> line.addRequestProperty(name, value)));
      byte[] sent = body.getBytes(StandardCharsets.UTF_8);
      line.setDoOutput(true);
      line.setFixedLengthStreamingMode(sent.length);
      try (var out = line.getOutputStream()) {
        out.write(sent);
      }
      int status = line.getResponseCode();
      try (InputStream in = status < 400 ? line.getInputStream() : line.getErrorStream()) {
        return new Answer(status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the server did not answer", e);
    }
  }
}
