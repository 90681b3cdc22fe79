package dev.countersign.server.keys;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.gate.key.KeyFault;
import dev.countersign.gate.key.KeySource;
import dev.countersign.gate.key.KeystoreSource;
import dev.countersign.gate.key.RemoteSource;
import dev.countersign.gate.key.SecretSource;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys by account. Closed with the server. */
public final class KeyRing implements AutoCloseable {
  private static final int SCRYPT_N = 1 << 16;

  private final Map<Address, SigningKey> keys = new LinkedHashMap<>();
  private final Set<Address> elsewhere = new HashSet<>();

  private KeyRing() {}

  /**
   * Opens the keys of those places; or, where none is named, the one in the data folder, which is
   * made where there is none.
   *
   * @param sources in the form of {@code docs/keys.md}
   * @param folder of the data
   * @throws UnreadableInput when a source, a password or a file is wrong
   * @throws KeyFault when a token or signer cannot be reached or refuses
   */
  public static KeyRing open(List<String> sources, Path folder) throws KeyFault {
    KeyRing ring = new KeyRing();
    Surroundings alone = Surroundings.withoutPerson(System::getenv);
    List<String> places = sources.isEmpty() ? List.of() : sources;
    try {
      for (String place : places) {
        KeySource source = KeySource.parse(place);
        SigningKey key = source.open(alone);
        ring.add(key);
        if (source instanceof RemoteSource) {
          ring.elsewhere.add(key.address());
        }
      }
      if (places.isEmpty()) {
        ring.add(own(folder.resolve("keys"), alone));
      }
      return ring;
    } catch (UnreadableInput | KeyFault e) {
      ring.close();
      throw e;
    }
  }

  /** The accounts that can sign. */
  public Set<Address> addresses() {
    return keys.keySet();
  }

  /** All keys. */
  public List<SigningKey> all() {
    return new ArrayList<>(keys.values());
  }

  /** True for a key of a signer over the network, which may be slow. */
  public boolean elsewhere(Address account) {
    return elsewhere.contains(account);
  }

  /** The key of an account. */
  public Optional<SigningKey> of(Address account) {
    return Optional.ofNullable(keys.get(account));
  }

  @Override
  public void close() {
    keys.values().forEach(SigningKey::close);
    keys.clear();
  }

  private void add(SigningKey key) {
    if (keys.putIfAbsent(key.address(), key) != null) {
      key.close();
      throw new UnreadableInput("The key of " + key.address() + " is named twice");
    }
  }

  /** Beside its password, so it protects from a copied file alone; the page says so. */
  private static SigningKey own(Path folder, Surroundings alone) {
    Path file = folder.resolve("countersign.json");
    Path password = folder.resolve("countersign.password");
    KeystoreSource source = new KeystoreSource(file, new SecretSource.OfFile(password));
    if (Files.exists(file)) {
      return source.open(alone);
    }
    try {
      SecureRandom random = new SecureRandom();
      byte[] bytes = new byte[24];
      random.nextBytes(bytes);
      Files.deleteIfExists(password);
      Files.createFile(
          password,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(password, HexFormat.of().formatHex(bytes) + "\n");
      try (PrivateKey fresh = PrivateKey.generate(random)) {
        return source.write(fresh, alone, SCRYPT_N, random);
      }
    } catch (IOException e) {
      throw new UnreadableInput("The key's files in " + folder + " cannot be written: " + e);
    }
  }
}
