package dev.countersign.gate.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressImitationTest {
  @ParameterizedTest
  @CsvSource({
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4, false",
    "bc1qw508xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxt4, true",
    "bc1qw50xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx3t4, true",
    "bc1qw5xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxf3t4, true",
    "bc1qw5xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx3t4, false",
    "bc1qw50xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxt4, false",
    "bc1qwxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxkv8f3t4, false",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3xx4, false",
    "bc1pw508xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxt4, false",
    "bc1qw508xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxt4, true",
    "tb1qw508xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxt4, false",
    "1w508xxxt4, false"
  })
  void comparesEndsBehindThePrefix(String suspect, boolean imitates) {
    assertThat(AddressImitation.imitates(suspect, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"))
        .isEqualTo(imitates);
  }

  @ParameterizedTest
  @CsvSource({
    "1A1zxxxxxxxxxxxxxxxxxxxxxxxxxxxxNa, true",
    "1A1xxxxxxxxxxxxxxxxxxxxxxxxxxxxfNa, true",
    "1A1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxNa, false",
    "1a1zxxxxxxxxxxxxxxxxxxxxxxxxxxxxNa, false",
    "3A1zxxxxxxxxxxxxxxxxxxxxxxxxxxxxNa, false",
    "1A1z, false"
  })
  void comparesOldAddressesToo(String suspect, boolean imitates) {
    assertThat(AddressImitation.imitates(suspect, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"))
        .isEqualTo(imitates);
  }
}
