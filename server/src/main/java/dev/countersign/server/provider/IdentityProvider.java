package dev.countersign.server.provider;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.gate.key.Secret;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The company's identity provider, and as whom Countersign is registered there.
 *
 * @param issuer its identifier, from which its addresses are found (OpenID Connect Discovery 1.0)
 * @param client the client's id
 * @param secret the client's
 */
public record IdentityProvider(URI issuer, String client, Secret secret) {
  /**
   * Reads the options.
   *
   * @throws UnreadableInput when one cannot be read, or is missing
   */
  public static IdentityProvider of(
      String issuer, @Nullable String client, @Nullable Secret secret) {
    URI address =
        BoundedHttp.address(issuer, "The identity provider's issuer", "https://login.example.com");
    if (!BoundedHttp.isEncrypted(address) && !BoundedHttp.isLoopback(address)) {
      throw new UnreadableInput(
          "The identity provider's issuer is http, over which everybody on the way could answer in"
              + " its name; expected https");
    }
    if (client == null || client.isBlank()) {
      throw new UnreadableInput(
          "Countersign is registered at the identity provider as a client; give its id with"
              + " --oidc-client");
    }
    if (secret == null || secret.length() == 0) {
      throw new UnreadableInput(
          "The identity provider gave the client a secret; give the file that holds it with"
              + " --oidc-secret-file");
    }
    return new IdentityProvider(address, client, secret);
  }

  /** As people know it. */
  public String host() {
    return String.valueOf(issuer.getHost());
  }

  /** Names no secret. */
  @Override
  public String toString() {
    return "the identity provider " + issuer;
  }
}
