package dev.countersign.trace.bridge;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Where, when and by which contract something was logged. */
record Logged(String bridge, String chain, String transaction, long time, String contract) {
  Optional<Sighting> left(
      String asset,
      BigInteger amount,
      String sender,
      Optional<String> recipient,
      String destination,
      Optional<String> link) {
    return Optional.of(
        new Sighting.Left(
            bridge,
            new Departure(
                chain,
                transaction,
                time,
                asset,
                new BigDecimal(amount),
                sender,
                recipient,
                Optional.of(destination)),
            link));
  }

  Optional<Sighting> came(String asset, BigInteger amount, String recipient, String link) {
    return Optional.of(
        new Sighting.Came(
            bridge,
            new Arrival(chain, transaction, time, asset, new BigDecimal(amount), recipient),
            link.isEmpty() ? Optional.empty() : Optional.of(link)));
  }
}
