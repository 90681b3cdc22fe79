package dev.countersign.server.transfer;

import dev.countersign.gate.policy.facts.InitiatorFacts;
import java.time.Instant;

/** Who may ask for transfers, as the policy sees them. */
public interface Requesters {
  /**
   * The facts of whoever asked.
   *
   * @param requester such as {@code person/3f…} or {@code machine/3f…}
   * @param key thumbprint of the key with which they asked
   * @throws dev.countersign.model.value.UnreadableInput when they may do nothing any more
   */
  InitiatorFacts facts(String requester, String key, Instant now);

  /**
   * True for somebody who speaks for whoever asked: they themselves, or the person who answers for
   * the machine.
   *
   * @param person such as {@code person/3f…}
   */
  boolean speaksFor(String person, String requester);

  /** Their name, for people. */
  String name(String requester);
}
