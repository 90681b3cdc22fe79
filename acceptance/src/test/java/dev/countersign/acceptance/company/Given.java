package dev.countersign.acceptance.company;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.Json;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A countersignature as the journal tells of it.
 *
 * @param units that the intent asks for
 */
record Given(String transfer, String wallet, BigInteger nonce, String digest, BigInteger units) {
  /** All that a journal tells of, in order. */
  static List<Given> in(JournalFile journal) {
    Map<String, BigInteger> asked = new HashMap<>();
    for (JournalEntry entry : journal.ofKind("intent-filed")) {
      JsonNode body = Json.parse(entry.body(), "The body");
      JsonNode intent =
          body.has("deed") ? body.path("deed").path("body").path("intent") : body.path("intent");
      asked.put(entry.subject(), new BigInteger(intent.path("units").asString()));
    }
    List<Given> given = new ArrayList<>();
    for (JournalEntry entry : journal.ofKind("transfer-countersigned")) {
      JsonNode body = Json.parse(entry.body(), "The body");
      given.add(
          new Given(
              entry.subject(),
              body.path("facts").path("wallet").path("address").asString(),
              new BigInteger(body.path("facts").path("payload").path("nonce").asString()),
              body.path("digest").asString(),
              Objects.requireNonNull(
                  asked.get(entry.subject()), entry.subject() + " was not filed")));
    }
    return given;
  }

  /** Fails where a transfer has two, or a nonce of a wallet. */
  static void demandEachOnce(List<Given> given) {
    Set<String> seen = new HashSet<>();
    for (Given one : given) {
      if (!seen.add(one.transfer) || !seen.add(one.wallet + " " + one.nonce)) {
        throw new AssertionError("countersigned twice: " + one);
      }
    }
  }

  /** What all of them ask for together. */
  static BigInteger sum(List<Given> given) {
    return given.stream().map(Given::units).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
