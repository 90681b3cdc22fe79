package dev.countersign.gate.key.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/**
 * Answers as web3signer does for Ethereum accounts. The shapes are those of its OpenAPI description
 * (core/src/main/resources/openapi-specs/eth1/web3signer.yaml) and of SecpArtifactSignature.asHex,
 * which writes r, s and v: a list of "0x" and 128 digits; text/plain of "0x" and 130 digits; 404
 * with no body for a key that it does not hold; 400 for a body that it does not take.
 */
final class SignerStandIn implements AutoCloseable {
  /** How one request is answered instead; null leaves it to the stand-in. */
  @FunctionalInterface
  interface Script {
    boolean answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final PrivateKey key;
  private final String scheme;
  private volatile Script script = exchange -> false;

  SignerStandIn(PrivateKey key) throws IOException {
    this(key, null, "http");
  }

  /** By TLS, demanding a certificate of whoever asks. */
  SignerStandIn(PrivateKey key, SSLContext tls) throws IOException {
    this(key, tls, "https");
  }

  private SignerStandIn(PrivateKey key, @Nullable SSLContext tls, String scheme)
      throws IOException {
    this.key = key;
    this.scheme = scheme;
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    if (tls == null) {
      server = HttpServer.create(any, 0);
    } else {
      HttpsServer secure = HttpsServer.create(any, 0);
      secure.setHttpsConfigurator(
          new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
              SSLParameters demanding = tls.getDefaultSSLParameters();
              demanding.setNeedClientAuth(true);
              parameters.setSSLParameters(demanding);
            }
          });
      server = secure;
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            if (!script.answer(exchange)) {
              answer(exchange);
            }
          }
        });
    server.start();
  }

  void script(Script instead) {
    this.script = instead;
  }

  String url() {
    return scheme + "://localhost:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    if (method.equals("GET") && path.equals("/upcheck")) {
      send(exchange, 200, "text/plain; charset=utf-8", "OK");
    } else if (method.equals("GET") && path.equals("/api/v1/eth1/publicKeys")) {
      ArrayNode list = Json.object().arrayNode().add(publicKey(key));
      send(exchange, 200, "application/json", Json.compact(list));
    } else if (method.equals("POST") && path.equals("/api/v1/eth1/sign/" + publicKey(key))) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Bytes data = Bytes.fromHex(Json.parse(body, "It").path("data").asString("none"), "It");
      Bytes signature = key.sign(Keccak256.hash(data)).bytes();
      send(exchange, 200, "text/plain; charset=utf-8", signature.toHex());
    } else {
      send(exchange, 404, "text/plain", "");
    }
  }

  static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
    byte[] raw = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, raw.length == 0 ? -1 : raw.length);
    if (raw.length > 0) {
      exchange.getResponseBody().write(raw);
    }
  }

  /** 64 bytes x and y, as web3signer writes a public key. */
  static String publicKey(PrivateKey key) {
    byte[] point =
        CustomNamedCurves.getByName("secp256k1")
            .getG()
            .multiply(new BigInteger(1, key.copyScalar()))
            .normalize()
            .getEncoded(false);
    return Bytes.of(Arrays.copyOfRange(point, 1, 65)).toHex();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
