package dev.countersign.trace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who stands behind a token that is made or destroyed. */
class IssuanceTest {
  private static final String ZERO = Address.ZERO.toHex();
  private static final String ISSUER = "0x" + "aa".repeat(20);
  private static final Asset TOKEN = new Asset.Token(1, Address.of(ISSUER));
  private static final Asset COIN = new Asset.Native(1);

  private static Entry.Moved move(String from, String to, Asset asset) {
    return new Entry.Moved(from, to, asset, BigInteger.TEN);
  }

  private static List<Entry.Moved> seen(Entry.Moved... moves) {
    return Issuance.seen(
            new Entry(
                1,
                0,
                Bytes.word(BigInteger.ONE),
                0,
                Optional.empty(),
                BigInteger.ZERO,
                List.of(moves)))
        .moves();
  }

  @Test
  void isTheContractThatTakesOrGivesSomethingForIt() {
    assertThat(seen(move("ann", ISSUER, COIN), move(ZERO, "ann", TOKEN)))
        .containsExactly(move("ann", ISSUER, COIN), move(ISSUER, "ann", TOKEN));
    assertThat(seen(move("ann", ZERO, TOKEN), move(ISSUER, "bob", COIN)))
        .containsExactly(move("ann", ISSUER, TOKEN), move(ISSUER, "bob", COIN));
  }

  @Test
  void isNobodyWhereItIsMadeOrDestroyedForNothing() {
    assertThat(seen(move("ann", ZERO, TOKEN), move("ann", "bob", COIN)))
        .containsExactly(move("ann", ZERO, TOKEN), move("ann", "bob", COIN));
    assertThat(seen(move(ZERO, "ann", TOKEN), move("ann", ISSUER, TOKEN)))
        .containsExactly(move(ZERO, "ann", TOKEN), move("ann", ISSUER, TOKEN));
    assertThat(seen(move("ann", ZERO, COIN), move("bob", ISSUER, TOKEN)))
        .containsExactly(move("ann", ZERO, COIN), move("bob", ISSUER, TOKEN));
  }
}
