package dev.countersign.watch.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Bytes;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.rule.Facts;
import dev.countersign.watch.rule.Party;
import dev.countersign.watch.seen.Movement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnomaliesTest {
  private static final long START = 1_772_000_000;
  private static final AnomalySettings SETTINGS = new AnomalySettings(1, 32, 32, 0, 6, 100);

  private final Facts facts =
      new Facts(
          Map.of("hot", Party.of(Party.Kind.OWN, "hot wallet")),
          Map.of("USDC", BigDecimal.ONE),
          Map.of());
  private final Anomalies anomalies = new Anomalies(SETTINGS, facts);

  private Movement move(long block, String from, String to, String asset, long amount) {
    return new Movement(
        1,
        block,
        START + block * 12,
        Bytes.word(BigInteger.valueOf(block)),
        0,
        from,
        to,
        facts.asset(1, asset, null),
        BigInteger.valueOf(amount * 1_000_000));
  }

  /** Payments of about a thousand to five payees, every two hours or so. */
  private List<Movement> ordinary(int count) {
    Random random = new Random(5);
    List<Movement> all = new ArrayList<>();
    long block = 1;
    for (int i = 0; i < count; i++) {
      block += 500 + random.nextInt(200);
      all.add(move(block, "hot", "payee" + random.nextInt(5), "USDC", 900 + random.nextInt(200)));
    }
    return all;
  }

  private static List<Unusual> wallets(List<Unusual> all) {
    return all.stream().filter(Unusual::wallet).toList();
  }

  private Movement theft(List<Movement> before) {
    return move(before.getLast().block() + 3, "hot", "thief", "USDC", 900_000);
  }

  @Test
  void findsWhatIsUnusualAndSaysWhyBesideTheUsual() {
    List<Movement> moves = ordinary(150);
    moves.forEach(anomalies::see);
    Unusual unusual = wallets(anomalies.see(theft(moves))).getFirst();

    assertThat(unusual.shadow()).isFalse();
    assertThat(unusual.reasons())
        .hasSize(3)
        .isSortedAccordingTo((a, b) -> Double.compare(b.share(), a.share()));
    Alert alert = unusual.alert();
    assertThat(alert.code().code()).isEqualTo("unusual-movement");
    assertThat(alert.sentence())
        .startsWith("A movement from hot wallet to thief is unusual for hot wallet: ")
        .contains("usually");
    assertThat(alert.evidence()).containsKeys("score", "usual score");
  }

  @Test
  void isSilentOfWhatIsAsAlways() {
    List<Movement> moves = ordinary(151);
    long said = moves.stream().mapToLong(move -> wallets(anomalies.see(move)).size()).sum();
    assertThat(said).isLessThanOrEqualTo(2);
  }

  @Test
  void saysNothingBeforeItsWarmUpIsOverAndIsInShadowAfterIt() {
    List<Movement> few = ordinary(39);
    few.forEach(anomalies::see);
    assertThat(anomalies.see(theft(few))).isEmpty();

    Anomalies other = new Anomalies(SETTINGS, facts);
    List<Movement> more = ordinary(60);
    more.forEach(other::see);
    assertThat(wallets(other.see(theft(more)))).hasSize(1).allMatch(Unusual::shadow);
  }

  @Test
  void scoresTheSameForTheSameSeed() {
    List<Movement> moves = ordinary(150);
    Anomalies again = new Anomalies(SETTINGS, facts);
    Anomalies another = new Anomalies(new AnomalySettings(2, 32, 32, 0, 6, 100), facts);
    moves.forEach(anomalies::see);
    moves.forEach(again::see);
    moves.forEach(another::see);
    double score = wallets(anomalies.see(theft(moves))).getFirst().score();
    assertThat(wallets(again.see(theft(moves))).getFirst().score()).isEqualTo(score);
    assertThat(wallets(another.see(theft(moves))).getFirst().score()).isNotEqualTo(score);
  }

  @Test
  void takesBlocksBackExactly() {
    List<Movement> moves = ordinary(150);
    Anomalies straight = new Anomalies(SETTINGS, facts);
    moves.forEach(straight::see);
    moves.forEach(anomalies::see);
    long last = moves.getLast().block();
    for (int i = 1; i < 60; i++) {
      anomalies.see(move(last + i, "hot", "wrong branch" + i, "USDC", 5_000L * i));
    }
    assertThat(anomalies.undoFrom(last + 1)).isTrue();
    assertThat(anomalies.see(theft(moves))).isEqualTo(straight.see(theft(moves))).isNotEmpty();
    Movement later = move(last + 2_000, "hot", "elsewhere", "USDC", 50_000_000);
    assertThat(anomalies.see(later)).isEqualTo(straight.see(later)).isNotEmpty();
  }

  @Test
  void refusesToTakeBackWhatItHasLearnedAndBlocksOutOfOrder() {
    anomalies.see(move(1_000, "hot", "payee", "USDC", 5));
    assertThat(anomalies.undoFrom(1_000 - Anomalies.DEPTH)).isFalse();
    assertThat(anomalies.undoFrom(1_001 - Anomalies.DEPTH)).isTrue();
    anomalies.see(move(900, "hot", "payee", "USDC", 5));
    assertThatThrownBy(() -> anomalies.see(move(899, "hot", "payee", "USDC", 5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsWhatHasNoPriceAndLeavesStrangersAlone() {
    anomalies.see(move(1, "hot", "payee", "ETH", 5));
    assertThat(anomalies.untold()).isEqualTo(1);
    anomalies.see(move(2, "stranger", "payee", "ETH", 5));
    assertThat(anomalies.untold()).isEqualTo(1);
  }
}
