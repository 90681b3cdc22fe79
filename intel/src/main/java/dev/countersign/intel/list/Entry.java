package dev.countersign.intel.list;

import dev.countersign.intel.label.Kind;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a list says of an address.
 *
 * @param address in its one way of being written
 * @param chain the currency or chain, as the list names it; empty where it does not
 * @param name whose it is, in the list's words
 * @param list the id of the list
 * @param id of the entry in its list; empty where it has none
 * @param program the programme, regime or category that it is listed under; empty where none
 * @param listed the day from which it is listed, where that is said
 * @param licence under which the entry may be passed on; empty where it is not said
 * @param reference where it can be looked up: a URL or a document; empty where it is not said
 */
public record Entry(
    String address,
    String chain,
    String name,
    Kind kind,
    String list,
    String id,
    String program,
    Optional<LocalDate> listed,
    String licence,
    String reference) {}
