package dev.countersign.intel.knowledge;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.figure.Dispute;
import dev.countersign.intel.figure.Figures;
import dev.countersign.intel.figure.Published;
import dev.countersign.intel.incident.Incident;
import dev.countersign.intel.source.Source;
import dev.countersign.intel.technique.Step;
import dev.countersign.intel.technique.Technique;
import java.util.List;

/**
 * What is known of the thieves.
 *
 * @param incidents in the order in which they happened
 */
public record Knowledge(
    List<Source> sources,
    List<Step> steps,
    List<Technique> techniques,
    List<Actor> actors,
    List<Incident> incidents,
    List<Published> published,
    List<Dispute> disputes) {
  /** Copies. */
  public Knowledge {
    sources = List.copyOf(sources);
    steps = List.copyOf(steps);
    techniques = List.copyOf(techniques);
    actors = List.copyOf(actors);
    incidents = incidents.stream().sorted(Incident.BY_TIME).toList();
    published = List.copyOf(published);
    disputes = List.copyOf(disputes);
  }

  /** What can be computed from it. */
  public Figures figures() {
    return Figures.of(incidents, published, disputes);
  }
}
