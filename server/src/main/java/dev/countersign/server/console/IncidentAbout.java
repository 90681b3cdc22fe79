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

  /** Of findings; what is about one is about what could not be read in it. */
  private static final String TOPIC = "topic/";

  /**
   * Of what its alerts were put together by.
   *
   * @param label of a wallet; empty for one that is not the company's
   * @param bitcoin the same of a Bitcoin wallet
   */
  static IncidentAbout of(
      String group,
      Function<UUID, Optional<String>> label,
      Function<UUID, Optional<String>> bitcoin) {
    if (group.startsWith(WALLET)) {
      String id = group.substring(WALLET.length());
      try {
        UUID wallet = UUID.fromString(id);
        return label
            .apply(wallet)
            .map(name -> new IncidentAbout(name, "/wallets/" + id + "/access"))
            .or(() ->
                bitcoin.apply(wallet).map(name -> new IncidentAbout(name, "/wallets#bitcoin")))
            .orElse(new IncidentAbout(group, ""));
      } catch (IllegalArgumentException e) {
        return new IncidentAbout(group, "");
      }
    }
    return new IncidentAbout(
        group, group.startsWith(TOPIC) ? "/incidents/dead-letters?show=all" : "");
  }
}
