package dev.countersign.server.cases;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.Address;
import dev.countersign.response.playbook.Thing;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Addresses that nobody of the company knows: a case is about them, and never about a supplier. */
final class Addresses {
  private static final Pattern ETHEREUM = Pattern.compile("0x[0-9a-fA-F]{40}");
  private static final Pattern OTHER = Pattern.compile("[0-9a-zA-Z]{14,90}");

  /** What a payload names besides those to whom value or power goes. */
  private static final Set<String> NOT_MEANT =
      Set.of("contract", "asset", "token", "from", "wallet", "kind", "sentence", "direction");

  /** The most that one happening brings. */
  private static final int MOST = 20;

  private final Directory directory;

  Addresses(Directory directory) {
    this.directory = directory;
  }

  /** One, where it is an address and unknown. */
  Optional<Thing> unknown(String text) {
    if (ETHEREUM.matcher(text).matches()) {
      Address address = Address.of(text.toLowerCase(Locale.ROOT));
      boolean known =
          address.equals(Address.ZERO)
              || directory.isKnownDestination(null, address)
              || directory.entry(null, address).isPresent()
              || directory.isTokenContract(address)
              || directory.safeContract(null, address).isPresent();
      return known ? Optional.empty() : Optional.of(thing(text));
    }
    return OTHER.matcher(text).matches() ? Optional.of(thing(text)) : Optional.empty();
  }

  /** Of what a payload would do, those to whom value or power goes. */
  Set<Thing> of(JsonNode effects) {
    Set<Thing> found = new TreeSet<>();
    collect(effects, found);
    return found;
  }

  private void collect(JsonNode node, Set<Thing> found) {
    if (found.size() >= MOST) {
      return;
    }
    if (node.isObject()) {
      node.propertyStream()
          .filter(one -> !NOT_MEANT.contains(one.getKey()))
          .forEach(one -> collect(one.getValue(), found));
    } else if (node.isArray()) {
      node.forEach(one -> collect(one, found));
    } else if (node.isString() && ETHEREUM.matcher(node.asString()).matches()) {
      unknown(node.asString()).ifPresent(found::add);
    }
  }

  /** All in a text, such as what a trace was asked for. */
  Set<Thing> in(String text) {
    Set<Thing> found = new TreeSet<>();
    Matcher each = ETHEREUM.matcher(text);
    while (each.find() && found.size() < MOST) {
      unknown(each.group()).ifPresent(found::add);
    }
    return found;
  }

  private static Thing thing(String text) {
    return new Thing(
        Thing.Kind.ADDRESS, text.startsWith("0x") ? text.toLowerCase(Locale.ROOT) : text);
  }
}
