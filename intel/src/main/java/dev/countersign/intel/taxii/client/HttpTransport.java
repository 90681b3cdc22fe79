package dev.countersign.intel.taxii.client;

import dev.countersign.intel.taxii.MediaTypes;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks servers over HTTP. */
public final class HttpTransport implements TaxiiTransport, AutoCloseable {
  private static final Duration TO_CONNECT = Duration.ofSeconds(20);

  private final Credentials credentials;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TO_CONNECT)
          .build();

  /** As somebody. */
  public HttpTransport(Credentials credentials) {
    this.credentials = credentials;
  }

  /** As whom a server is asked. */
  public sealed interface Credentials {
    /** Nobody. */
    record None() implements Credentials {}

    /** A name and a password (RFC 7617). */
    record Basic(String name, String password) implements Credentials {
      @Override
      public String toString() {
        return "Basic[" + name + "]";
      }
    }

    /** A token (RFC 6750). */
    record Bearer(String token) implements Credentials {
      @Override
      public String toString() {
        return "Bearer[]";
      }
    }
  }

  @Override
  public Response get(URI address, long most, Duration patience) {
    requireKept(address);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("Accept", MediaTypes.TAXII)
            .header("User-Agent", "Countersign");
    switch (credentials) {
      case Credentials.None none -> {}
      case Credentials.Basic(String name, String password) ->
          request.header(
              "Authorization",
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)));
      case Credentials.Bearer(String token) -> request.header("Authorization", "Bearer " + token);
    }
    CompletableFuture<Response> answer =
        client
            .sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream())
            .thenApplyAsync(response -> read(response, address, most));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new UnreadableInput(address.getHost() + " did not answer within " + patience);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnreadableInput told) {
        throw told;
      }
      throw new UnreadableInput(
          address.getHost() + " could not be asked: " + String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableInput(address.getHost() + " was not asked to the end");
    }
  }

  /** A secret goes over TLS, or does not leave this machine. */
  private void requireKept(URI address) {
    boolean near =
        "localhost".equals(address.getHost())
            || "127.0.0.1".equals(address.getHost())
            || "[::1]".equals(address.getHost());
    if (!(credentials instanceof Credentials.None)
        && !"https".equals(address.getScheme())
        && !near) {
      throw new UnreadableInput(
          "A password or token is not sent to " + address.getHost() + " without TLS; use https");
    }
  }

  private static Response read(HttpResponse<InputStream> response, URI address, long most) {
    try (InputStream in = response.body()) {
      byte[] body = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 16L, most + 1));
      if (body.length > most) {
        throw new UnreadableInput(
            "An answer of "
                + address.getHost()
                + " is larger than "
                + most
                + " bytes; ask for smaller pages");
      }
      return new Response(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.headers().firstValue("X-TAXII-Date-Added-Last").orElse(""),
          Bytes.of(body));
    } catch (IOException e) {
      throw new UnreadableInput(
          "An answer of " + address.getHost() + " broke off: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
