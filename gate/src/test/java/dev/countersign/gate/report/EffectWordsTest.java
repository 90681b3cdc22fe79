package dev.countersign.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.report.CheckReport.EffectLine;
import dev.countersign.gate.report.CheckReport.EffectLine.Direction;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class EffectWordsTest {
  private static final Address WALLET = Address.of("0x1111111111111111111111111111111111111111");
  private static final Address USDC = Address.of("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
  private final EffectWords words = new EffectWords(Directory.SHIPPED, 1L, WALLET);

  @Test
  void tellsTheCoinsThatGoToANewContract() {
    EffectLine line =
        words.line(
            new Effect.ContractCreated(
                WALLET, BigInteger.TEN.pow(21), Bytes.word(BigInteger.ONE), 2));
    assertThat(line.sentence()).endsWith("and 1,000 ETH goes to it from the wallet");
    assertThat(line.direction()).isEqualTo(Direction.OUT);
  }

  @Test
  void doesNotSayThatAnApprovalForOneBlockIsLongOver() {
    EffectLine line =
        words.line(
            new Effect.ApprovalGranted(
                new Asset.Token(1, USDC), WALLET, USDC, Amount.of(5), false, BigInteger.ZERO));
    assertThat(line.sentence()).endsWith("from the wallet, in the block that carries it out");
  }
}
