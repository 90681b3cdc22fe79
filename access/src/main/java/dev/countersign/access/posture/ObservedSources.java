package dev.countersign.access.posture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where it is asked which systems' logs come in, and what follows them. */
public interface ObservedSources {
  /** The systems, by name. */
  List<ObservedSource> all();

  /** What follows a finding about a session. */
  default Observed.Response response() {
    return Observed.Response.NONE;
  }

  /** What is known of networks; null for nothing. */
  default Observed.@Nullable Network network() {
    return null;
  }
}
