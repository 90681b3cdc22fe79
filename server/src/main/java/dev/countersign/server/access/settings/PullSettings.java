package dev.countersign.server.access.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A source that is asked.
 *
 * @param name by which its state is kept and shown; the source's word unless there are several of
 *     it
 * @param kind what speaks there
 * @param address of its interface, without a path of one question
 * @param key with what it is asked
 * @param every so long after the last answer
 */
public record PullSettings(String name, Kind kind, URI address, PullKey key, Duration every) {
  /** What can be asked. */
  public enum Kind {
    /** Okta's System Log. */
    OKTA,
    /** Sign-ins and audits of Microsoft Graph. */
    ENTRA,
    /** The audit log of an organisation at GitHub. */
    GITHUB,
    /** Auth0's tenant logs. */
    AUTH0,
    /**
     * Authentications and administrators' actions at Duo, which wants to be asked once a minute.
     */
    DUO,
    /** OneLogin's events. */
    ONELOGIN,
    /** Activities in Google Workspace. */
    WORKSPACE,
    /** Management events of AWS CloudTrail, of one account and region. */
    CLOUDTRAIL;

    /** By which the records are read. */
    public String source() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The logs that are asked apart, by what stands behind the name in theirs. */
    public List<String> logs() {
      return switch (this) {
        case ENTRA -> List.of("", "-audits");
        case DUO -> List.of("", "-admin");
        case WORKSPACE -> List.of("-login", "-token", "-admin", "-drive");
        case OKTA, GITHUB, AUTH0, ONELOGIN, CLOUDTRAIL -> List.of("");
      };
    }

    /** So many seconds after the last answer it is asked, unless another time is set. */
    int seconds() {
      return switch (this) {
        case DUO, WORKSPACE, CLOUDTRAIL -> 60;
        case OKTA, ENTRA, GITHUB, AUTH0, ONELOGIN -> 30;
      };
    }
  }

  /** Names no secret. */
  @Override
  public String toString() {
    return name + " at " + address.getHost();
  }
}
