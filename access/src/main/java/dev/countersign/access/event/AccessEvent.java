package dev.countersign.access.event;

import java.time.Instant;
import java.util.Map;

/**
 * Something that was done with an account.
 *
 * @param id by which the source tells it from all others; where it has none, a digest of the record
 * @param at when it happened, by the source's clock
 * @param action the source's own word for it, such as {@code user.session.start}
 * @param target what it was done to; an account where somebody else's account was changed
 * @param details what else matters, name to value, such as {@code scopes}, {@code reason}, {@code
 *     role}; never a secret
 */
public record AccessEvent(
    String id,
    Source source,
    Instant at,
    Activity activity,
    Result result,
    String action,
    Actor actor,
    Target target,
    Visit visit,
    Client client,
    Map<String, String> details) {
  /** Copies the details. */
  public AccessEvent {
    details = Map.copyOf(details);
  }

  /** By what a record that comes again is known. */
  public String key() {
    return source.word() + "/" + id;
  }

  /** Whose account it is about: of changes to an account its owner's, else the actor's. */
  public String person() {
    boolean others =
        target.kind() == Target.Kind.ACCOUNT
            && !target.name().isEmpty()
            && (activity.changesProof()
                || activity == Activity.ROLE_GRANTED
                || activity == Activity.WARNED
                || activity == Activity.SESSION_REVOKED);
    return others ? target.name() : actor.key();
  }
}
