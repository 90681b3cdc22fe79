package dev.countersign.trace.taint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.trace.ledger.Move;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moves come to the same as they do in maps that keep their order. */
class NetTest {
  private record Part(int account, int asset, BigInteger amount) {}

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 9, 30, 300})
  void comesToTheSameAsInMaps(int many) {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<Move> moves = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        moves.add(
            new Move(
                random.nextInt(2 + many / 2),
                random.nextInt(2 + many / 2),
                random.nextInt(3),
                BigInteger.valueOf(random.nextInt(4))));
      }
      assertThat(parts(new Net(moves))).isEqualTo(slowly(moves));
    }
  }

  private static List<Part> parts(Net net) {
    List<Part> parts = new ArrayList<>();
    for (int first = 0; first < net.size(); first++) {
      for (int i = net.isFirst(first) ? first : -1; i >= 0; i = net.next(i)) {
        parts.add(new Part(net.account(i), net.asset(i), net.amount(i)));
      }
    }
    return parts;
  }

  private static List<Part> slowly(List<Move> moves) {
    Map<Integer, Map<Integer, BigInteger>> net = new LinkedHashMap<>();
    for (Move move : moves) {
      if (move.from() != move.to() && move.amount().signum() > 0) {
        net.computeIfAbsent(move.from(), any -> new LinkedHashMap<>())
            .merge(move.asset(), move.amount().negate(), BigInteger::add);
        net.computeIfAbsent(move.to(), any -> new LinkedHashMap<>())
            .merge(move.asset(), move.amount(), BigInteger::add);
      }
    }
    List<Part> parts = new ArrayList<>();
    net.forEach((account, assets) ->
        assets.forEach((asset, amount) -> parts.add(new Part(account, asset, amount))));
    return parts;
  }
}
