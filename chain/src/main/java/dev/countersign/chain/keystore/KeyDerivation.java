package dev.countersign.chain.keystore;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a keystore makes its key out of a password. The bounds keep a hostile file from taking all
 * memory, or minutes.
 */
sealed interface KeyDerivation {
  /** Bytes of every derived key: 16 to decrypt, 16 for the MAC. */
  int LENGTH = 32;

  /** The derived key, which the caller wipes. */
  byte[] derive(byte[] password);

  /** The name under {@code kdf}. */
  String name();

  /** What stands under {@code kdfparams}. */
  ObjectNode parameters();

  /** scrypt (RFC 7914). */
  record ScryptParameters(Bytes salt, int n, int r, int p) implements KeyDerivation {
    private static final long MOST_MEMORY = 256L << 20;
    private static final long MOST_WORK = 1L << 23;

    public ScryptParameters {
      if (Integer.bitCount(n) != 1 || n < 2 || r < 1 || p < 1) {
        throw new UnreadableInput(
            "The scrypt parameters of the keystore are out of range; expected n a power of two, and"
                + " r and p of 1 or more");
      }
      if (128L * n * r > MOST_MEMORY || (long) n * r * p > MOST_WORK || r > 1_024) {
        throw new UnreadableInput(
            "The scrypt parameters of the keystore ask for more than 256 MiB, or more than four"
                + " times the work that wallets ask for (n 262144, r 8, p 1)");
      }
    }

    static ScryptParameters fresh(int n, SecureRandom random) {
      byte[] salt = new byte[LENGTH];
      random.nextBytes(salt);
      return new ScryptParameters(Bytes.of(salt), n, 8, 1);
    }

    @Override
    public byte[] derive(byte[] password) {
      try {
        return Scrypt.derive(password, salt.toArray(), n, r, p, LENGTH);
      } catch (OutOfMemoryError e) {
        throw new UnreadableInput(
            "The keystore needs "
                + ((128L * n * r) >> 20)
                + " MiB of memory for a moment to be opened, which this process could not have");
      }
    }

    @Override
    public String name() {
      return "scrypt";
    }

    @Override
    public ObjectNode parameters() {
      return Json.object()
          .put("dklen", LENGTH)
          .put("n", n)
          .put("p", p)
          .put("r", r)
          .put("salt", salt.toHex().substring(2));
    }
  }

  /** PBKDF2 with HMAC-SHA-256 (RFC 8018). */
  record Pbkdf2Parameters(Bytes salt, int rounds) implements KeyDerivation {
    private static final int MOST_ROUNDS = 10_000_000;

    public Pbkdf2Parameters {
      if (rounds < 1 || rounds > MOST_ROUNDS) {
        throw new UnreadableInput(
            "The field \"c\" of the keystore is out of range; expected 1 to 10,000,000 rounds");
      }
    }

    @Override
    public byte[] derive(byte[] password) {
      return Pbkdf2.sha256(password, salt.toArray(), rounds, LENGTH);
    }

    @Override
    public String name() {
      return "pbkdf2";
    }

    @Override
    public ObjectNode parameters() {
      return Json.object()
          .put("c", rounds)
          .put("dklen", LENGTH)
          .put("prf", "hmac-sha256")
          .put("salt", salt.toHex().substring(2));
    }
  }

  /**
   * Reads the fields {@code kdf} and {@code kdfparams}.
   *
   * @throws UnreadableInput when it is another derivation, or a parameter is missing or past its
   *     bound
   */
  static KeyDerivation read(JsonNode crypto) {
    String kdf = JsonFields.text(crypto, "kdf").toLowerCase(Locale.ROOT);
    JsonNode parameters = JsonFields.required(crypto, "kdfparams");
    if (!parameters.isObject()) {
      throw new UnreadableInput("The field \"kdfparams\" of the keystore is no JSON object");
    }
    Bytes salt = KeystoreFields.hex(parameters, "salt");
    if (salt.isEmpty() || salt.length() > 256) {
      throw new UnreadableInput(
          "The salt of the keystore has " + salt.length() + " bytes; expected 1 to 256");
    }
    if (number(parameters, "dklen") != LENGTH) {
      throw new UnreadableInput("The field \"dklen\" of the keystore is not 32");
    }
    return switch (kdf) {
      case "scrypt" ->
          new ScryptParameters(
              salt, number(parameters, "n"), number(parameters, "r"), number(parameters, "p"));
      case "pbkdf2" -> {
        if (!JsonFields.text(parameters, "prf").equals("hmac-sha256")) {
          throw new UnreadableInput("The field \"prf\" of the keystore is not hmac-sha256");
        }
        yield new Pbkdf2Parameters(salt, number(parameters, "c"));
      }
      default ->
          throw new UnreadableInput("The field \"kdf\" of the keystore is not scrypt or pbkdf2");
    };
  }

  private static int number(JsonNode parameters, String name) {
    BigInteger number =
        JsonFields.uint(
            JsonFields.required(parameters, name),
            "The field \"" + name + "\" of the keystore",
            31);
    return number.intValueExact();
  }
}
