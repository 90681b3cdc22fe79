package dev.countersign.chain.bitcoin;

import dev.countersign.chain.crypto.Secp256k1;
import dev.countersign.model.coin.Base58;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * An extended public key (BIP-32; other first letters: SLIP-132), from which the keys of a wallet
 * are derived.
 *
 * @param publicKey 33 bytes
 * @param chainCode 32 bytes
 * @param depth steps from the master key, 0 to 255
 * @param origin where it comes from, or null where not said
 */
public record ExtendedKey(Bytes publicKey, Bytes chainCode, int depth, @Nullable Origin origin) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:\\[([0-9a-fA-F]{8})((?:/[0-9]{1,10}['hH]?){0,254})])?([1-9A-Za-z]{1,120})");
  private static final Bytes NO_TWEAK = Bytes.of(new byte[32]);

  /**
   * First four bytes of public ones: xpub, ypub, zpub, Ypub, Zpub, tpub, upub, vpub, Upub, Vpub.
   */
  private static final Set<String> PUBLIC =
      Set.of(
          "0x0488b21e",
          "0x049d7cb2",
          "0x04b24746",
          "0x0295b43f",
          "0x02aa7ed3",
          "0x043587cf",
          "0x044a5262",
          "0x045f1cf6",
          "0x024289ef",
          "0x02575483");

  /**
   * The master key's fingerprint, and the path from there.
   *
   * @param fingerprint 4 bytes
   */
  public record Origin(Bytes fingerprint, KeyPath path) {}

  /**
   * Reads one, such as {@code xpub6C…} or {@code [d34db33f/84'/0'/0']zpub6r…}.
   *
   * @param what the name of the field, for the error's sentence
   * @throws UnreadableInput when it is none, its checksum is wrong, it is a private key, or the
   *     origin has another number of steps than the key; the sentence never repeats the text
   */
  public static ExtendedKey parse(String text, String what) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new UnreadableInput(
          what
              + " is not an extended public key such as xpub6C… or [d34db33f/84'/0'/0']xpub6C…,"
              + " with nothing behind it");
    }
    Bytes body = Base58.decode(form.group(3)).filter(b -> b.length() == 78).orElse(Bytes.EMPTY);
    if (body.isEmpty()) {
      throw new UnreadableInput(
          what + " is not an extended public key, or it was mistyped: its checksum is wrong");
    }
    Bytes key = body.from(45);
    if (key.at(0) == 0) {
      throw new UnreadableInput(
          what + " is a private key. Take it out and treat it as stolen; a public one is expected");
    }
    if (!PUBLIC.contains(body.slice(0, 4).toHex())
        || Secp256k1.addToPublicKey(key, NO_TWEAK).isEmpty()) {
      throw new UnreadableInput(what + " is not an extended public key of Bitcoin");
    }
    int depth = body.at(4);
    if (depth == 0 && !body.slice(5, 13).isZero()) {
      throw new UnreadableInput(what + " says that it is a master key, and that it has a parent");
    }
    return new ExtendedKey(key, body.slice(13, 45), depth, origin(form, depth, what));
  }

  private static @Nullable Origin origin(Matcher form, int depth, String what) {
    String fingerprint = form.group(1);
    if (fingerprint == null) {
      return null;
    }
    KeyPath path = KeyPath.parse("m" + form.group(2), what);
    if (path.steps().size() != depth) {
      throw new UnreadableInput(
          what
              + " has an origin of "
              + path.steps().size()
              + " steps, but the key says that it is "
              + depth
              + " steps from its master key");
    }
    return new Origin(Bytes.fromHex(fingerprint), path);
  }

  /** The first four bytes of the key's hash. */
  public Bytes fingerprint() {
    return BitcoinHash.hash160(publicKey).slice(0, 4);
  }

  /**
   * The child of that number.
   *
   * @return empty for the one number in 2^127 that has no child
   * @throws IllegalArgumentException for a hardened child, which takes the private key
   */
  public Optional<ExtendedKey> child(long index) {
    if (index < 0 || index >= KeyPath.HARDENED) {
      throw new IllegalArgumentException("a public key has no child " + index);
    }
    byte[] number = {(byte) (index >> 24), (byte) (index >> 16), (byte) (index >> 8), (byte) index};
    Bytes mac = hmac(chainCode, publicKey.concat(Bytes.of(number)));
    return Secp256k1.addToPublicKey(publicKey, mac.slice(0, 32))
        .map(key -> new ExtendedKey(key, mac.from(32), depth + 1, null));
  }

  private static Bytes hmac(Bytes key, Bytes data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(key.toArray(), "HmacSHA512"));
      return Bytes.of(mac.doFinal(data.toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-512", e);
    }
  }
}
