package dev.countersign.access.finding;

import dev.countersign.model.verdict.Finding;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A finding about somebody's account or session.
 *
 * @param person by the key that the events name them by; a mail address in lower case as a rule
 * @param session the source's id of the session or token; empty where it is about the account
 * @param at the moment of the event that completed it
 * @param sentence the fact in this case, for a person
 * @param events that it rests on, the earliest first; one at least
 * @param innocent what else could have caused it, for a person
 * @param evidence what was compared, name to value; never a secret
 */
public record Sighting(
    AccessFinding code,
    String person,
    String session,
    Instant at,
    String sentence,
    List<EventNote> events,
    String innocent,
    Map<String, String> evidence) {
  /** Copies what it rests on. */
  public Sighting {
    events = List.copyOf(events);
    evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
  }

  /** As the rest of the platform knows findings. */
  public Finding finding() {
    return new Finding(code, sentence, evidence);
  }
}
