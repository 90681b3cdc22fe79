package dev.countersign.server.passkey;

import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import tools.jackson.databind.JsonNode;

/** Credentials as browsers send them: WebAuthn Level 3, {@code toJSON()}, binary as base64url. */
final class WireCredential {
  private static final int LONGEST = 100_000;

  private WireCredential() {}

  /**
   * A new passkey.
   *
   * @throws UnreadableInput when it is none
   */
  static PublicKeyCredential<AuthenticatorAttestationResponse> registered(JsonNode node) {
    JsonNode response = JsonFields.required(node, "response");
    List<AuthenticatorTransport> transports = new ArrayList<>();
    JsonNode given = JsonFields.optional(response, "transports");
    if (given != null) {
      given.forEach(one -> transports.add(AuthenticatorTransport.valueOf(shortText(one))));
    }
    return PublicKeyCredential.<AuthenticatorAttestationResponse>builder()
        .id(JsonFields.text(node, "id"))
        .rawId(bytes(node, "rawId"))
        .type(PublicKeyCredentialType.PUBLIC_KEY)
        .response(
            AuthenticatorAttestationResponse.builder()
                .attestationObject(bytes(response, "attestationObject"))
                .clientDataJSON(bytes(response, "clientDataJSON"))
                .transports(transports)
                .build())
        .build();
  }

  /**
   * A signature.
   *
   * @throws UnreadableInput when it is none
   */
  static PublicKeyCredential<AuthenticatorAssertionResponse> asserted(JsonNode node) {
    JsonNode response = JsonFields.required(node, "response");
    var built =
        AuthenticatorAssertionResponse.builder()
            .authenticatorData(bytes(response, "authenticatorData"))
            .clientDataJSON(bytes(response, "clientDataJSON"))
            .signature(bytes(response, "signature"));
    if (JsonFields.optional(response, "userHandle") != null) {
      built.userHandle(bytes(response, "userHandle"));
    }
    return PublicKeyCredential.<AuthenticatorAssertionResponse>builder()
        .id(JsonFields.text(node, "id"))
        .rawId(bytes(node, "rawId"))
        .type(PublicKeyCredentialType.PUBLIC_KEY)
        .response(built.build())
        .build();
  }

  /** The same bytes as base64url without padding. */
  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Bytes bytes(JsonNode node, String name) {
    String text = JsonFields.text(node, name);
    try {
      if (!text.isEmpty() && text.length() <= LONGEST) {
        return new Bytes(Base64.getUrlDecoder().decode(text));
      }
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The field \"" + name + "\" is not base64url");
    }
    throw new UnreadableInput("The field \"" + name + "\" is empty or too long");
  }

  private static String shortText(JsonNode node) {
    String text = node.isString() ? node.asString() : "";
    return text.length() > 40 ? text.substring(0, 40) : text;
  }
}
