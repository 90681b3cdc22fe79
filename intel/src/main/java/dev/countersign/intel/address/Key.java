package dev.countersign.intel.address;

import dev.countersign.model.coin.Base58;
import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an address is looked up by: the same for all ways of writing one. It refuses nothing, so
 * that whatever a list holds is found, mistyped or not.
 */
public final class Key {
  /** In front of the 20 bytes of an Ethereum-like account; no text begins with it. */
  private static final byte ACCOUNT = 0;

  private static final int DIGITS = 40;
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]*");
  private static final Pattern NAMED = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]{0,19}");
  private static final Pattern BECH32 =
      Pattern.compile("(bc|tb|bcrt|ltc|addr|stake|cosmos|bnb|thor|terra|osmo|inj)1[a-z0-9]{6,}");

  private Key() {}

  /**
   * The one way of writing an address: without the scheme of a URI, hexadecimal and bech32 in lower
   * case, Tron's in base 58.
   */
  public static String canonical(String text) {
    String address = bare((text.indexOf(0) < 0 ? text : text.replace("\0", "")).strip());
    if (address.startsWith("0x") || address.startsWith("0X")) {
      return address.toLowerCase(Locale.ROOT);
    }
    int length = address.length();
    if (length == DIGITS + 3 && address.regionMatches(true, 0, "xdc", 0, 3) && hex(address, 3)) {
      return "0x" + address.substring(3).toLowerCase(Locale.ROOT);
    }
    if (length == DIGITS + 2 && address.startsWith("41") && hex(address, 0)) {
      return Base58.encode(Bytes.fromHex(address));
    }
    String lower = address.toLowerCase(Locale.ROOT);
    return BECH32.matcher(lower).matches() ? lower : address;
  }

  /** The bytes of a canonical address. */
  public static byte[] of(String canonical) {
    if (canonical.length() == DIGITS + 2 && canonical.startsWith("0x")) {
      byte[] key = new byte[1 + DIGITS / 2];
      key[0] = ACCOUNT;
      for (int i = 1; i < key.length; i++) {
        int high = digit(canonical.charAt(2 * i));
        int low = digit(canonical.charAt(2 * i + 1));
        if ((high | low) < 0) {
          return canonical.getBytes(StandardCharsets.UTF_8);
        }
        key[i] = (byte) (high << 4 | low);
      }
      return key;
    }
    return canonical.getBytes(StandardCharsets.UTF_8);
  }

  /** Less than 0 for a letter that is none; only those of canonical addresses are any. */
  private static int digit(char letter) {
    if (letter >= '0' && letter <= '9') {
      return letter - '0';
    }
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  /** The canonical address that such bytes were made of. */
  public static String text(byte[] key) {
    if (key.length == 1 + DIGITS / 2 && key[0] == ACCOUNT) {
      return Bytes.of(key).from(1).toHex();
    }
    return new String(key, StandardCharsets.UTF_8);
  }

  /**
   * Without {@code bitcoin:} and the like (BIP-21), {@code eth:} (ERC-3770), and what follows ?.
   */
  static String bare(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || !NAMED.matcher(text.substring(0, colon)).matches()) {
      return text;
    }
    String rest = text.substring(colon + 1).replaceFirst("^//", "");
    rest = rest.startsWith("pay-0x") ? rest.substring(4) : rest;
    int end = 0;
    while (end < rest.length() && "?@/".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return end == 0 ? text : rest.substring(0, end);
  }

  private static boolean hex(String text, int from) {
    return HEX.matcher(text).region(from, text.length()).matches();
  }
}
