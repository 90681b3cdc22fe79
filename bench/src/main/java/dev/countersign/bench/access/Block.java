package dev.countersign.bench.access;

import dev.countersign.access.event.Ip;
import dev.countersign.access.event.Place;
import dev.countersign.access.network.NetworkFacts;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that belong together.
 *
 * @param first of version 4, as a number
 * @param size how many of version 4
 * @param six the upper 32 bits of its addresses of version 6
 * @param facts what a directory knows; null where it knows nothing
 * @param told where a source that names places says that it is, from files of its own
 * @param organisation who runs it, in the words of a source
 * @param hidden whether a source that says so takes it for a proxy
 */
record Block(
    int first,
    int size,
    long six,
    @Nullable NetworkFacts facts,
    Place told,
    String organisation,
    boolean hidden) {
  /** One of its addresses of version 4. */
  Ip four(int number) {
    return new Ip(0, 0xffff_0000_0000L | ((first + number % size) & 0xffff_ffffL));
  }

  /** One of its addresses of version 6, in the /56 of a customer. */
  Ip six(long customer, long interfaceId) {
    return new Ip(six << 32 | (customer & 0xffff_ff00L), interfaceId);
  }
}
