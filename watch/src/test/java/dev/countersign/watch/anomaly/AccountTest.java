package dev.countersign.watch.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.seen.Movement;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccountTest {
  private static final AnomalySettings SETTINGS = new AnomalySettings(1, 32, 32, 0, 2, 100);

  private final SplittableRandom random = new SplittableRandom(9);
  private long block = 1_000;

  private static Side side(Movement move) {
    return new Side("hot", true, move.to(), move.amount().doubleValue(), "hot", move.to());
  }

  private Movement next() {
    block += random.nextInt(200);
    long amount = random.nextInt(40) == 0 ? 1_000_000 : 900 + random.nextInt(200);
    return new Movement(
        1,
        block,
        1_772_000_000 + block * 12,
        Bytes.word(BigInteger.valueOf(block)),
        0,
        "hot",
        "payee" + random.nextInt(5),
        new Asset.Native(1),
        BigInteger.valueOf(amount));
  }

  /** What a store has of an account that writes each movement, and what stands besides, once. */
  private static final class Store {
    private final Map<Long, byte[]> history = new TreeMap<>();
    private byte[] standing = Standing.NOTHING.write();

    void put(Account account) {
      long before = Standing.read(standing).forgotten();
      history.put(account.count() - 1, account.newest().write());
      standing = account.standing().write();
      for (long old = before; old < account.standing().forgotten(); old++) {
        assertThat(history.remove(old)).isNotNull();
      }
    }

    Account carriedOn() {
      List<Past> past = history.values().stream().map(Past::read).toList();
      return new Account("hot", SETTINGS, Standing.read(standing), past);
    }
  }

  @Test
  void saysTheSameHoweverOftenItIsCarriedOnFromWhatWasWritten() {
    Account straight = new Account("hot", SETTINGS);
    Account carried = new Account("hot", SETTINGS);
    Store store = new Store();
    int said = 0;
    int carriedOn = 0;
    for (int i = 0; i < 1_250; i++) {
      Movement move = next();
      Optional<Unusual> expected = straight.see(move, side(move));
      assertThat(carried.see(move, side(move))).isEqualTo(expected);
      assertThat(carried.newest().score()).isEqualTo(straight.newest().score());
      store.put(carried);
      said += expected.isPresent() ? 1 : 0;
      if (random.nextInt(120) == 0) {
        carried = store.carriedOn();
        carriedOn++;
      }
    }
    assertThat(said).isGreaterThan(10);
    assertThat(carriedOn).isGreaterThan(5);
    assertThat(straight.standing().forgotten()).isGreaterThan(500);
    assertThat(store.history).hasSizeLessThan(1_100);
  }

  @Test
  void writesAnEmptyAccountOfWhichNothingWasSeen() {
    Account account = new Account("hot", SETTINGS);
    assertThat(account.standing()).isEqualTo(Standing.NOTHING);
    assertThat(account.count()).isZero();
    assertThatThrownBy(account::newest).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void refusesWhatIsOfALaterFormOrCutOrDoesNotBelongTogether() {
    byte[] standing = Standing.NOTHING.write();
    byte[] cut = Arrays.copyOf(standing, 20);
    assertThatThrownBy(() -> Standing.read(cut))
        .hasMessage("what an account learned is cut after 20 bytes");
    standing[0] = 2;
    assertThatThrownBy(() -> Standing.read(standing))
        .hasMessage("what an account learned is of form 2; this version reads form 1");
    byte[] past = new Past(1, 2, "payee", 3, new double[Feature.COUNT], 4).write();
    for (int length = 0; length < past.length; length++) {
      byte[] part = Arrays.copyOf(past, length);
      assertThatThrownBy(() -> Past.read(part)).isInstanceOf(IllegalArgumentException.class);
    }
    past[0] = 9;
    assertThatThrownBy(() -> Past.read(past)).hasMessageContaining("form 9");
    Standing more = new Standing(0, 1, 0, -1, 0, 0);
    assertThatThrownBy(() -> new Account("hot", SETTINGS, more, List.of()))
        .hasMessage("of 0 movements 1 are settled");
  }
}
