package dev.countersign.gate.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySourceTest {
  private static final Address ACCOUNT = Address.of("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");

  @Test
  void readsAKeystore() {
    assertThat(KeySource.parse("keystore:/keys/a%20b%3F.json?password-source=file:/run/secrets/pw"))
        .isEqualTo(
            new KeystoreSource(
                Path.of("/keys/a b?.json"), new SecretSource.OfFile(Path.of("/run/secrets/pw"))));
    assertThat(KeySource.parse(" keystore:key.json\n"))
        .isEqualTo(new KeystoreSource(Path.of("key.json"), new SecretSource.Asked()));
  }

  /** The examples of RFC 7512, as far as they name a token and a library. */
  @Test
  void readsAPkcs11Uri() {
    assertThat(
            KeySource.parse(
                "pkcs11:token=Software%20PKCS%2311%20softtoken;object=my-key;type=private;"
                    + "id=%69%95%3E?pin-source=/etc/token_pin&module-path=/usr/lib/lib.so"))
        .isEqualTo(
            new TokenSource(
                Path.of("/usr/lib/lib.so"),
                "Software PKCS#11 softtoken",
                null,
                null,
                "my-key",
                Bytes.fromHex("0x69953e"),
                new SecretSource.OfFile(Path.of("/etc/token_pin"))));
    assertThat(
            KeySource.parse("pkcs11:slot-id=7;serial=ab?module-path=/l.so&pin-source=file:///pin"))
        .isEqualTo(
            new TokenSource(
                Path.of("/l.so"),
                null,
                "ab",
                7L,
                null,
                null,
                new SecretSource.OfFile(Path.of("/pin"))));
  }

  /** An id is bytes, and need not be text. */
  @Test
  void readsAnIdThatIsNoText() {
    KeySource source = KeySource.parse("pkcs11:token=t;id=%ff%00%80?module-path=/l.so");
    assertThat(((TokenSource) source).id()).isEqualTo(Bytes.fromHex("0xff0080"));
  }

  @Test
  void readsARemoteSigner() {
    assertThat(
            KeySource.parse(
                "remote:https://signer:9000/base?address="
                    + ACCOUNT
                    + "&timeout=5s&ca=/ca.pem&client-certificate=/c.p12"
                    + "&client-certificate-password-source=env:P12"))
        .isEqualTo(
            new RemoteSource(
                URI.create("https://signer:9000/base"),
                ACCOUNT,
                Duration.ofSeconds(5),
                Path.of("/ca.pem"),
                Path.of("/c.p12"),
                new SecretSource.OfEnvironment("P12")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "remote:http://127.0.0.1:9000",
        "remote:http://localhost:9000",
        "remote:http://[::1]:9000",
        "remote:http://signer:9000?unencrypted=yes",
        "remote:https://signer"
      })
  void takesHttpOnlyOnThisMachineOrWhereToldSo(String text) {
    assertThat(KeySource.parse(text)).isInstanceOf(RemoteSource.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|none of keystore:, pkcs11: and remote:",
        "0xac0974|none of keystore:, pkcs11: and remote:",
        "keystore:|it names no file",
        "keystore:f?password=x|\"password\" is none of password-source=",
        "keystore:f?password-source=hunter2|neither file:PATH nor env:NAME",
        "keystore:f?password-source=env:a-b|neither file:PATH nor env:NAME",
        "keystore:f?password-source=env:A&password-source=env:B|stands there twice",
        "keystore:100%|a percent sign",
        "pkcs11:token=t|\"module-path\" is missing",
        "pkcs11:object=k?module-path=/l.so|it names no token",
        "pkcs11:token=t?module-path=l.so|not absolute",
        "pkcs11:token=t;slot-id=x?module-path=/l.so|\"slot-id\" is no number",
        "pkcs11:token=t;type=public?module-path=/l.so|\"type\" is not private",
        "pkcs11:token=t?module-path=/l.so&pin-source=%7Cexec|neither file:PATH nor env:NAME",
        "remote:signer:9000|must start with http:// or https://",
        "remote:https:///keys|names no host",
        "remote:https://a b|cannot be read",
        "remote:http://signer:9000|its URL is http",
        "remote:http://127.0.0.1.example.com|its URL is http",
        "remote:http://localhost.example.com|its URL is http",
        "remote:http://10.0.0.1?unencrypted=no|\"unencrypted\" is not yes",
        "remote:https://user:pw@signer|holds a user or password",
        "remote:https://signer#x|behind which nothing is sent",
        "remote:https://signer?timeout=0s|no number of seconds",
        "remote:https://signer?timeout=5|no number of seconds",
        "remote:https://signer?address=0x12|not an address",
        "remote:http://localhost?ca=/a.pem|of no use with http",
      })
  void refusesWhatNamesNoPlace(@Nullable String text, String because) {
    assertThatThrownBy(() -> KeySource.parse(text == null ? "" : text))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(because);
  }

  @Test
  void saysEveryMistakeAtOnce() {
    assertThatThrownBy(() -> KeySource.parse("pkcs11:tokne=t;slot-id=x?pin-source=1234"))
        .hasMessageContaining("\"tokne\" is none of")
        .hasMessageContaining("\"slot-id\" is no number")
        .hasMessageContaining("\"module-path\" is missing")
        .hasMessageContaining("pin-source is neither");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keystore:f?password-source=hunter2",
        "keystore:f?hunter2",
        "keystore:f?password=hunter2",
        "pkcs11:token=t?module-path=/l.so&pin-value=hunter2",
        "pkcs11:token=t?module-path=/l.so&pin-source=hunter2",
        "remote:https://user:hunter2@signer",
        "remote:https://a b/hunter2"
      })
  void neverRepeatsASecretThatWasPutThereByMistake(String text) {
    assertThatThrownBy(() -> KeySource.parse(text))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void saysThatAPinDoesNotBelongIntoAConfiguration() {
    assertThatThrownBy(() -> KeySource.parse("pkcs11:token=t?module-path=/l.so&pin-value=1"))
        .hasMessageContaining("use pin-source");
  }
}
