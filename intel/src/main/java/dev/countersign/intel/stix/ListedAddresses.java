package dev.countersign.intel.stix;

import dev.countersign.intel.incident.Incident;
import dev.countersign.intel.incident.StolenTo;
import dev.countersign.intel.list.ReadList;
import dev.countersign.intel.list.Shipped;
import dev.countersign.intel.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * Addresses of a theft that do not stand in its entry but in a list that comes with the product:
 * they ship once, and are screened from there.
 */
final class ListedAddresses {
  private static final List<ReadList> SHIPPED = Shipped.lists();

  private ListedAddresses() {}

  /**
   * Those of the list that the entry names, where the list's page is one of the entry's sources.
   */
  static List<StolenTo> of(Incident one) {
    return SHIPPED.stream()
        .filter(list -> list.source().id().equals(one.addressList()))
        .flatMap(list ->
            source(one, list.source().page()).stream()
                .flatMap(source ->
                    list.entries().stream()
                        .map(entry -> new StolenTo(entry.chain(), entry.address(), source))))
        .toList();
  }

  private static Optional<Source> source(Incident one, String page) {
    return one.sources().stream().filter(source -> source.url().equals(page)).findFirst();
  }
}
