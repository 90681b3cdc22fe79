package dev.countersign.server.access;

import dev.countersign.server.finding.AccountFinding;
import dev.countersign.server.people.Person;
import java.time.Instant;

/** Tells other systems about sessions. */
public interface Telling {
  /**
   * Others are to hear that somebody's sessions are to end; what is kept is kept in the transaction
   * at hand.
   *
   * @return to how many it will be told
   */
  int sessionsRevoked(Person person, AccountFinding because, Instant at);

  /**
   * Others are to hear that a passkey with which somebody signs in here came or went; what is kept
   * is kept in the transaction at hand.
   *
   * @param added false where it went
   * @param type as CAEP 1.0 names it, such as {@code fido2-roaming}
   */
  void passkeyChanged(Person person, boolean added, String type, Instant at);
}
