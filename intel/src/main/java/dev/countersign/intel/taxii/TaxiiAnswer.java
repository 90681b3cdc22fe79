package dev.countersign.intel.taxii;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message.
 *
 * @param first when the first object of the page was added, for {@code X-TAXII-Date-Added-First};
 *     empty where there is none
 * @param last likewise the last, for {@code X-TAXII-Date-Added-Last}
 */
public record TaxiiAnswer(ObjectNode body, Optional<Instant> first, Optional<Instant> last) {
  static TaxiiAnswer of(ObjectNode body) {
    return new TaxiiAnswer(body, Optional.empty(), Optional.empty());
  }
}
