package dev.countersign.intel.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses are of documents that describe the formats, and of the first blocks of chains. */
class WrittenTest {
  private static final String EIP_55 = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  @ParameterizedTest
  @CsvSource({
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, ETHEREUM, 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
    "0X5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED, ETHEREUM, 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
    "eth:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, ETHEREUM, 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
    "ethereum:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed@1?value=1, ETHEREUM, 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
    "xdc5aaeb6053f3e94c9b9a09f33669435e7ef1beaed, ETHEREUM, 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa, BITCOIN, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4, BITCOIN, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    "bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=1, BITCOIN, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a, BITCOIN_CASH, qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
    "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t, TRON, TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    "41a614f803b6fd780986a42c78ec9c7f77e6ded13c, TRON, TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh, RIPPLE, rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
    "So11111111111111111111111111111111111111112, SOLANA, So11111111111111111111111111111111111111112",
  })
  void readsEachFormInItsOneWayOfBeingWritten(String text, Form form, String canonical) {
    Written read = Written.read(text, "It");
    assertThat(read.form()).isEqualTo(form);
    assertThat(read.address()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD | wrong EIP-55 checksum",
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae | expected 0x and 40",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb | its checksum is wrong",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5 | its checksum is wrong",
        "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u | its checksum is wrong",
        "two words | is no address",
        "'' | is no address",
      })
  void saysWhatWasMistyped(String text, String sentence) {
    assertThatThrownBy(() -> Written.read(text, "It"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void findsInFreeTextOnlyWhatHasItsChecksum() {
    FreeText.Found found =
        FreeText.in(
            "Digital Currency Address - XBT 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa; alt. ETH "
                + EIP_55
                + ". Passport 123456789012345678901234567; cut 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"
                + ", TRX:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t, again 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa");
    assertThat(found.addresses())
        .extracting(Written::address)
        .containsExactly(
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            EIP_55.toLowerCase(java.util.Locale.ROOT),
            "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t");
    assertThat(found.broken()).containsExactly("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD");
  }

  @Test
  void takesAnAddressOfSolanaOnlyBehindItsName() {
    String wrapped = "So11111111111111111111111111111111111111112";
    assertThat(FreeText.in("Solana address " + wrapped).addresses()).hasSize(1);
    assertThat(FreeText.in("Reference " + wrapped).addresses()).isEmpty();
  }
}
