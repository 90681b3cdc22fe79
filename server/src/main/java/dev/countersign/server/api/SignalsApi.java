package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.server.access.signal.SignalRefused;
import dev.countersign.server.access.signal.SignalsIn;
import dev.countersign.server.access.signal.SignalsOut;
import dev.countersign.server.access.signal.StreamForm;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shared signals: who this transmitter is, its keys, and where others push theirs (RFC 8935). */
@RestController
public final class SignalsApi {
  private static final int MOST_BYTES = 64 << 10;
  private static final int AT_ONCE = 4;

  private final SignalsIn in;
  private final SignalsOut out;
  private final URI origin;
  private final Semaphore taking = new Semaphore(AT_ONCE);

  /** An API before those. */
  public SignalsApi(SignalsIn in, SignalsOut out, URI origin) {
    this.in = in;
    this.out = out;
    this.origin = origin;
  }

  /**
   * This transmitter (Shared Signals Framework 1.0, section 7.1): a machine sets up a stream that
   * it asks, and the owner of the server those to which tokens are pushed.
   */
  @GetMapping("/.well-known/ssf-configuration")
  public ResponseEntity<byte[]> configuration() {
    ObjectNode configuration =
        Json.object()
            .put("spec_version", "1_0")
            .put("issuer", origin.toString())
            .put("jwks_uri", origin + "/api/v1/signals/keys")
            .put("default_subjects", "ALL");
    configuration
        .putArray("delivery_methods_supported")
        .add("urn:ietf:rfc:8935")
        .add(StreamForm.POLL);
    configuration
        .put("configuration_endpoint", origin + "/api/v1/signals/streams")
        .put("status_endpoint", origin + "/api/v1/signals/status")
        .put("verification_endpoint", origin + "/api/v1/signals/verification");
    // OAuth 2.0 client credentials, with tokens bound to the machine's key.
    ArrayNode schemes = configuration.putArray("authorization_schemes");
    schemes.addObject().put("spec_urn", "urn:ietf:rfc:6749");
    schemes.addObject().put("spec_urn", "urn:ietf:rfc:9449");
    return JsonBody.ok(configuration);
  }

  /** The public keys with which tokens are signed (RFC 7517). */
  @GetMapping("/api/v1/signals/keys")
  public ResponseEntity<byte[]> keys() {
    ObjectNode set = Json.object();
    ArrayNode keys = set.putArray("keys");
    out.keys().forEach(key -> keys.add(Json.parse(key, "A key")));
    return JsonBody.ok(set);
  }

  /** Takes a token that another pushes; who it is from its signature says. */
  @PostMapping("/api/v1/signals")
  public ResponseEntity<byte[]> take(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return refused("invalid_request", "A security event token has at most 64 KiB");
    }
    if (!taking.tryAcquire()) {
      return Problem.response(
          HttpStatus.SERVICE_UNAVAILABLE, "busy", "Busy", "Send the token again in a moment.");
    }
    try {
      in.take(new String(body, StandardCharsets.US_ASCII));
      return ResponseEntity.accepted().build();
    } catch (SignalRefused e) {
      return refused(e.error(), e.sentence());
    } finally {
      taking.release();
    }
  }

  private static ResponseEntity<byte[]> refused(String error, String sentence) {
    return JsonBody.answer(
        HttpStatus.BAD_REQUEST, Json.object().put("err", error).put("description", sentence));
  }
}
