package dev.countersign.trace.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.bitcoin.BitcoinBlock;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.BitcoinTransaction;
import dev.countersign.chain.bitcoin.BitcoinTransaction.In;
import dev.countersign.chain.bitcoin.BitcoinTransaction.Out;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Blocks must follow each other, and spend only what is there. */
class ChainTest {
  private static final Bytes SCRIPT = Bytes.fromHex("0x0014" + "ab".repeat(20));
  private static final Bytes RETURN = Bytes.fromHex("0x6a0401020304");

  private final Chain chain = new Chain(BitcoinNetwork.MAINNET);

  private static BitcoinTransaction coinbase(int id, long amount) {
    return transaction(id, List.of(new In(Bytes.fromHex("0x" + "00".repeat(32)), 0, 0)), amount);
  }

  private static BitcoinTransaction transaction(int id, List<In> inputs, long... amounts) {
    List<Out> outputs = Arrays.stream(amounts).mapToObj(amount -> new Out(amount, SCRIPT)).toList();
    return new BitcoinTransaction(id(id), true, inputs, outputs);
  }

  private static Bytes id(int id) {
    return Bytes.fromHex("0x%02x".formatted(id) + "00".repeat(31));
  }

  private static In spend(int id, long index) {
    return new In(id(id), index, 0);
  }

  private static BitcoinBlock block(int number, BitcoinTransaction... transactions) {
    return new BitcoinBlock("block" + number, "block" + (number - 1), 0, List.of(transactions));
  }

  @Test
  void joinsWhatIsSpentWithWhatWasPaid() {
    chain.add(block(0, coinbase(1, 50)));
    chain.add(block(1, coinbase(2, 57), transaction(3, List.of(spend(1, 0)), 40, 3)));
    Payment payment = chain.payments().getLast();
    assertThat(payment.inputs().getFirst().amount()).isEqualTo(50);
    assertThat(payment.inputs().getFirst().kind()).isEqualTo(ScriptKind.P2WPKH);
    assertThat(payment.inputs().getFirst().address().orElseThrow()).startsWith("bc1q");
    assertThat(payment.fee()).isEqualTo(7);
    assertThat(payment.block()).isEqualTo(1);
    assertThat(payment.index()).isEqualTo(1);
    assertThat(chain.next()).isEqualTo(2);
  }

  @Test
  void refusesABlockThatDoesNotFollow() {
    chain.add(block(0, coinbase(1, 50)));
    assertThatThrownBy(() -> chain.add(block(2, coinbase(2, 50))))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("does not follow the block block0");
  }

  @Test
  void refusesWhatIsSpentTwiceOrWasNeverPaid() {
    chain.add(block(0, coinbase(1, 50)));
    assertThatThrownBy(() -> chain.add(block(1, coinbase(2, 50), spending(3, spend(9, 0)))))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is not in the blocks before it, or is spent");
    assertThatThrownBy(() ->
            chain.add(block(1, coinbase(2, 5), spending(3, spend(1, 0)), spending(4, spend(1, 0)))))
        .isInstanceOf(UnreadableInput.class);
    chain.add(block(1, coinbase(2, 50), spending(3, spend(1, 0))));
    assertThatThrownBy(() -> chain.add(block(2, coinbase(5, 50), spending(6, spend(1, 0)))))
        .isInstanceOf(UnreadableInput.class);
    assertThat(chain.payments()).hasSize(3);
  }

  private static BitcoinTransaction spending(int id, In input) {
    return transaction(id, List.of(input), 1);
  }

  @Test
  void refusesToPayMoreThanIsSpent() {
    chain.add(block(0, coinbase(1, 50)));
    assertThatThrownBy(
            () -> chain.add(block(1, coinbase(2, 5), transaction(3, List.of(spend(1, 0)), 51))))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("pays 51 satoshi, but spends 50");
  }

  @Test
  void asksForOutputsOfEarlierBlocks() {
    String outpoint = new In(id(7), 1, 0).outpoint();
    Coin known = new Coin(outpoint, Optional.of("x"), ScriptKind.P2PKH, 90, true);
    Chain later =
        new Chain(
            BitcoinNetwork.MAINNET,
            800_000,
            asked -> asked.equals(outpoint) ? Optional.of(known) : Optional.empty());
    later.add(block(1, coinbase(1, 5), transaction(3, List.of(spend(7, 1)), 90)));
    assertThat(later.payments().getLast().inputs()).containsExactly(known);
    assertThatThrownBy(
            () -> later.add(block(2, coinbase(2, 5), transaction(4, List.of(spend(7, 1)), 90))))
        .as("it was spent since")
        .isInstanceOf(UnreadableInput.class);
  }

  @Test
  void takesBlocksBackAsIfTheyHadNotBeen() {
    chain.add(block(0, coinbase(1, 50)));
    chain.add(block(1, coinbase(2, 50), transaction(3, List.of(spend(1, 0)), 30, 20)));
    chain.add(block(2, coinbase(4, 50), transaction(5, List.of(spend(3, 0)), 30)));
    chain.undo();
    chain.undo();
    assertThat(chain.next()).isEqualTo(1);
    assertThat(chain.payments()).hasSize(1);
    assertThatThrownBy(() -> chain.add(block(1, coinbase(6, 5), spending(7, spend(3, 1)))))
        .as("it was never paid")
        .isInstanceOf(UnreadableInput.class);
    chain.add(block(1, coinbase(6, 50), transaction(7, List.of(spend(1, 0)), 50)));
    assertThat(chain.payments()).hasSize(3);
  }

  @Test
  void aRepeatedCoinbaseReplacesTheEarlierOne() {
    chain.add(block(0, coinbase(1, 50)));
    chain.add(block(1, coinbase(1, 50)));
    assertThat(chain.payments()).hasSize(1);
    chain.add(block(2, coinbase(2, 50), transaction(3, List.of(spend(1, 0)), 50)));
    assertThat(chain.payments()).hasSize(3);
  }

  @Test
  void nobodySpendsWhatAScriptForbids() {
    BitcoinTransaction paying =
        new BitcoinTransaction(
            id(3), true, List.of(spend(1, 0)), List.of(new Out(10, RETURN), new Out(40, SCRIPT)));
    chain.add(block(0, coinbase(1, 50)));
    chain.add(block(1, coinbase(2, 50), paying));
    assertThat(chain.payments().getLast().outputs().getFirst().spendable()).isFalse();
    assertThatThrownBy(() -> chain.add(block(2, coinbase(4, 5), spending(5, spend(3, 0)))))
        .isInstanceOf(UnreadableInput.class);
  }
}
