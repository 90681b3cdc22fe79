package dev.countersign.trace.pattern;

import dev.countersign.trace.cross.Journey;
import dev.countersign.trace.cross.Passage;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** Value that went over a bridge when it had come over one already. */
public final class ChainHopping {
  private ChainHopping() {}

  /**
   * What there is on one chain of a journey: at most one.
   *
   * @param leg the number of the chain
   * @param value how an amount of what was stolen is written
   */
  public static List<Pattern> find(Journey journey, int leg, Function<BigInteger, String> value) {
    List<Passage> again =
        journey.passages().stream().filter(one -> one.from() == leg && one.depth() > 1).toList();
    if (again.isEmpty()) {
      return List.of();
    }
    BigInteger sum = again.stream().map(Passage::value).reduce(BigInteger.ZERO, BigInteger::add);
    int most = again.stream().mapToInt(Passage::depth).max().orElse(0);
    TreeSet<String> onto = new TreeSet<>();
    List<Long> positions = new ArrayList<>();
    List<Integer> accounts = new ArrayList<>();
    for (Passage one : again) {
      onto.add(journey.legs().get(one.at().shore()).shore().chain());
      positions.add(one.position());
      accounts.add(one.account());
    }
    return List.of(
        new Pattern(
            Pattern.Kind.CHAIN_HOPPING,
            value.apply(sum)
                + " that had come over a bridge went over another from chain "
                + journey.legs().get(leg).shore().chain()
                + " to chain "
                + String.join(" and ", onto)
                + ": over "
                + most
                + " in a row.",
            positions,
            accounts));
  }
}
