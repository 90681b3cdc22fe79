package dev.countersign.server.access.settings;

import com.nimbusds.jose.jwk.JWKSet;
import dev.countersign.access.signal.SignalType;
import dev.countersign.gate.key.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shared signals.
 *
 * @param receivers who hears what happens here, and has it pushed
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
   * @param events of which types it hears
   */
  public record Receiver(
      String name, String audience, URI address, @Nullable Secret token, Set<SignalType> events) {
    /** Copies. */
    public Receiver {
      events = Set.copyOf(events);
    }

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
   * @param poll where it is asked for them; null where it pushes
   */
  public record Transmitter(String issuer, String audience, JWKSet keys, @Nullable Polling poll) {
    /** One that pushes. */
    public Transmitter(String issuer, String audience, JWKSet keys) {
      this(issuer, audience, keys, null);
    }
  }

  /**
   * Where tokens are asked for (RFC 8936).
   *
   * @param token for the Authorization header; null where it wants none
   * @param every so long after the last answer
   */
  public record Polling(URI address, @Nullable Secret token, Duration every) {
    /** Names no secret. */
    @Override
    public String toString() {
      return String.valueOf(address.getHost());
    }
  }
}
