package dev.countersign.chain.keystore;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.keystore.KeyDerivation.ScryptParameters;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A private key encrypted with a password: Web3 Secret Storage, version 3 (scrypt or PBKDF2,
 * AES-128-CTR, a MAC of Keccak-256), as geth, web3signer and most wallets write it.
 *
 * @see <a
 *     href="https://ethereum.org/developers/docs/data-structures-and-encoding/web3-secret-storage/">the
 *     definition</a>
 */
public final class Keystore {
  /** scrypt's n where nobody says another: what geth calls standard, 256 MiB for some seconds. */
  public static final int STANDARD_N = 262_144;

  private static final int KEY = 32;
  private static final int HALF = 16;

  private final @Nullable Address claimed;
  private final String id;
  private final KeyDerivation derivation;
  private final Bytes iv;
  private final Bytes ciphertext;
  private final Bytes mac;

  private Keystore(
      @Nullable Address claimed,
      String id,
      KeyDerivation derivation,
      Bytes iv,
      Bytes ciphertext,
      Bytes mac) {
    this.claimed = claimed;
    this.id = id;
    this.derivation = derivation;
    this.iv = iv;
    this.ciphertext = ciphertext;
    this.mac = mac;
  }

  /**
   * Reads the file's text.
   *
   * @throws UnreadableInput when it is no keystore of version 3, or asks for more than is given
   */
  public static Keystore read(String json) {
    JsonNode file = Json.parse(json, "The keystore");
    if (!file.isObject()) {
      throw new UnreadableInput("The keystore is no JSON object");
    }
    if (JsonFields.uint(JsonFields.required(file, "version"), "The version of the keystore", 31)
            .intValueExact()
        != 3) {
      throw new UnreadableInput("The version of the keystore is not 3");
    }
    // Old versions of geth wrote it in upper case.
    JsonNode crypto = JsonFields.required(file, file.has("crypto") ? "crypto" : "Crypto");
    if (!crypto.isObject()) {
      throw new UnreadableInput("The field \"crypto\" of the keystore is no JSON object");
    }
    if (!JsonFields.text(crypto, "cipher").equals("aes-128-ctr")) {
      throw new UnreadableInput("The field \"cipher\" of the keystore is not aes-128-ctr");
    }
    JsonNode cipher = JsonFields.required(crypto, "cipherparams");
    String id = JsonFields.textOrNull(file, "id");
    return new Keystore(
        claimed(file),
        id == null ? "" : id,
        KeyDerivation.read(crypto),
        KeystoreFields.hex(cipher, "iv", HALF),
        KeystoreFields.hex(crypto, "ciphertext", KEY),
        KeystoreFields.hex(crypto, "mac", KEY));
  }

  private static @Nullable Address claimed(JsonNode file) {
    JsonNode node = JsonFields.optional(file, "address");
    if (node == null || (node.isString() && node.asString().isEmpty())) {
      return null;
    }
    String text = JsonFields.text(file, "address");
    return Address.parse(
        text.startsWith("0x") ? text : "0x" + text, "The field \"address\" of the keystore");
  }

  /**
   * Encrypts a key.
   *
   * @param password any bytes, usually text in UTF-8; the caller wipes them
   * @param n scrypt's cost, a power of two from 2 to {@link #STANDARD_N}; r is 8 and p 1
   * @throws UnreadableInput when n is out of range, or there is not that much memory
   */
  public static Keystore seal(PrivateKey key, byte[] password, int n, SecureRandom random) {
    KeyDerivation derivation = ScryptParameters.fresh(n, random);
    byte[] iv = new byte[HALF];
    random.nextBytes(iv);
    byte[] id = new byte[HALF];
    random.nextBytes(id);
    byte[] derived = derivation.derive(password);
    byte[] scalar = key.copyScalar();
    try {
      Bytes ciphertext = Bytes.of(cipher(Cipher.ENCRYPT_MODE, derived, iv, scalar));
      return new Keystore(
          key.address(), uuid(id), derivation, Bytes.of(iv), ciphertext, mac(derived, ciphertext));
    } finally {
      Arrays.fill(derived, (byte) 0);
      Arrays.fill(scalar, (byte) 0);
    }
  }

  /** The account that the file says; only {@link #open} proves it. */
  public @Nullable Address claimedAddress() {
    return claimed;
  }

  /** The UUID that the file says; empty when it says none. */
  public String id() {
    return id;
  }

  /**
   * Decrypts the key.
   *
   * @param password the caller wipes it
   * @throws UnreadableInput when the password is another, or the key is not that of the address
   *     that the file says
   */
  public PrivateKey open(byte[] password) {
    byte[] derived = derivation.derive(password);
    byte[] scalar = new byte[0];
    try {
      if (!MessageDigest.isEqual(mac(derived, ciphertext).toArray(), mac.toArray())) {
        throw new UnreadableInput(
            "The password does not open the keystore"
                + (claimed == null ? "" : " of " + claimed)
                + ": it is another, or the file was changed");
      }
      scalar = cipher(Cipher.DECRYPT_MODE, derived, iv.toArray(), ciphertext.toArray());
      return opened(scalar);
    } finally {
      Arrays.fill(derived, (byte) 0);
      Arrays.fill(scalar, (byte) 0);
    }
  }

  private PrivateKey opened(byte[] scalar) {
    PrivateKey key;
    try {
      key = PrivateKey.of(scalar);
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The keystore holds 32 bytes that are no private key of secp256k1");
    }
    if (claimed != null && !claimed.equals(key.address())) {
      key.close();
      throw new UnreadableInput(
          "The keystore says that it is of "
              + claimed
              + ", but the key in it is of "
              + key.address()
              + "; one of the two was changed");
    }
    return key;
  }

  /** As a file's text. */
  public String json() {
    ObjectNode file = Json.object();
    if (claimed != null) {
      file.put("address", claimed.toHex().substring(2));
    }
    ObjectNode crypto = file.putObject("crypto");
    crypto.put("cipher", "aes-128-ctr");
    crypto.putObject("cipherparams").put("iv", iv.toHex().substring(2));
    crypto.put("ciphertext", ciphertext.toHex().substring(2));
    crypto.put("kdf", derivation.name());
    crypto.set("kdfparams", derivation.parameters());
    crypto.put("mac", mac.toHex().substring(2));
    file.put("id", id);
    file.put("version", 3);
    return Json.pretty(file) + "\n";
  }

  /** Whose it says to be, never what is in it. */
  @Override
  public String toString() {
    return "the keystore " + id + (claimed == null ? "" : " of " + claimed);
  }

  private static Bytes mac(byte[] derived, Bytes ciphertext) {
    byte[] second = Arrays.copyOfRange(derived, HALF, KEY);
    try {
      return Keccak256.hash(Bytes.of(second), ciphertext);
    } finally {
      Arrays.fill(second, (byte) 0);
    }
  }

  private static byte[] cipher(int mode, byte[] derived, byte[] iv, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(mode, new SecretKeySpec(derived, 0, HALF, "AES"), new IvParameterSpec(iv));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES in counter mode", e);
    }
  }

  /** RFC 9562, version 4. */
  private static String uuid(byte[] random) {
    random[6] = (byte) ((random[6] & 0x0f) | 0x40);
    random[8] = (byte) ((random[8] & 0x3f) | 0x80);
    ByteBuffer both = ByteBuffer.wrap(random);
    return new UUID(both.getLong(), both.getLong()).toString();
  }
}
