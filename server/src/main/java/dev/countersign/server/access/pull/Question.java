package dev.countersign.server.access.pull;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/**
 * What a source is asked, before it is said who asks.
 *
 * @param headers besides those by which it is said
 * @param body empty for none
 */
record Question(String method, URI address, Map<String, String> headers, String body) {
  private static final Map<String, String> JSON = Map.of("Accept", "application/json");

  /** Copies. */
  Question {
    headers = Map.copyOf(headers);
  }

  static Question get(URI address) {
    return get(address, JSON);
  }

  static Question get(URI address, Map<String, String> headers) {
    return new Question("GET", address, headers, "");
  }

  /** To be sent, with who asks. */
  HttpRequest.Builder request(Map<String, String> who) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("User-Agent", "Countersign");
    headers.forEach(request::header);
    who.forEach(request::header);
    return request;
  }

  /** As the Host header names it: with its port, unless that is the usual one. */
  String host() {
    int usual = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    int port = address.getPort();
    return port < 0 || port == usual ? address.getHost() : address.getHost() + ":" + port;
  }
}
