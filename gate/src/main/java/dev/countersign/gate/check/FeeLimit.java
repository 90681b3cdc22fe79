package dev.countersign.gate.check;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Chains;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Amount;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From where on a fee is high: one coin, or a hundred of those that are known to be worth a small
 * part of an ether. What the coin of a chain that is not known is worth is not known either.
 */
final class FeeLimit {
  private static final Set<String> SMALL_COINS =
      Set.of("xDAI", "POL", "S", "MNT", "CELO", "AVAX", "BERA");
  private static final BigInteger ONE = BigInteger.TEN.pow(Chains.COIN_DECIMALS);
  private static final BigInteger HUNDRED = ONE.multiply(BigInteger.valueOf(100));

  private FeeLimit() {}

  /**
   * Notes a fee that is high.
   *
   * @param most wei that may be taken
   * @param payer for the sentence, such as " from the paymaster 0x…"; empty for the one who acts
   */
  static void judge(
      BigInteger most, @Nullable Long chainId, String payer, Reading out, String... evidence) {
    boolean small = chainId != null && SMALL_COINS.contains(Chains.coin(chainId));
    if (most.compareTo(small ? HUNDRED : ONE) > 0) {
      out.finding(
          GateFinding.FEE_HIGH,
          "The fee may be up to "
              + new Amount(most).inUnits(Chains.COIN_DECIMALS)
              + " "
              + (chainId == null ? "of the chain's coin" : Chains.coin(chainId))
              + payer,
          evidence);
    }
  }
}
