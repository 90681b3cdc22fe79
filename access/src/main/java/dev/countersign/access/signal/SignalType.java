package dev.countersign.access.signal;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a signal says happened. */
public enum SignalType {
  /** A session is to end (CAEP 1.0, section 3.1). */
  SESSION_REVOKED("caep", "session-revoked", true),
  /** What a token says of somebody has changed (CAEP 1.0, section 3.2). */
  TOKEN_CLAIMS_CHANGE("caep", "token-claims-change", false),
  /** How somebody proves who they are was changed (CAEP 1.0, section 3.3). */
  CREDENTIAL_CHANGE("caep", "credential-change", false),
  /** It is more or less sure than before who somebody is (CAEP 1.0, section 3.4). */
  ASSURANCE_LEVEL_CHANGE("caep", "assurance-level-change", false),
  /** A device keeps to the rules, or does not any more (CAEP 1.0, section 3.5). */
  DEVICE_COMPLIANCE_CHANGE("caep", "device-compliance-change", false),
  /** A session was begun (CAEP 1.0, section 3.6). */
  SESSION_ESTABLISHED("caep", "session-established", false),
  /** A session was used (CAEP 1.0, section 3.7). */
  SESSION_PRESENTED("caep", "session-presented", false),
  /** The risk of somebody is another than before (CAEP 1.0, section 3.8). */
  RISK_LEVEL_CHANGE("caep", "risk-level-change", false),
  /** An account was closed (RISC 1.0, section 2.2). */
  ACCOUNT_DISABLED("risc", "account-disabled", true),
  /** Somebody else knows what only its owner should (RISC 1.0, section 2.7). */
  CREDENTIAL_COMPROMISE("risc", "credential-compromise", true),
  /** Whether signals arrive (Shared Signals Framework 1.0, section 8.1.4). */
  VERIFICATION("ssf", "verification", false);

  /** Those that Countersign tells others. */
  public static final Set<SignalType> TOLD =
      Collections.unmodifiableSet(EnumSet.of(SESSION_REVOKED, CREDENTIAL_CHANGE));

  private final String uri;
  private final boolean grave;

  SignalType(String family, String name, boolean grave) {
    this.uri = "https://schemas.openid.net/secevent/" + family + "/event-type/" + name;
    this.grave = grave;
  }

  /** As tokens name it. */
  public String uri() {
    return uri;
  }

  /** The last part of that name. */
  public String word() {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** Whether it says that a session or an account is somebody else's. */
  public boolean grave() {
    return grave;
  }

  /** The one of that name. */
  public static Optional<SignalType> of(String uri) {
    for (SignalType one : values()) {
      if (one.uri.equals(uri)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
