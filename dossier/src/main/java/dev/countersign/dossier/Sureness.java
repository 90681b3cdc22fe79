package dev.countersign.dossier;

import dev.countersign.trace.report.Dossier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How sure the way to a place is, in percent. Each step on a chain stands there and is sure. Less
 * sure is what was inferred: whose an address is, and which side of a bridge belongs to which. The
 * least sure way that may have led to a chain counts for all that rests there.
 */
final class Sureness {
  /** Whose an address is was taken from what it does. */
  static final int INFERRED = 90;

  private final Map<String, Double> chains = new HashMap<>();
  private final String first;

  Sureness(Dossier dossier) {
    first = Long.toString(dossier.asked().chain());
    chains.put(first, 1.0);
    long most = dossier.crossings().stream().map(one -> one.to().chain()).distinct().count();
    for (long round = 0; round < most; round++) { // the longest way that comes to no chain twice
      Map<String, Double> before = new HashMap<>(chains);
      for (Dossier.Crossed one : dossier.crossings()) {
        Double from = before.get(one.from().chain());
        if (from != null) {
          double way = from * one.sure();
          chains.merge(one.to().chain(), way, Math::min);
        }
      }
      if (before.equals(chains)) {
        break;
      }
    }
  }

  int of(@Nullable String chain, Dossier.@Nullable Who who) {
    double sure = chains.getOrDefault(chain == null ? first : chain, 1.0);
    int percent = Math.clamp((long) Math.floor(100 * sure), 1, 100);
    return who == null || who.inferred().isEmpty() ? percent : Math.min(percent, INFERRED);
  }
}
