package dev.countersign.chain.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import org.junit.jupiter.api.Test;

/** The first block of Bitcoin, and what is made of it when a byte is wrong. */
class BitcoinBlockTest {
  private static final String HEADER =
      "0x0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b2"
          + "7ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c";
  private static final String COINBASE =
      "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff"
          + "001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e2062"
          + "72696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a01"
          + "000000434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f"
          + "4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000";

  private static BitcoinBlock read(String hex) {
    return BitcoinBlock.read(Bytes.fromHex(hex), "The block");
  }

  @Test
  void readsTheFirstBlock() {
    BitcoinBlock block = read(HEADER + "01" + COINBASE);
    assertThat(block.hash())
        .isEqualTo("000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f");
    assertThat(block.parent()).isEqualTo("00".repeat(32));
    assertThat(block.time()).isEqualTo(1_231_006_505);
    BitcoinTransaction coinbase = block.transactions().getFirst();
    assertThat(coinbase.txid())
        .isEqualTo("4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b");
    assertThat(coinbase.isCoinbase()).isTrue();
    assertThat(coinbase.outputs().getFirst().amount()).isEqualTo(5_000_000_000L);
  }

  @Test
  void refusesTransactionsThatTheHeaderDoesNotStandFor() {
    String other = COINBASE.replace("00f2052a01", "01f2052a01");
    assertThatThrownBy(() -> read(HEADER + "01" + other))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("not those that its header stands for");
  }

  @Test
  void refusesABlockWhoseEndIsWrittenTwiceThoughItsRootIsTheSame() {
    String second = payment("01000000");
    String third = payment("02000000");
    Bytes ofThree = pair(pair(id(COINBASE), id(second)), pair(id(third), id(third)));
    String header = HEADER.substring(0, 74) + ofThree.toHex().substring(2) + HEADER.substring(138);
    assertThat(read(header + "03" + COINBASE + second + third).transactions()).hasSize(3);
    assertThatThrownBy(() -> read(header + "04" + COINBASE + second + third + third))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("has a transaction twice");
  }

  private static String payment(String lockTime) {
    return "0100000001" + "11".repeat(32) + "0000000000ffffffff0105000000000000000151" + lockTime;
  }

  private static Bytes id(String transaction) {
    return BitcoinTransaction.read(Bytes.fromHex("0x" + transaction), "A transaction").id();
  }

  private static Bytes pair(Bytes left, Bytes right) {
    return BitcoinHash.hash256(left.concat(right));
  }

  @Test
  void refusesASecondRewardAndBytesTooFewOrMany() {
    assertThatThrownBy(() -> read(HEADER + "02" + COINBASE + COINBASE))
        .isInstanceOf(UnreadableInput.class);
    assertThatThrownBy(() -> read(HEADER + "01" + COINBASE + "00"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("1 bytes follow the end");
    assertThatThrownBy(() -> read(HEADER + "00")).isInstanceOf(UnreadableInput.class);
    assertThatThrownBy(() -> read(HEADER)).isInstanceOf(UnreadableInput.class);
  }
}
