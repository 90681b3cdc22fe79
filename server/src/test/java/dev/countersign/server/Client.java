package dev.countersign.server;

import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The administrator who founded a server, asking it over real HTTP and following nothing. */
final class Client {
  private final URI address;
  private final Visitor founder;

  /** Founds it. */
  Client(Server server) {
    this.address = server.address();
    this.founder = Visitor.founder(address, Objects.requireNonNull(server.enrolmentLink()));
  }

  Visitor visitor() {
    return founder;
  }

  HttpResponse<String> get(String path, String... headers) {
    return founder.get(path, headers);
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return founder.post(path, body, headers);
  }

  HttpResponse<String> post(String path, BodyPublisher body, String... headers) {
    return founder.post(path, body, headers);
  }

  /** Sends the form of a check as a browser does. */
  HttpResponse<String> form(Map<String, String> fields, String... headers) {
    StringBuilder body = new StringBuilder();
    new LinkedHashMap<>(fields)
        .forEach((name, value) ->
            body.append("--cut\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append(name.equals("file") ? "\"; filename=\"f\"" : "\"")
                .append("\r\n\r\n")
                .append(value)
                .append("\r\n"));
    body.append("--cut--\r\n");
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "multipart/form-data; boundary=cut";
    return founder.post("/checks", BodyPublishers.ofString(body.toString()), all);
  }

  /** Sends a request without any proof or cookie. */
  HttpResponse<String> stranger(HttpRequest.Builder request) {
    return new Visitor(address).exchange(request);
  }

  /** Sends an address that no client would. */
  String raw(String method, String path, String body) throws IOException {
    return raw(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: "
            + founder.cookieHeader()
            + "\r\nDPoP: "
            + founder.key().proof(address.toString(), method, path)
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  /** Sends what no client would. */
  String raw(String request) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
