package dev.countersign.trace.pattern;

import dev.countersign.trace.taint.Flow;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Value that lay still for a month or more, and was moved then or lies there still. */
final class Dormancy {
  private static final long LONG = 30L * 86_400;

  /** Less than this part of what was stolen is not worth a word: a hundredth. */
  private static final BigInteger WORTH = BigInteger.valueOf(100);

  private Dormancy() {}

  static List<Pattern> find(Traced traced) {
    List<Pattern> found = new ArrayList<>();
    for (Map.Entry<Integer, List<Flow>> one : traced.given().entrySet()) {
      woken(traced, one.getKey(), one.getValue(), found);
    }
    long end = traced.time(traced.ledger().size() - 1);
    for (Resting one : traced.trace().resting()) {
      long still = end - traced.time(last(traced, one));
      if (one.place() == Place.HELD && still >= LONG && isWorth(traced, one.source())) {
        found.add(
            new Pattern(
                Pattern.Kind.DORMANCY,
                traced.name(one.account())
                    + " has held "
                    + traced.amount(one.asset(), one.tainted())
                    + " for "
                    + Traced.span(still)
                    + ", to the ledger's end.",
                List.of(one.since()),
                List.of(one.account())));
      }
    }
    return found;
  }

  private static void woken(Traced traced, int account, List<Flow> given, List<Pattern> found) {
    List<Flow> got = traced.got(account);
    if (got.isEmpty()) {
      return;
    }
    Flow out = given.getFirst();
    long before = -1;
    for (Flow flow : got) {
      if (flow.position() < out.position()) {
        before = flow.position();
      }
    }
    if (before >= 0
        && traced.time(out.position()) - traced.time(before) >= LONG
        && isWorth(traced, out.source())) {
      found.add(
          new Pattern(
              Pattern.Kind.DORMANCY,
              traced.name(account)
                  + " gave nothing on for "
                  + Traced.span(traced.time(out.position()) - traced.time(before))
                  + ", then "
                  + traced.value(List.of(out))
                  + ".",
              List.of(before, out.position()),
              List.of(account)));
    }
  }

  /** The last position at which the account gave or got something stolen. */
  private static long last(Traced traced, Resting one) {
    long last = one.since();
    for (List<Flow> flows : List.of(traced.got(one.account()), traced.given(one.account()))) {
      if (!flows.isEmpty()) {
        last = Math.max(last, flows.getLast().position());
      }
    }
    return last;
  }

  private static boolean isWorth(Traced traced, BigInteger value) {
    return value.multiply(WORTH).compareTo(traced.trace().stolen()) >= 0;
  }
}
