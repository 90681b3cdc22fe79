package dev.countersign.acceptance.company;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.gate.key.KeySource;
import dev.countersign.gate.key.KeystoreSource;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.model.value.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * A key of Countersign's in an encrypted file that several servers can open.
 *
 * @param source as a server is told of it
 */
record KeyFile(Address address, String source) {
  /** So many new ones. */
  static List<KeyFile> make(Path folder, int count) {
    SecureRandom random = new SecureRandom();
    List<KeyFile> keys = new ArrayList<>();
    try {
      Path password =
          Files.writeString(folder.resolve("key.password"), "a password of the tests\n");
      for (int i = 0; i < count; i++) {
        String text =
            "keystore:"
                + folder.resolve("key-" + i + ".json")
                + "?password-source=file:"
                + password;
        try (PrivateKey key = PrivateKey.generate(random)) {
          ((KeystoreSource) KeySource.parse(text))
              .write(key, Surroundings.withoutPerson(name -> null), 4_096, random)
              .close();
          keys.add(new KeyFile(key.address(), text));
        }
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
