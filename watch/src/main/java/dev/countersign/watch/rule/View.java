package dev.countersign.watch.rule;

import dev.countersign.watch.seen.Movement;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A movement seen from one of its two sides, with what is known of it. Amounts are worked out when
 * they are first asked for.
 */
final class View {
  /** Amounts are compared in so many decimals, whatever the asset's own. */
  static final int SCALE = 18;

  private static final BigInteger[] TENS = new BigInteger[96];

  static {
    for (int i = 0; i < TENS.length; i++) {
      TENS[i] = BigInteger.TEN.pow(i);
    }
  }

  final Movement move;
  final Direction direction;
  final Party from;
  final Party to;
  final long fromKey;
  final long toKey;
  final long assetKey;
  final Coin coin;

  private @Nullable BigInteger amount;
  private @Nullable BigInteger value;

  View(
      Movement move,
      Direction direction,
      Party from,
      Party to,
      long fromKey,
      long toKey,
      long assetKey,
      Coin coin) {
    this.move = move;
    this.direction = direction;
    this.from = from;
    this.to = to;
    this.fromKey = fromKey;
    this.toKey = toKey;
    this.assetKey = assetKey;
    this.coin = coin;
  }

  private boolean turned() {
    return direction == Direction.IN;
  }

  Party wallet() {
    return turned() ? to : from;
  }

  Party counterparty() {
    return turned() ? from : to;
  }

  String walletName() {
    return turned() ? move.to() : move.from();
  }

  String counterpartyName() {
    return turned() ? move.from() : move.to();
  }

  long walletKey() {
    return turned() ? toKey : fromKey;
  }

  long counterpartyKey() {
    return turned() ? fromKey : toKey;
  }

  /** In 10^-18 of a whole unit; null where the decimals are not known. */
  @Nullable BigInteger amount() {
    if (amount == null && coin.decimals() >= 0) {
      amount = scaled(move.amount(), coin.decimals());
    }
    return amount;
  }

  /** In 10^-18 of the rules' currency; null where it is not known. */
  @Nullable BigInteger value() {
    BigDecimal price = coin.price();
    if (value == null && price != null && coin.decimals() >= 0) {
      value =
          move.amount()
              .multiply(price.setScale(SCALE, java.math.RoundingMode.HALF_EVEN).unscaledValue())
              .divide(TENS[coin.decimals()]);
    }
    return value;
  }

  private static BigInteger scaled(BigInteger amount, int decimals) {
    if (decimals == SCALE) {
      return amount;
    }
    return decimals < SCALE
        ? amount.multiply(TENS[SCALE - decimals])
        : amount.divide(TENS[decimals - SCALE]);
  }

  /** A number of whole units as amounts are compared. */
  static BigDecimal whole(BigInteger scaled) {
    return new BigDecimal(scaled, SCALE);
  }
}
