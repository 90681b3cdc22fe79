package dev.countersign.chain.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitcoinAddressTest {
  /** BIP-173, BIP-350, BIP-49, BIP-16's form, and the address of the first block. */
  @ParameterizedTest
  @CsvSource({
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4, 0014751e76e8199196d454941c45d1b3a323f1433bd6",
    "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7,"
        + "00201863143c14c5166804bd19203356da136c985678cd4d27a1b8c6329604903262",
    "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y,"
        + "5128751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6",
    "bc1sw50qgdz25j, 6002751e",
    "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs, 5210751e76e8199196d454941c45d1b3a323",
    "tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c,"
        + "5120000000c4a5cad46221b2a187905e5266362b99d5e91c6ce24d165dab93e86433",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0,"
        + "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa, 76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac",
    "2Mww8dCYPUpKHofjgcXcBCEGmniw9CoaiD2, a914336caa13e08b96080a32b5d818d59b4ab3b3674287"
  })
  void readsAndWritesPublishedAddresses(String text, String script) {
    BitcoinAddress address = BitcoinAddress.parse(text, "The address");
    assertThat(address.scriptPubKey()).isEqualTo(Bytes.fromHex(script));
    assertThat(address).hasToString(text);
  }

  /** BIP-173 and BIP-350, and an address with one letter changed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "bc1",
        "tc1qw508d6qejxtdg4y5r3zarvary0c5xw7kg3g4ty",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
        "BC13W508D6QEJXTDG4Y5R3ZARVARY0C5XW7KN40WF2",
        "bc1rw5uspcuh",
        "bc10w508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kw5rljs90",
        "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P",
        "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sL5k7",
        "bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du",
        "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3pjxtptv",
        "bc1gmk9yu",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
        "tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf",
        "bc1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq54wh4y",
        "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN0",
        "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatExceptionOfType(UnreadableInput.class)
        .isThrownBy(() -> BitcoinAddress.parse(text, "The address"))
        .withMessageStartingWith("The address is not a Bitcoin address");
  }

  @Test
  void readsCapitalsAsTheSameAddress() {
    String text = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    assertThat(BitcoinAddress.parse(text.toUpperCase(Locale.ROOT), "The address"))
        .isEqualTo(BitcoinAddress.parse(text, "The address"))
        .hasToString(text);
  }

  @Test
  void findsNoAddressForOtherScripts() {
    for (String script :
        new String[] {"", "6a", "6a0401020304", "0010751e76e8199196d454941c45d1b3a323", "51"}) {
      assertThat(BitcoinAddress.of(BitcoinNetwork.MAINNET, Bytes.fromHex(script))).isEmpty();
    }
  }
}
