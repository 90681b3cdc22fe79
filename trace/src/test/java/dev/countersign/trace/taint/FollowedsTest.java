package dev.countersign.trace.taint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.trace.ledger.LongIndex;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is followed is found, however many others were put in and taken out. */
class FollowedsTest {
  private static Followed followed(int account, int asset) {
    return new Followed(
        account,
        asset,
        Holding.of(Method.HAIRCUT, BigInteger.TEN),
        0,
        0,
        LongStream.empty().iterator());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40, 3_000})
  void findsWhatAMapFinds(int accounts) {
    Random random = new Random(accounts);
    Followeds followeds = new Followeds();
    Map<Long, Followed> expected = new HashMap<>();
    for (int i = 0; i < 40_000; i++) {
      int account = random.nextInt(accounts);
      int asset = random.nextInt(3);
      long key = LongIndex.key(account, asset);
      assertThat(followeds.get(account, asset)).isSameAs(expected.get(key));
      if (random.nextInt(i % 10_000 < 5_000 ? 4 : 2) > 0) {
        Followed one = followed(account, asset);
        followeds.put(one);
        expected.put(key, one);
      } else if (expected.containsKey(key)) {
        followeds.remove(expected.remove(key));
      }
    }
    List<Followed> all = new ArrayList<>();
    followeds.forEach(all::add);
    Set<Followed> once = new HashSet<>(all);
    assertThat(all).hasSize(expected.size());
    assertThat(once).isEqualTo(new HashSet<>(expected.values()));
  }
}
