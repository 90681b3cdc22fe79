package dev.countersign.server.machine;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.text.ParseException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The public key of a machine: on P-256, for signatures with ES256.
 *
 * @param jwk with nothing in it but the key (RFC 7517)
 * @param thumbprint RFC 7638, SHA-256, base64url
 */
record MachineKey(ObjectNode jwk, String thumbprint) {
  private static final int LONGEST = 2_000;

  /**
   * Reads a JWK as a person pasted it.
   *
   * @throws UnreadableInput when it is no public key on P-256, or a private one
   */
  static MachineKey read(String text) {
    if (text.isBlank()) {
      throw new UnreadableInput(
          "The machine's public key is missing; countersign connect --new-key prints it");
    }
    if (text.length() > LONGEST) {
      throw new UnreadableInput("The public key is longer than any");
    }
    try {
      ECKey key = ECKey.parse(text.strip());
      if (key.isPrivate()) {
        throw new UnreadableInput(
            "This is a private key, which must never leave its machine; make a new one there, and"
                + " give its public key");
      }
      if (!Curve.P_256.equals(key.getCurve())) {
        throw new UnreadableInput("The public key is not on P-256, with which ES256 signs");
      }
      ObjectNode jwk = Json.object().put("kty", "EC").put("crv", "P-256");
      jwk.put("x", key.getX().toString()).put("y", key.getY().toString());
      return new MachineKey(jwk, key.computeThumbprint().toString());
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw new UnreadableInput(
          "The public key cannot be read; expected a JWK such as {\"kty\":\"EC\",\"crv\":\"P-256\","
              + "\"x\":\"…\",\"y\":\"…\"}");
    }
  }
}
