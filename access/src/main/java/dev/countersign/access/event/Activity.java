package dev.countersign.access.event;

import java.util.Locale;
import java.util.Optional;

/**
 * What was done, with its class and activity in the Open Cybersecurity Schema Framework 1.5 where
 * one fits (99: another activity of that class).
 */
public enum Activity {
  /** Somebody signed in, or tried to. */
  SIGN_IN(3002, 1),
  /** A session was ended by its owner. */
  SIGN_OUT(3002, 2),
  /** A second factor was asked for, answered or refused. */
  CHALLENGE(3002, 99),
  /** A session opened an application (single sign-on). */
  APP_OPENED(3002, 4),
  /** A token was issued or renewed. */
  TOKEN_ISSUED(3002, 3),
  /** A session or token was ended by an administrator or by a rule. */
  SESSION_REVOKED(3002, 99),
  /** Somebody acts as somebody else (support access, impersonation). */
  IMPERSONATED(3002, 99),
  /** An account was made. */
  ACCOUNT_CREATED(3001, 1),
  /** An account was allowed to sign in again. */
  ACCOUNT_ENABLED(3001, 2),
  /** An account was locked, suspended or removed. */
  ACCOUNT_DISABLED(3001, 5),
  /** A password was changed or reset. */
  PASSWORD_CHANGED(3001, 3),
  /** The way back into an account was changed: recovery mail, phone, codes. */
  RECOVERY_CHANGED(3001, 99),
  /** A second factor was added. */
  FACTOR_ADDED(3001, 10),
  /** A second factor was taken away or reset. */
  FACTOR_REMOVED(3001, 11),
  /** A device was enrolled or trusted. */
  DEVICE_ENROLLED(3004, 1),
  /** A device was taken out or is no longer trusted. */
  DEVICE_REMOVED(3004, 4),
  /** An application was given access to somebody's data (OAuth consent). */
  CONSENT_GRANTED(3005, 1),
  /** A lasting key to an interface was made. */
  API_TOKEN_CREATED(3004, 1),
  /** A lasting key to an interface was taken away. */
  API_TOKEN_REVOKED(3004, 4),
  /** Somebody got a role, a right or a group with rights. */
  ROLE_GRANTED(3005, 1),
  /** Somebody lost a role, a right or a group with rights. */
  ROLE_REVOKED(3005, 2),
  /** A rule that protects accounts or data was changed; see the details for which way. */
  POLICY_CHANGED(3004, 3),
  /** Recording or alerting was switched off or made less. */
  LOGGING_CHANGED(3004, 3),
  /** Something was looked at. */
  READ(6001, 2),
  /** Something was taken out as a file or in bulk. */
  EXPORTED(6001, 7),
  /** Something was shared with, or sent on to, others. */
  SHARED(6001, 8),
  /** A secret or a key was read. */
  SECRET_READ(6003, 2),
  /** Something else was made, changed or removed. */
  CHANGED(6003, 3),
  /** A transfer was asked for. */
  TRANSFER_REQUESTED(6003, 1),
  /** A transfer or a change of rules was approved. */
  APPROVED(6003, 99),
  /** A payload was signed. */
  SIGNED(6003, 99),
  /** The source itself warns: a threat, a leaked password, a report by the user. */
  WARNED(2004, 1),
  /** Something that no other word fits. */
  OTHER(0, 99);

  private final int ocsfClass;
  private final int ocsfActivity;

  Activity(int ocsfClass, int ocsfActivity) {
    this.ocsfClass = ocsfClass;
    this.ocsfActivity = ocsfActivity;
  }

  /** The class in OCSF ({@code class_uid}); 0 for the base event. */
  public int ocsfClass() {
    return ocsfClass;
  }

  /** The activity within the class ({@code activity_id}). */
  public int ocsfActivity() {
    return ocsfActivity;
  }

  /**
   * Whether it moves value, or changes who may or what is seen: what a thief of sessions is after.
   */
  public boolean privileged() {
    return switch (this) {
      case ROLE_GRANTED,
          POLICY_CHANGED,
          LOGGING_CHANGED,
          SECRET_READ,
          TRANSFER_REQUESTED,
          APPROVED,
          SIGNED ->
          true;
      case SIGN_IN,
          SIGN_OUT,
          CHALLENGE,
          APP_OPENED,
          TOKEN_ISSUED,
          SESSION_REVOKED,
          IMPERSONATED,
          ACCOUNT_CREATED,
          ACCOUNT_ENABLED,
          ACCOUNT_DISABLED,
          PASSWORD_CHANGED,
          RECOVERY_CHANGED,
          FACTOR_ADDED,
          FACTOR_REMOVED,
          DEVICE_ENROLLED,
          DEVICE_REMOVED,
          CONSENT_GRANTED,
          API_TOKEN_CREATED,
          API_TOKEN_REVOKED,
          ROLE_REVOKED,
          READ,
          EXPORTED,
          SHARED,
          CHANGED,
          WARNED,
          OTHER ->
          false;
    };
  }

  /** Whether it changes how somebody proves who they are. */
  public boolean changesProof() {
    return switch (this) {
      case PASSWORD_CHANGED, RECOVERY_CHANGED, FACTOR_ADDED, FACTOR_REMOVED, DEVICE_ENROLLED ->
          true;
      default -> false;
    };
  }

  /** As mapping files and JSON write it: {@code sign-in}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that word. */
  public static Optional<Activity> of(String word) {
    for (Activity one : values()) {
      if (one.word().equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
