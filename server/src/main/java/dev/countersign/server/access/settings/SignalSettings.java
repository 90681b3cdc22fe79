package dev.countersign.server.access.settings;

import com.nimbusds.jose.jwk.JWKSet;
import dev.countersign.gate.key.Secret;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shared signals.
 *
 * @param receivers who hears that somebody's sessions are to end
 * @param transmitters who may say it to us
 */
public record SignalSettings(List<Receiver> receivers, List<Transmitter> transmitters) {
  /** Neither. */
  public static final SignalSettings NONE = new SignalSettings(List.of(), List.of());

  /** Copies. */
  public SignalSettings {
    receivers = List.copyOf(receivers);
    transmitters = List.copyOf(transmitters);
  }

  /**
   * Somebody who hears it.
   *
   * @param audience as it calls itself
   * @param address to which tokens are pushed (RFC 8935)
   * @param token for its Authorization header; null where it wants none
   */
  public record Receiver(String name, String audience, URI address, @Nullable Secret token) {
    /** Names no secret. */
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Somebody who says it.
   *
   * @param issuer as its tokens name it
   * @param audience as its tokens name us
   * @param keys with which it signs
   */
  public record Transmitter(String issuer, String audience, JWKSet keys) {}
}
