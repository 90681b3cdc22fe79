package dev.countersign.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reports tell of the places of other ledgers. */
class CrossOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "56=bsc/ledger, 56=bsc/ledger",
    "56=http://127.0.0.1:8545, 56=http://127.0.0.1:8545",
    "56=https://user:secret@node.example/v3/KEY?key=KEY#10-20, 56=https://node.example#10-20",
    "56=https://node.example/KEY, 56=https://node.example",
  })
  void keepsKeysOfNodesOut(String given, String told) {
    CrossOptions options = new CrossOptions();
    options.also.add(given);
    assertThat(options.across().also()).containsExactly(told);
  }
}
