package dev.countersign.model.coin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Bytes;
import org.junit.jupiter.api.Test;

class CoinTest {
  /** The donation address of the Monero project. */
  private static final String MONERO =
      "888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H";

  @Test
  void readsBase58OnlyWithItsChecksum() {
    String genesis = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    assertThat(Base58.decode(genesis).map(Bytes::length)).contains(21);
    assertThat(Base58.decode(genesis.replace("v7", "v8"))).isEmpty();
    assertThat(Base58.decode(genesis.replace("v7", "v0"))).isEmpty();
    assertThat(Base58.encode(Base58.decode(genesis).orElseThrow())).isEqualTo(genesis);
  }

  @Test
  void readsTheLettersOfTheXrpLedger() {
    assertThat(Base58.decodeRipple("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh").map(Bytes::length))
        .contains(21);
    assertThat(Base58.decodeRipple("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi")).isEmpty();
    assertThat(Base58.decode("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh")).isEmpty();
  }

  @Test
  void tellsBech32FromBech32m() {
    assertThat(Bech32.decode("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", 90))
        .hasValueSatisfying(read -> {
          assertThat(read.prefix()).isEqualTo("bc");
          assertThat(read.constant()).isEqualTo(Bech32.BECH32);
        });
    assertThat(
            Bech32.decode("bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr", 90)
                .map(Bech32::constant))
        .contains(Bech32.BECH32M);
    assertThat(Bech32.decode("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", 90)).isEmpty();
    assertThat(Bech32.decode("bc1QW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", 90)).isEmpty();
  }

  @Test
  void readsBitcoinCashByItsOwnChecksum() {
    assertThat(Bech32.isCash("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")).isTrue();
    assertThat(Bech32.isCash("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q")).isFalse();
  }

  @Test
  void readsMonerosBlocks() {
    assertThat(Monero.isAddress(MONERO)).isTrue();
    assertThat(Monero.isAddress(MONERO.replace("JsEg", "JsEh"))).isFalse();
    assertThat(Monero.isAddress(MONERO.substring(1))).isFalse();
  }
}
