package dev.countersign.server.screening;

import dev.countersign.intel.screen.AddressIndex;
import dev.countersign.model.verdict.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds where the value of addresses comes from, by what the lists say at one time. */
@FunctionalInterface
public interface Exposing {
  /** Nobody asks for it. */
  Exposing NOT_ASKED = (addresses, index) -> new Found(Optional.empty(), Map.of());

  /**
   * What was found.
   *
   * @param asked what was asked and of what; nothing where it was not
   * @param findings by address as it was asked
   */
  record Found(Optional<JsonNode> asked, Map<String, List<Finding>> findings) {
    /** Copies the findings. */
    public Found {
      findings = Map.copyOf(findings);
    }
  }

  /**
   * Looks for it.
   *
   * @throws dev.countersign.model.value.UnreadableInput where it cannot be told
   */
  Found of(List<String> addresses, AddressIndex index);
}
