package dev.countersign.server.console;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What an incident is about, for people.
 *
 * @param name by which they know it
 * @param path where it stands in the console; empty for nowhere
 */
record IncidentAbout(String name, String path) {
  private static final String WALLET = "wallet/";

  /**
   * Of what its alerts were put together by.
   *
   * @param label of a wallet; empty for one that is not the company's
   */
  static IncidentAbout of(String group, Function<UUID, Optional<String>> label) {
    if (group.startsWith(WALLET)) {
      String id = group.substring(WALLET.length());
      try {
        return label
            .apply(UUID.fromString(id))
            .map(name -> new IncidentAbout(name, "/wallets/" + id + "/access"))
            .orElse(new IncidentAbout(group, ""));
      } catch (IllegalArgumentException e) {
        return new IncidentAbout(group, "");
      }
    }
    return new IncidentAbout(group, "");
  }
}
