package dev.countersign.chain.http;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client for one place. Each request has one deadline for everything, from connecting to
 * the last byte; an answer past the bound is broken off while it is read; redirects are not
 * followed. May be used from several threads at once.
 */
public final class BoundedHttp implements AutoCloseable {
  private final HttpClient http;
  private final String whose;
  private final String place;
  private final Duration timeout;
  private final int largest;

  /**
   * A client; connects when it is asked first.
   *
   * @param whose what stands there, in words such as "node"
   * @param address checked by {@link #address}
   * @param timeout the deadline of one request, more than nothing
   * @param largest bytes of an answer's body
   * @param tls keys and authorities of its own, or null for the platform's
   */
  public BoundedHttp(
      String whose, URI address, Duration timeout, int largest, @Nullable SSLContext tls) {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("the deadline is " + timeout);
    }
    this.whose = whose;
    this.place =
        "the "
            + whose
            + " at "
            + address.getHost()
            + (address.getPort() < 0 ? "" : ":" + address.getPort());
    this.timeout = timeout;
    this.largest = largest;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout);
    if (tls != null) {
      builder.sslContext(tls);
    }
    this.http = builder.build();
  }

  /**
   * Reads an address as a person wrote it.
   *
   * @param what such as "The node's URL", for the error's sentence
   * @throws UnreadableInput when it is no http or https URL with a host; the sentence does not
   *     repeat it, since keys are often part of it
   */
  public static URI address(String text, String what, String example) {
    try {
      return address(new URI(text.strip()), what, example);
    } catch (URISyntaxException e) {
      throw new UnreadableInput(what + " cannot be read; expected a URL such as " + example);
    }
  }

  /** The same for one that is a URI already. */
  public static URI address(URI uri, String what, String example) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new UnreadableInput(what + " must start with http:// or https://");
    }
    if (uri.getHost() == null) {
      throw new UnreadableInput(what + " names no host; expected a URL such as " + example);
    }
    return uri;
  }

  /** True for https. */
  public static boolean isEncrypted(URI address) {
    return String.valueOf(address.getScheme()).equalsIgnoreCase("https");
  }

  /** True for this machine itself, by number or by the name {@code localhost}; no name is asked. */
  public static boolean isLoopback(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    boolean number = host.startsWith("[") || host.matches("[0-9]+(\\.[0-9]+){3}");
    try {
      return host.equals("localhost")
          || (number && InetAddress.getByName(host).isLoopbackAddress());
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** An answer of any status. */
  public record Answer(int status, HttpHeaders headers, Bytes body) {}

  /** What is asked, for sentences: such as "the node at 127.0.0.1:8545". */
  public String place() {
    return place;
  }

  /**
   * Asks once.
   *
   * @throws HttpFault when there is no answer within the bounds
   */
  public Answer send(HttpRequest.Builder request) throws HttpFault {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request.timeout(timeout).build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
    try {
      HttpResponse<byte[]> response = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return new Answer(response.statusCode(), response.headers(), Bytes.of(response.body()));
    } catch (TimeoutException e) {
      throw tooSlow(HttpFault.Kind.NOT_ANSWERED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HttpFault(
          HttpFault.Kind.NOT_ANSWERED, "the question to the " + whose + " was broken off");
    } catch (ExecutionException e) {
      throw fault(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpFault fault(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException e -> tooSlow(HttpFault.Kind.NOT_REACHED);
      case HttpTimeoutException e -> tooSlow(HttpFault.Kind.NOT_ANSWERED);
      case ConnectException e ->
          new HttpFault(HttpFault.Kind.NOT_REACHED, place + " is not reachable");
      case SSLException e ->
          new HttpFault(
              HttpFault.Kind.NOT_REACHED, "no encrypted connection with " + place + " can be made");
      case IOException e when String.valueOf(e.getMessage()).contains("capacity") ->
          new HttpFault(
              HttpFault.Kind.TOO_LARGE, "the " + whose + "'s answer is larger than " + size());
      case null, default ->
          new HttpFault(HttpFault.Kind.NOT_ANSWERED, "the connection with " + place + " broke off");
    };
  }

  private HttpFault tooSlow(HttpFault.Kind kind) {
    return new HttpFault(
        kind, place + " did not answer within " + timeout.toMillis() / 1000.0 + " s");
  }

  private String size() {
    return largest >> 20 > 0 ? (largest >> 20) + " MiB" : (largest >> 10) + " KiB";
  }
}
