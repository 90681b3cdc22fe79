package dev.countersign.acceptance.sign;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.gate.key.KeyFault;
import dev.countersign.gate.key.KeySource;
import dev.countersign.gate.key.KeystoreSource;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.gate.key.TokenSource;
import dev.countersign.model.value.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Where Countersign's own key lives in a test, and the keys of other owners. */
enum Keys {
  /** An encrypted file. */
  KEYSTORE,
  /** A SoftHSM2 token. */
  TOKEN;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Nobody can be asked: as in a server. */
  static final Surroundings SERVER = Surroundings.withoutPerson(name -> null);

  /** A new key there. */
  SigningKey create(Path folder, String name) {
    try {
      return switch (this) {
        case KEYSTORE -> {
          Path password = folder.resolve(name + ".password");
          Files.writeString(password, "a password of the tests\n");
          KeystoreSource source =
              (KeystoreSource)
                  KeySource.parse(
                      "keystore:"
                          + folder.resolve(name + ".json")
                          + "?password-source=file:"
                          + password);
          try (PrivateKey key = PrivateKey.generate(RANDOM)) {
            yield source.write(key, SERVER, 4_096, RANDOM);
          }
        }
        case TOKEN ->
            ((TokenSource) KeySource.parse(SoftHsm.source(SoftHsm.TOKEN, ";object=" + name)))
                .create(SERVER, RANDOM);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (KeyFault fault) {
      throw new AssertionError(fault.sentence(), fault);
    }
  }

  /** Another owner's key, which the test holds. */
  static PrivateKey other(long scalar) {
    return PrivateKey.of(Bytes.word(BigInteger.valueOf(scalar)).toArray());
  }
}
