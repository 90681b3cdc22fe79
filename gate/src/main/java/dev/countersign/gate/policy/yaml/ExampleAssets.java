package dev.countersign.gate.policy.yaml;

import dev.countersign.gate.known.Chains;
import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Assets and addresses of examples. A symbol stands for a known token without naming its contract,
 * so it gets one that is made up from its name.
 */
final class ExampleAssets {
  private static final int DECIMALS = 18;
  private static final Pattern DECIMAL =
      Pattern.compile("[0-9]{1,3}(_[0-9]{3})+(\\.[0-9]{1,77})?|[0-9]{1,78}(\\.[0-9]{1,77})?");

  private ExampleAssets() {}

  /** The asset; null with a mistake where the text names none. */
  static @Nullable AssetFacts asset(
      Text text, long chain, @Nullable Integer decimals, Mistakes mistakes) {
    String value = text.value();
    int digits = decimals == null ? DECIMALS : decimals;
    if (value.equals("bitcoin") || value.equals("BTC")) {
      return AssetFacts.BITCOIN;
    }
    if (value.equals("native")) {
      return AssetFacts.coin(chain, Chains.coin(chain));
    }
    if (Chains.isCoin(chain, value)) {
      return AssetFacts.coin(chain, value);
    }
    if (!value.startsWith("0x")) {
      return AssetFacts.token(chain, madeUp("asset " + value), value, digits);
    }
    try {
      return AssetFacts.token(chain, Address.parse(value, "\"asset\""), null, digits);
    } catch (UnreadableInput e) {
      mistakes.add(text.spot(), e.sentence());
      return null;
    }
  }

  /** A decimal number, of whatever unit; null with a mistake. */
  static @Nullable BigDecimal decimal(Text text, String what, Mistakes mistakes) {
    if (DECIMAL.matcher(text.value()).matches()) {
      return new BigDecimal(text.value().replace("_", ""));
    }
    mistakes.add(text.spot(), what + " is a decimal number such as 500 or 0.25");
    return null;
  }

  /** So many whole units in smallest ones; null with a mistake. */
  static @Nullable Amount amount(Text text, AssetFacts asset, Mistakes mistakes) {
    BigDecimal whole = decimal(text, "\"amount\"", mistakes);
    Integer decimals = asset.decimals();
    if (whole == null || decimals == null) {
      return null;
    }
    try {
      return new Amount(whole.movePointRight(decimals).toBigIntegerExact());
    } catch (ArithmeticException e) {
      mistakes.add(
          text.spot(), "\"amount\" has more than the " + decimals + " decimals of its asset");
      return null;
    }
  }

  /** An address that stands for a name. */
  static Address madeUp(String name) {
    return Address.ofWord(Keccak256.hash(Bytes.of(name.getBytes(StandardCharsets.UTF_8))));
  }
}
