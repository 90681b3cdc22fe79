package dev.countersign.trace.taint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.trace.ledger.Int128;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A share in two longs is that in big numbers. */
class PartTest {
  private static final BigInteger LARGEST =
      BigInteger.ONE.shiftLeft(Int128.BITS).subtract(BigInteger.ONE);

  private final Random random = new Random(1);

  /** Of any length, often with long rows of equal bits, which is where carries go far. */
  private BigInteger number() {
    BigInteger any = new BigInteger(1 + random.nextInt(Int128.BITS), random);
    return switch (random.nextInt(4)) {
      case 0 -> LARGEST.shiftRight(random.nextInt(Int128.BITS)).subtract(any.shiftRight(90));
      case 1 -> BigInteger.ONE.shiftLeft(random.nextInt(Int128.BITS)).add(any.shiftRight(100));
      default -> any;
    };
  }

  @Test
  void agreesWithBigNumbers() {
    Part part = new Part();
    for (int i = 0; i < 400_000; i++) {
      BigInteger a = number().abs().min(LARGEST);
      BigInteger c = number().abs().max(BigInteger.ONE).min(LARGEST);
      BigInteger b = random.nextInt(9) == 0 ? c : number().abs().mod(c.add(BigInteger.ONE));
      part.of(
          Int128.high(a),
          a.longValue(),
          Int128.high(b),
          b.longValue(),
          Int128.high(c),
          c.longValue());
      assertThat(Int128.of(part.high(), part.low()))
          .as("%s * %s / %s", a, b, c)
          .isEqualTo(a.multiply(b).divide(c));
    }
  }
}
