package dev.countersign.intel.address;

import dev.countersign.model.coin.Base58;
import dev.countersign.model.coin.Bech32;
import dev.countersign.model.coin.Monero;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that somebody wrote.
 *
 * @param form whose form it has
 * @param address in its one way of being written: lower case where the chain's addresses have no
 *     case
 * @param checked whether it carries a checksum, which is right
 */
public record Written(Form form, String address, boolean checked) {
  private static final int LONGEST = 128;
  private static final int LONGEST_BECH32 = 120;
  private static final Pattern PLAIN = Pattern.compile("[!-~]{3," + LONGEST + "}");
  private static final Pattern LIKE_BASE58_CHECK = Pattern.compile("[13T][A-Za-z0-9]{25,34}");
  private static final Pattern LIKE_BECH32 =
      Pattern.compile("(bc|tb|bcrt|ltc)1[a-z0-9]{6,}", Pattern.CASE_INSENSITIVE);

  /**
   * Reads one, and says where it was mistyped.
   *
   * @param what the name of the field, for the error's sentence
   * @throws UnreadableInput where it can be none, or its checksum is wrong
   */
  public static Written read(String text, String what) {
    String address = Key.canonical(text);
    if (!PLAIN.matcher(address).matches()) {
      throw new UnreadableInput(
          what + " is no address; expected 3 to " + LONGEST + " letters and digits: " + cut(text));
    }
    if (address.startsWith("0x")) {
      return ethereum(text.strip(), address, what);
    }
    Optional<Written> checked = checked(address);
    if (checked.isPresent()) {
      return checked.get();
    }
    if (Base58.raw(address).filter(bytes -> bytes.length() == 32).isPresent()) {
      return new Written(Form.SOLANA, address, false);
    }
    if (LIKE_BASE58_CHECK.matcher(address).matches() || LIKE_BECH32.matcher(address).matches()) {
      throw new UnreadableInput(
          what + " was mistyped or cut: its checksum is wrong; copy it again: " + cut(text));
    }
    return new Written(Form.OTHER, address, false);
  }

  /** One whose checksum is right; empty for all others, and for those that carry none. */
  static Optional<Written> checked(String address) {
    Optional<Form> form = base58(address);
    if (form.isEmpty() && Base58.decodeRipple(address).filter(Written::isRipple).isPresent()) {
      form = Optional.of(Form.RIPPLE);
    }
    if (form.isEmpty() && Monero.isAddress(address)) {
      form = Optional.of(Form.MONERO);
    }
    if (form.isEmpty() && Bech32.isCash(address)) {
      form = Optional.of(Form.BITCOIN_CASH);
    }
    return form.or(() -> Bech32.decode(address, LONGEST_BECH32).flatMap(Written::bech32))
        .map(one -> new Written(one, address, true));
  }

  private static Written ethereum(String text, String address, String what) {
    if (address.length() == 66 && address.substring(2).matches("[0-9a-f]{64}")) {
      return new Written(Form.OTHER, address, false); // of Sui, Aptos or Starknet, or a hash
    }
    String bare = Key.bare(text);
    String digits = bare.substring(Math.min(bare.length(), bare.startsWith("0") ? 2 : 3));
    Address.parse("0x" + digits, what);
    boolean checked = !digits.equals(digits.toLowerCase(Locale.ROOT));
    return new Written(Form.ETHEREUM, address, checked);
  }

  private static Optional<Form> base58(String address) {
    return Base58.decode(address)
        .flatMap(body ->
            switch (body.length()) {
              case 21 -> one(body.at(0));
              case 22 ->
                  body.at(0) == 0x1c && (body.at(1) == 0xb8 || body.at(1) == 0xbd)
                      ? Optional.of(Form.ZCASH)
                      : Optional.empty();
              default -> Optional.empty();
            });
  }

  /** By the version in front of a hash of 20 bytes, as the chains' programs have it. */
  private static Optional<Form> one(int version) {
    return switch (version) {
      case 0x00, 0x05 -> Optional.of(Form.BITCOIN);
      case 0x6f, 0xc4 -> Optional.of(Form.BITCOIN_TEST);
      case 0x41 -> Optional.of(Form.TRON);
      case 0x30, 0x32 -> Optional.of(Form.LITECOIN);
      case 0x1e, 0x16 -> Optional.of(Form.DOGECOIN);
      case 0x4c, 0x10 -> Optional.of(Form.DASH);
      case 0x26, 0x17 -> Optional.of(Form.BITCOIN_GOLD);
      default -> Optional.empty();
    };
  }

  private static boolean isRipple(Bytes body) {
    return body.length() == 21 && body.at(0) == 0;
  }

  private static Optional<Form> bech32(Bech32 read) {
    boolean witness = read.values()[0] <= 16;
    boolean right = read.constant() == (read.values()[0] == 0 ? Bech32.BECH32 : Bech32.BECH32M);
    return switch (read.prefix()) {
      case "bc" -> witness && right ? Optional.of(Form.BITCOIN) : Optional.empty();
      case "tb", "bcrt" -> witness && right ? Optional.of(Form.BITCOIN_TEST) : Optional.empty();
      case "ltc" -> witness && right ? Optional.of(Form.LITECOIN) : Optional.empty();
      default -> Optional.of(Form.OTHER_BECH32);
    };
  }

  private static String cut(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
