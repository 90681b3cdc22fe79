package dev.countersign.gate.key;

import dev.countersign.model.value.UnreadableInput;
import java.util.List;

/**
 * Where a key lives, as a configuration says it (docs/keys.md):
 *
 * <ul>
 *   <li>{@code keystore:FILE?password-source=file:PATH}
 *   <li>{@code pkcs11:token=LABEL;object=KEY?module-path=LIBRARY&pin-source=env:PIN} (RFC 7512)
 *   <li>{@code remote:URL?address=0x…&ca=FILE&client-certificate=FILE}
 * </ul>
 */
public sealed interface KeySource permits KeystoreSource, TokenSource, RemoteSource {

  /**
   * Reads it.
   *
   * @throws UnreadableInput with every mistake in one sentence
   */
  static KeySource parse(String text) {
    String given = text.strip();
    if (given.startsWith("keystore:")) {
      return KeystoreSource.parse(given);
    }
    if (given.startsWith("pkcs11:")) {
      return TokenSource.parse(given);
    }
    if (given.startsWith("remote:")) {
      return RemoteSource.parse(given);
    }
    throw new UnreadableInput(
        "The key's place starts with none of keystore:, pkcs11: and remote:; expected such as"
            + " keystore:/var/lib/countersign/key.json");
  }

  /**
   * Opens the key: decrypts it, logs in, or finds it at the signer.
   *
   * @throws UnreadableInput when the password is wrong, or the source does not name one key
   * @throws KeyFault when the place cannot be reached, refuses, or has no such key
   */
  SigningKey open(Surroundings surroundings) throws KeyFault;

  /**
   * The keys at this place.
   *
   * @throws UnreadableInput when the place cannot be read
   * @throws KeyFault when it cannot be reached, or refuses
   */
  List<FoundKey> list(Surroundings surroundings) throws KeyFault;

  /** Where it is, for people, without secrets. */
  String description();
}
