package dev.countersign.gate.key;

import dev.countersign.gate.key.pkcs11.Token;
import dev.countersign.gate.key.pkcs11.TokenFault;
import dev.countersign.gate.key.pkcs11.TokenKey;
import dev.countersign.gate.key.pkcs11.TokenSession;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key in a PKCS#11 token, named by a PKCS #11 URI (RFC 7512). What is null does not matter for
 * finding it.
 *
 * @param module the vendor's library
 * @param object the key's label
 * @param id the key's {@code CKA_ID}
 */
public record TokenSource(
    Path module,
    @Nullable String token,
    @Nullable String serial,
    @Nullable Long slot,
    @Nullable String object,
    @Nullable Bytes id,
    SecretSource pin)
    implements KeySource {
  private static final String[] PATH = {"token", "serial", "slot-id", "object", "id", "type"};
  private static final String[] QUERY = {"module-path", "pin-source"};

  static TokenSource parse(String text) {
    SourceText source = new SourceText("pkcs11", text, QUERY);
    source.pairs(source.rawPlace(), ";", PATH);
    String type = source.value("type");
    if (type != null && !type.equals("private")) {
      source.mistake("\"type\" is not private");
    }
    if (source.value("module-path") == null) {
      source.mistake(
          "\"module-path\" is missing: the vendor's library, such as"
              + " /usr/lib/softhsm/libsofthsm2.so");
    }
    Path module = source.read("module-path", TokenSource::path);
    Long slot = source.read("slot-id", TokenSource::slot);
    SecretSource pin = source.read("pin-source", TokenSource::pin);
    String id = source.value("id");
    if (source.value("token") == null && source.value("serial") == null && slot == null) {
      source.mistake(
          "it names no token: expected \"token\" (its label), \"serial\" or \"slot-id\"");
    }
    source.end();
    return new TokenSource(
        Objects.requireNonNull(module),
        source.value("token"),
        source.value("serial"),
        slot,
        source.value("object"),
        id == null ? null : source.rawBytes("id"),
        pin == null ? new SecretSource.Asked() : pin);
  }

  /** RFC 7512 has a file's URI or its absolute path there; env: is ours. */
  private static SecretSource pin(String text) {
    return SecretSource.parse(text.startsWith("/") ? "file:" + text : text, "pin-source");
  }

  private static Path path(String text) {
    try {
      Path path = Path.of(text.startsWith("file://") ? text.substring(7) : text);
      if (!path.isAbsolute()) {
        throw new UnreadableInput("\"module-path\" is not absolute");
      }
      return path;
    } catch (InvalidPathException e) {
      throw new UnreadableInput("\"module-path\" cannot be a file");
    }
  }

  private static Long slot(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new UnreadableInput("\"slot-id\" is no number");
    }
    return Long.valueOf(text);
  }

  @Override
  public SigningKey open(Surroundings surroundings) throws KeyFault {
    requireNamed();
    try {
      TokenDevice device = new TokenDevice(this, surroundings);
      return new VerifiedKey(device.key().address(), description(), device);
    } catch (TokenFault fault) {
      throw fault(fault);
    }
  }

  /**
   * Makes a new key in the token under the label of this source.
   *
   * @throws UnreadableInput when the source names no label
   * @throws KeyFault when the token refuses, or has something under that label already
   */
  public SigningKey create(Surroundings surroundings, SecureRandom random) throws KeyFault {
    if (object == null) {
      throw new UnreadableInput("The new key needs a label: object=NAME in " + description());
    }
    byte[] fresh = new byte[16];
    random.nextBytes(fresh);
    try (TokenSession session = session(surroundings, true)) {
      session.generate(object, id == null ? Bytes.of(fresh) : id);
    } catch (TokenFault fault) {
      throw fault(fault);
    }
    return open(surroundings);
  }

  @Override
  public List<FoundKey> list(Surroundings surroundings) throws KeyFault {
    try (TokenSession session = session(surroundings, false)) {
      return session.keys(object, id).stream().map(this::found).toList();
    } catch (TokenFault fault) {
      throw fault(fault);
    }
  }

  private FoundKey found(TokenKey key) {
    StringBuilder text = new StringBuilder("pkcs11:");
    if (token != null) {
      text.append("token=").append(SourceText.encoded(token)).append(';');
    }
    if (serial != null) {
      text.append("serial=").append(SourceText.encoded(serial)).append(';');
    }
    if (slot != null) {
      text.append("slot-id=").append(slot).append(';');
    }
    if (!key.label().isEmpty()) {
      text.append("object=").append(SourceText.encoded(key.label())).append(';');
    }
    for (int i = 0; i < key.id().length(); i++) {
      text.append(i == 0 ? "id=" : "").append("%%%02X".formatted(key.id().at(i)));
    }
    text.append("?module-path=").append(SourceText.encoded(module.toString()));
    return new FoundKey(
        key.address(),
        text.toString(),
        key.leavesToken() ? "the token would hand the private key out" : "");
  }

  private void requireNamed() {
    if (object == null && id == null) {
      throw new UnreadableInput(
          "The key in " + description() + " is not named: expected object=LABEL or id=%01%02");
    }
  }

  TokenSession session(Surroundings surroundings, boolean writing) throws TokenFault {
    List<Token> fitting =
        Token.all(module).stream()
            .filter(one -> token == null || token.equals(one.label()))
            .filter(one -> serial == null || serial.equals(one.serial()))
            .filter(one -> slot == null || slot == one.slot())
            .toList();
    if (fitting.size() != 1) {
      throw new UnreadableInput(
          fitting.isEmpty()
              ? "There is no such token: " + description()
              : "Several tokens are " + description() + "; name one by \"serial\"");
    }
    try (Secret secret = pin.read(surroundings, "the PIN of " + description())) {
      byte[] utf8 = secret.utf8();
      try {
        return TokenSession.open(fitting.getFirst(), utf8, writing);
      } finally {
        Arrays.fill(utf8, (byte) 0);
      }
    }
  }

  static KeyFault fault(TokenFault fault) {
    return new KeyFault(
        fault.sessionIsGone() ? KeyFault.Kind.UNAVAILABLE : KeyFault.Kind.REFUSED,
        fault.sentence());
  }

  @Override
  public String description() {
    StringBuilder words = new StringBuilder("the PKCS#11 token");
    if (token != null) {
      words.append(" \"").append(token).append('"');
    }
    if (serial != null) {
      words.append(", serial ").append(serial);
    }
    if (slot != null) {
      words.append(", slot ").append(slot);
    }
    if (object != null) {
      words.append(", key \"").append(object).append('"');
    }
    return words.toString();
  }
}
