package dev.countersign.tour.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The console's own files: styles, pictures, scripts. */
final class Assets {
  private final HttpClient http = HttpClient.newHttpClient();

  /** One of them. */
  @SuppressWarnings("ArrayRecordComponent") // it is written out and forgotten
  record Asset(int status, String type, byte[] bytes) {}

  Asset of(URI where) throws IOException {
    try {
      HttpResponse<byte[]> answer =
          http.send(HttpRequest.newBuilder(where).build(), BodyHandlers.ofByteArray());
      String type = answer.headers().firstValue("content-type").orElse("text/plain");
      return new Asset(answer.statusCode(), type, answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
