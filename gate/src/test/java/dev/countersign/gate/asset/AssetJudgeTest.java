package dev.countersign.gate.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssetJudgeTest {
  private int questions;

  private final ChainFacts facts =
      new ChainFacts() {
        @Override
        public Optional<Bytes> codeHash(Address account) {
          questions++;
          return Optional.of(AssetJudge.NO_CODE);
        }

        @Override
        public Optional<String> symbol(Address token) {
          questions++;
          return Optional.of("USDC");
        }

        @Override
        public Optional<Integer> decimals(Address token) {
          return Optional.empty();
        }
      };

  @Test
  void asksANodeOnlySoMuchAboutOnePayload() {
    AssetJudge judge = new AssetJudge(Directory.SHIPPED, facts);
    Reading out = new Reading();
    for (int i = 1; i <= 1_000; i++) {
      judge.token(1L, address(i), out);
      judge.spender(1L, address(10_000 + i), false, "", out);
    }
    assertThat(questions).isEqualTo(128);
    assertThat(out.findings())
        .filteredOn(finding -> finding.code() == GateFinding.FAKE_TOKEN)
        .hasSize(64);
    assertThat(out.findings())
        .filteredOn(finding -> finding.code() == GateFinding.UNKNOWN_TOKEN)
        .hasSize(936);
  }

  private static Address address(long number) {
    return new Address(Bytes.word(BigInteger.valueOf(number)).from(12));
  }
}
