package dev.countersign.chain.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class KeystoreTest {
  private static final byte[] PASSWORD = "testpassword".getBytes(StandardCharsets.UTF_8);
  private static final Bytes SECRET =
      Bytes.fromHex("0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d");
  private static final Address ACCOUNT = Address.of("0x008aeeda4d805471df9b2a5b0f38a0c3bcba786b");

  /** The vectors of the definition. */
  @ParameterizedTest
  @ValueSource(strings = {"pbkdf2", "scrypt"})
  void opensThePublishedVectors(String name) {
    try (PrivateKey key = Keystore.read(vector(name)).open(PASSWORD)) {
      assertThat(Bytes.of(key.copyScalar())).isEqualTo(SECRET);
      assertThat(key.address()).isEqualTo(ACCOUNT);
    }
  }

  /** Of geth's own tests, with no password at all. */
  @Test
  void opensAFileOfGeth() {
    assertThat(Keystore.read(vector("geth-light")).open(new byte[0]).address())
        .isEqualTo(Address.of("0x45dea0fb0bba44f4fcf290bba71fd57d7117cbb8"));
  }

  @Test
  void opensWhatItSealed() {
    try (PrivateKey key = PrivateKey.generate(new SecureRandom());
        PrivateKey again = Keystore.read(sealed(key).json()).open(PASSWORD)) {
      assertThat(again.copyScalar()).isEqualTo(key.copyScalar());
    }
  }

  @Test
  void sealsTheSameKeyDifferentlyEachTime() {
    try (PrivateKey key = PrivateKey.of(SECRET.toArray())) {
      Keystore one = sealed(key);
      Keystore other = sealed(key);
      assertThat(one.json()).isNotEqualTo(other.json());
      assertThat(one.id()).isNotEqualTo(other.id()).matches("[0-9a-f-]{14}4[0-9a-f-]{21}");
      assertThat(one.claimedAddress()).isEqualTo(ACCOUNT);
      assertThat(one.json()).doesNotContain(SECRET.toHex().substring(2)).doesNotContain("testpass");
      assertThat(one.toString()).contains(ACCOUNT.toString()).doesNotContain("ciphertext");
    }
  }

  @Test
  void saysThatThePasswordIsAnother() {
    assertThatThrownBy(() -> Keystore.read(light().toString()).open(new byte[] {1}))
        .isInstanceOf(UnreadableInput.class)
        .hasMessage(
            "The password does not open the keystore of "
                + ACCOUNT
                + ": it is another, or the file was changed");
  }

  /** What the MAC covers, and the address that it does not cover. */
  @Test
  void refusesAChangedFile() {
    opening(
        file -> crypto(file).put("ciphertext", flipped(crypto(file).path("ciphertext").asString())),
        "the file was changed");
    opening(file -> file.put("address", "00".repeat(20)), "one of the two was changed");
    opening(
        file -> crypto(file).withObject("cipherparams").put("iv", "00".repeat(16)),
        "one of the two was changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n|3|a power of two",
        "n|0|a power of two",
        "n|1|a power of two",
        "n|1073741824|256 MiB",
        "n|524288|256 MiB",
        "r|0|r and p of 1 or more",
        "r|2000000|256 MiB",
        "p|0|r and p of 1 or more",
        "p|1000000|four times the work",
        "n|99999999999999|out of range",
        "dklen|16|not 32",
        "salt||1 to 256",
        "salt|zz|not hexadecimal",
      })
  void refusesParametersThatAreWrongOrTakeTooMuch(String name, String value, String because) {
    reading(
        file -> crypto(file).withObject("kdfparams").put(name, value == null ? "" : value),
        because);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kdf|argon2|not scrypt or pbkdf2",
        "cipher|aes-128-cbc|not aes-128-ctr",
        "ciphertext|00|has 1 bytes; expected 32",
        "mac|00|has 1 bytes; expected 32",
      })
  void refusesWhatIsNotOfVersion3(String name, String value, String because) {
    reading(file -> crypto(file).put(name, value), because);
  }

  @Test
  void refusesOtherVersionsAndOtherFiles() {
    reading(file -> file.put("version", 4), "not 3");
    reading(file -> file.remove("crypto"), "\"Crypto\" is missing");
    reading(file -> file.put("address", "0x12"), "not an address");
    for (String text : new String[] {"", "[]", "{}", "key", "{\"version\":3,\"crypto\":1}"}) {
      assertThatThrownBy(() -> Keystore.read(text)).isInstanceOf(UnreadableInput.class);
    }
    ObjectNode rounds = (ObjectNode) Json.parse(vector("pbkdf2"), "It");
    for (String bad : new String[] {"0", "10000001"}) {
      crypto(rounds).withObject("kdfparams").put("c", bad);
      assertThatThrownBy(() -> Keystore.read(Json.compact(rounds)))
          .hasMessageContaining("1 to 10,000,000");
    }
    crypto(rounds).withObject("kdfparams").put("c", 1).put("prf", "hmac-sha1");
    assertThatThrownBy(() -> Keystore.read(Json.compact(rounds))).hasMessageContaining("\"prf\"");
  }

  @Test
  void readsUpperCaseCryptoAndAVersionInQuotationMarks() {
    ObjectNode file = light();
    file.set("Crypto", file.remove("crypto"));
    file.put("version", "3").remove("address");
    assertThat(Keystore.read(Json.compact(file)).open(PASSWORD).address()).isEqualTo(ACCOUNT);
  }

  private static void opening(Consumer<ObjectNode> change, String because) {
    ObjectNode file = light();
    change.accept(file);
    assertThatThrownBy(() -> Keystore.read(Json.compact(file)).open(PASSWORD))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(because);
  }

  private static void reading(Consumer<ObjectNode> change, String because) {
    ObjectNode file = light();
    change.accept(file);
    assertThatThrownBy(() -> Keystore.read(Json.compact(file)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(because);
  }

  private static String flipped(String hex) {
    return (hex.charAt(0) == '0' ? '1' : '0') + hex.substring(1);
  }

  private static ObjectNode crypto(ObjectNode file) {
    return (ObjectNode) Objects.requireNonNull(file.get("crypto"));
  }

  /** The vectors' key with a derivation that takes no time. */
  private static ObjectNode light() {
    try (PrivateKey key = PrivateKey.of(SECRET.toArray())) {
      return (ObjectNode) Json.parse(sealed(key).json(), "It");
    }
  }

  private static Keystore sealed(PrivateKey key) {
    return Keystore.seal(key, PASSWORD, 2, new SecureRandom());
  }

  private static String vector(String name) {
    try (InputStream in = KeystoreTest.class.getResourceAsStream(name + ".json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
