package dev.countersign.dossier;

import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.Arrival;
import dev.countersign.trace.report.Dossier;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which transactions brought stolen value to an account. */
final class Arrivals {
  private record Key(String chain, String account, String asset) {}

  private final String first;
  private final Map<Key, List<Dossier.Step>> steps = new HashMap<>();

  Arrivals(Dossier dossier) {
    first = Long.toString(dossier.asked().chain());
    for (Dossier.Step one : dossier.steps()) {
      String to = one.to();
      if (to != null) {
        String chain = one.toChain() == null ? one.chain() : one.toChain();
        steps.computeIfAbsent(key(chain, to, one.got()), any -> new ArrayList<>()).add(one);
      }
    }
  }

  private Key key(@Nullable String chain, String account, String asset) {
    return new Key(chain == null ? first : chain, account, asset);
  }

  /**
   * All of them, together never less than rests there: what a trace began with was brought by the
   * theft itself, which is no step of it.
   *
   * @throws UnreadableInput where the ledger does not say when
   */
  List<Arrival> of(Dossier.Rest rest) {
    String account = rest.account();
    if (account == null) {
      return first(rest);
    }
    List<Arrival> arrivals = new ArrayList<>();
    BigInteger brought = BigInteger.ZERO;
    for (Dossier.Step one :
        steps.getOrDefault(key(rest.chain(), account, rest.asset()), List.of())) {
      if (one.amount().signum() > 0) {
        brought = brought.add(one.amount());
        arrivals.add(arrival(one.when(), one.amount(), account));
      }
    }
    BigInteger lacking = rest.amount().subtract(brought);
    if (lacking.signum() > 0) {
      arrivals.add(arrival(rest.since(), lacking, account));
    }
    return arrivals;
  }

  /** Only the first, as if it had brought all: for what nobody is asked about. */
  List<Arrival> first(Dossier.Rest rest) {
    return first(rest, rest.amount());
  }

  List<Arrival> first(Dossier.Rest rest, BigInteger amount) {
    Dossier.When since = rest.since();
    return List.of(
        new Arrival(
            since.transaction(),
            since.block(),
            Instant.ofEpochSecond(since.time()),
            new Amount(amount)));
  }

  private static Arrival arrival(Dossier.When when, BigInteger amount, String account) {
    if (when.time() == 0) {
      throw new UnreadableInput(
          "The ledger does not say when the transaction "
              + when.transaction()
              + " brought value to "
              + account
              + ", and a request has to; trace it with a table that has the blocks' times");
    }
    return new Arrival(
        when.transaction(), when.block(), Instant.ofEpochSecond(when.time()), new Amount(amount));
  }
}
