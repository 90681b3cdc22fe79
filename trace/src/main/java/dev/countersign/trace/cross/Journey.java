package dev.countersign.trace.cross;

import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Trace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where stolen value went over several chains and is. Nothing is made or lost over all of them:
 * this is checked.
 *
 * @param stolen how much, in the smallest units of what was stolen
 * @param legs one for each chain, in the order in which they were given; the first is where it was
 *     stolen
 * @param passages what went over bridges, by the time at which it was paid in
 * @param stays what is in bridges and was not followed, the largest value first
 */
public record Journey(BigInteger stolen, List<Leg> legs, List<Passage> passages, List<Stay> stays) {
  /**
   * What went on on one chain.
   *
   * @param trace nothing where no value came there
   * @param resting where value is on that chain, without what went on to another, the largest first
   */
  public record Leg(Shore shore, Optional<Trace> trace, List<Resting> resting) {
    /** Keeps a copy. */
    public Leg {
      resting = List.copyOf(resting);
    }

    /** What rests in places of that kind, in the units of what was stolen. */
    public BigInteger in(Place place) {
      return resting.stream()
          .filter(one -> one.place() == place)
          .map(Resting::source)
          .reduce(BigInteger.ZERO, BigInteger::add);
    }
  }

  /**
   * Checks that no value was made or lost.
   *
   * @throws IllegalStateException when some was, which is a fault of the program
   */
  public Journey {
    legs = List.copyOf(legs);
    passages = List.copyOf(passages);
    stays = List.copyOf(stays);
    BigInteger told = BigInteger.ZERO;
    for (Leg leg : legs) {
      for (Resting one : leg.resting()) {
        told = told.add(one.source());
      }
    }
    for (Passage one : passages) {
      told = told.add(one.fee());
      if (one.fee().signum() < 0) {
        throw new IllegalStateException("more came over a bridge than went in: " + one);
      }
    }
    if (!told.equals(stolen)) {
      throw new IllegalStateException(
          "value was not conserved over all chains: " + told + " accounted for of " + stolen);
    }
    for (int i = 0; i < legs.size(); i++) {
      check(i, legs.get(i), passages, i == 0 ? stolen : BigInteger.ZERO);
    }
  }

  /** What was stolen on a chain and what came there is what was followed there. */
  private static void check(int number, Leg leg, List<Passage> passages, BigInteger begun) {
    BigInteger came = begun;
    for (Passage one : passages) {
      came = one.at().shore() == number ? came.add(one.arrived()) : came;
    }
    BigInteger followed = leg.trace().map(Trace::stolen).orElse(BigInteger.ZERO);
    if (!followed.equals(came)) {
      throw new IllegalStateException(
          "value was not conserved on chain "
              + leg.shore().chain()
              + ": "
              + followed
              + " followed of "
              + came);
    }
  }

  /** What bridges kept. */
  public BigInteger bridgeFees() {
    return passages.stream().map(Passage::fee).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** What rests in places of that kind on all chains, fees of bridges among the fees. */
  public BigInteger in(Place place) {
    BigInteger sum = place == Place.FEE ? bridgeFees() : BigInteger.ZERO;
    for (Leg leg : legs) {
      sum = sum.add(leg.in(place));
    }
    return sum;
  }

  /** What rests on a chain when what went on to another is taken away. */
  static List<Resting> remaining(int number, Trace trace, List<Passage> passages) {
    List<Resting> left = new ArrayList<>();
    for (Resting one : trace.resting()) {
      BigInteger tainted = one.tainted();
      BigInteger source = one.source();
      for (Passage passage : passages) {
        if (passage.from() == number
            && passage.place() == one.place()
            && passage.account() == one.account()
            && passage.asset() == one.asset()) {
          tainted = tainted.subtract(passage.tainted());
          source = source.subtract(passage.value());
        }
      }
      if (tainted.signum() < 0 || source.signum() < 0) {
        throw new IllegalStateException("more left a bridge than came to it: " + one);
      }
      if (tainted.signum() > 0 || source.signum() > 0) {
        left.add(
            new Resting(
                one.place(), one.account(), one.asset(), tainted, source, one.hops(), one.since()));
      }
    }
    left.sort((one, other) -> other.source().compareTo(one.source()));
    return left;
  }
}
