package dev.countersign.server.access.settings;

import dev.countersign.gate.key.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A source that is asked.
 *
 * @param name by which its state is kept and shown; the source's word unless there are several of
 *     it
 * @param kind what speaks there
 * @param address of its interface, without a path of one question
 * @param token with which it is asked
 * @param grant how a token is got for that; null where it is one itself
 * @param every so long after the last answer
 */
public record PullSettings(
    String name, Kind kind, URI address, Secret token, @Nullable Grant grant, Duration every) {
  /**
   * Where a token is got for a client's secret.
   *
   * @param scope empty for none
   * @param audience empty for none
   */
  public record Grant(URI address, String client, String scope, String audience) {}

  /** What can be asked. */
  public enum Kind {
    /** Okta's System Log. */
    OKTA,
    /** Sign-ins and audits of Microsoft Graph. */
    ENTRA,
    /** The audit log of an organisation at GitHub. */
    GITHUB,
    /** Auth0's tenant logs. */
    AUTH0;

    /** By which the records are read. */
    public String source() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Names no secret. */
  @Override
  public String toString() {
    return name + " at " + address.getHost();
  }
}
