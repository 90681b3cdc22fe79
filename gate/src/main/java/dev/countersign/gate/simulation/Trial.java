package dev.countersign.gate.simulation;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call to be tried on the chain's present state.
 *
 * @param call as the JSON-RPC takes it
 * @param sender who sends it
 * @param overrides what the state is taken to be; empty where it is taken as it is
 * @param watched accounts whose every change is told
 */
record Trial(
    ObjectNode call, @Nullable Address sender, ObjectNode overrides, List<Watched> watched) {
  Trial {
    watched = List.copyOf(watched);
  }

  static Trial of(ObjectNode call, @Nullable Address sender, List<Watched> watched) {
    return new Trial(call, sender, Json.object(), watched);
  }

  Set<Address> wallets() {
    Set<Address> wallets = new LinkedHashSet<>();
    for (Watched one : watched) {
      wallets.add(one.account());
    }
    return wallets;
  }
}
