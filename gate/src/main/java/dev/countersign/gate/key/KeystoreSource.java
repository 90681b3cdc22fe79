package dev.countersign.gate.key;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.keystore.Keystore;
import dev.countersign.chain.keystore.KeystoreFile;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key in an encrypted file.
 *
 * @param file of the keystore; for {@link #list} a folder of them as well
 */
public record KeystoreSource(Path file, SecretSource password) implements KeySource {
  /** The fewest characters of a new keystore's password: a copied file can be tried for years. */
  public static final int SHORTEST_PASSWORD = 12;

  private static final String PASSWORD = "password-source";
  private static final int MOST_FILES = 10_000;

  static KeystoreSource parse(String text) {
    SourceText source = new SourceText("keystore", text, PASSWORD);
    SecretSource password = source.read(PASSWORD, value -> SecretSource.parse(value, PASSWORD));
    Path file = source.attempt(() -> path(source.place()));
    source.end();
    return new KeystoreSource(
        Objects.requireNonNull(file), password == null ? new SecretSource.Asked() : password);
  }

  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new UnreadableInput("it names no file");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UnreadableInput("its file cannot be: " + e.getReason());
    }
  }

  @Override
  public SigningKey open(Surroundings surroundings) {
    return key(decrypt(surroundings));
  }

  /**
   * The private key itself, which the caller closes; to give it another password.
   *
   * @throws UnreadableInput when the file cannot be read, or the password is another
   */
  public PrivateKey decrypt(Surroundings surroundings) {
    Keystore keystore = KeystoreFile.read(file);
    try (Secret secret = password.read(surroundings, "the password of " + file)) {
      byte[] utf8 = secret.utf8();
      try {
        return keystore.open(utf8);
      } finally {
        Arrays.fill(utf8, (byte) 0);
      }
    }
  }

  /**
   * Writes a keystore for a key; there must be no file yet.
   *
   * @param n scrypt's cost, a power of two
   * @throws UnreadableInput when the password is shorter than {@link #SHORTEST_PASSWORD}, is given
   *     differently when asked for again, or the file cannot be written
   */
  public SigningKey write(PrivateKey key, Surroundings surroundings, int n, SecureRandom random) {
    if (Files.exists(file)) {
      throw new UnreadableInput(
          "There is something at " + file + " already; a keystore never overwrites anything");
    }
    try (Secret secret = fresh(surroundings)) {
      byte[] utf8 = secret.utf8();
      try {
        KeystoreFile.writeNew(file, Keystore.seal(key, utf8, n, random));
        // What is on the disk is what must open it, so it is opened from there.
        return key(KeystoreFile.read(file).open(utf8));
      } finally {
        Arrays.fill(utf8, (byte) 0);
      }
    }
  }

  private Secret fresh(Surroundings surroundings) {
    Secret secret = password.read(surroundings, "a new password for " + file);
    if (secret.length() < SHORTEST_PASSWORD) {
      secret.close();
      throw new UnreadableInput(
          "The password for " + file + " has fewer than " + SHORTEST_PASSWORD + " characters");
    }
    if (password instanceof SecretSource.Asked) {
      try (Secret again = password.read(surroundings, "the same password again")) {
        if (!again.sameAs(secret)) {
          secret.close();
          throw new UnreadableInput("The two passwords differ; nothing was written");
        }
      }
    }
    return secret;
  }

  @Override
  public List<FoundKey> list(Surroundings surroundings) {
    if (!Files.isDirectory(file)) {
      return List.of(found(file, KeystoreFile.read(file)));
    }
    List<FoundKey> keys = new ArrayList<>();
    try (Stream<Path> files = Files.list(file)) {
      for (Path one : files.filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList()) {
        Keystore keystore = keystoreOrNull(one);
        if (keystore != null) {
          keys.add(found(one, keystore));
        }
      }
    } catch (IOException e) {
      throw new UnreadableInput("The folder " + file + " could not be read");
    }
    return keys;
  }

  private static @Nullable Keystore keystoreOrNull(Path file) {
    try {
      return KeystoreFile.read(file);
    } catch (UnreadableInput e) {
      // A folder may hold other things as well.
      return null;
    }
  }

  private static FoundKey found(Path file, Keystore keystore) {
    Address claimed = keystore.claimedAddress();
    return new FoundKey(
        claimed == null ? Address.ZERO : claimed,
        "keystore:" + SourceText.encoded(file.toString()),
        claimed == null
            ? "the file does not say of which account it is"
            : "the account is the file's word until it is opened");
  }

  private SigningKey key(PrivateKey key) {
    return new VerifiedKey(key.address(), description(), new LocalDevice(key));
  }

  @Override
  public String description() {
    return "the keystore " + file;
  }
}
