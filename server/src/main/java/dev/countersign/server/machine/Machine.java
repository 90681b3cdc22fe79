package dev.countersign.server.machine;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * A program of the company's own.
 *
 * @param name by which policies name it
 * @param responsible the person who answers for it, and whose approval of what it asks for never
 *     counts
 * @param keyThumbprint of its public key (RFC 7638)
 */
public record Machine(
    UUID id,
    String name,
    Set<Scope> scopes,
    UUID responsible,
    String keyThumbprint,
    Instant addedAt) {
  /** Copies the set. */
  public Machine {
    scopes = Set.copyOf(scopes);
  }

  /** The scopes in their order. */
  public Set<Scope> inOrder() {
    Set<Scope> all = EnumSet.noneOf(Scope.class);
    all.addAll(scopes);
    return all;
  }

  /** What the journal calls it. */
  public String subject() {
    return "machine/" + id;
  }
}
