package dev.countersign.access.read.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.event.Target.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellingTest {
  @ParameterizedTest
  @CsvSource({
    "Cold wallet runbook, WALLET",
    "Seed phrase ceremony, SECRET",
    "Withdrawal allow-list 2024, ADDRESSES",
    "How-to: rotate a certificate, PROCEDURE",
    "Payout of March, TRANSFER",
    "Lunch menu, DOCUMENT",
    "Walletless thoughts, DOCUMENT"
  })
  void aTitleSaysWhatItIsAbout(String title, Kind kind) {
    assertThat(Telling.of(title, Kind.DOCUMENT)).isEqualTo(kind);
  }
}
