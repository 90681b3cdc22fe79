package dev.countersign.server.alert;

import dev.countersign.watch.alert.Incident;
import java.util.Set;

/**
 * An incident as it is kept.
 *
 * @param number by which people call it, from 1
 * @param statusBy who said so last, as the journal calls them; empty for nobody
 * @param reason why; empty where none was given
 * @param repeats how many alerts were counted and not told again
 * @param title the sentence of its worst alert
 * @param fedTo up to which number its alerts were told one by one
 */
public record KeptIncident(
    long number,
    Incident incident,
    String statusBy,
    String reason,
    long repeats,
    String title,
    long fedTo) {
  /** What the journal calls it. */
  public String subject() {
    return "incident/" + incident.id();
  }

  /** The same with the channels that were told of it. */
  KeptIncident telling(Set<String> channels) {
    return new KeptIncident(
        number, incident.telling(channels), statusBy, reason, repeats, title, fedTo);
  }
}
