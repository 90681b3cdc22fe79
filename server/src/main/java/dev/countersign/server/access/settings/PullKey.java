package dev.countersign.server.access.settings;

import dev.countersign.gate.key.Secret;
import java.net.URI;
import java.security.PrivateKey;

/** With what a source is asked. None of them prints a secret. */
public sealed interface PullKey {
  /** A token as it is. */
  record Token(Secret token) implements PullKey {}

  /**
   * A client, which gets a token for its secret.
   *
   * @param address where
   * @param id as the service knows it
   * @param scope empty for none
   * @param audience empty for none
   */
  record Client(URI address, String id, Secret secret, String scope, String audience)
      implements PullKey {}

  /**
   * A secret with which requests are signed.
   *
   * @param id as the source knows it
   * @param region of AWS; empty elsewhere
   */
  record Signing(String id, Secret secret, String region) implements PullKey {}

  /**
   * A service account of Google, which acts for somebody.
   *
   * @param address where it gets a token
   * @param mail its own
   * @param keyId of its key
   * @param key RSA, of 2,048 bits at least
   * @param subject the mail address for which it acts
   */
  record Account(URI address, String mail, String keyId, PrivateKey key, String subject)
      implements PullKey {
    /** Names no secret. */
    @Override
    public String toString() {
      return mail;
    }
  }
}
