package dev.countersign.gate.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.message.MessageReader;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.gate.key.KeyFault;
import dev.countersign.gate.key.KeySource;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of both sides, made by the JDK's keytool. */
class RemoteSignerTlsTest {
  private static final PrivateKey KEY = PrivateKey.of(Bytes.word(BigInteger.valueOf(7)).toArray());
  private static final String PASSWORD = "changeit";
  private static final Surroundings SURROUNDINGS =
      Surroundings.withoutPerson(name -> name.equals("P12") ? PASSWORD : null);
  private static final SigningInput INPUT =
      SigningInput.of(MessageReader.read(Bytes.EMPTY, null, null));

  @TempDir private static Path folder = Path.of("");
  private static SignerStandIn signer;

  @BeforeAll
  static void start() throws IOException {
    for (String name : List.of("signer", "client", "stranger")) {
      keytool(
          "-genkeypair",
          "-alias",
          name,
          "-keyalg",
          "EC",
          "-dname",
          "CN=" + name,
          "-ext",
          "san=dns:localhost",
          "-validity",
          "2");
      keytool("-exportcert", "-rfc", "-alias", name, "-file", pem(name));
    }
    signer =
        new SignerStandIn(
            KEY,
            ClientTls.context(
                Path.of(pem("client")), Path.of(p12("signer")), PASSWORD.toCharArray()));
  }

  @AfterAll
  static void stop() {
    signer.close();
  }

  @Test
  void signsWhereBothSidesKnowEachOther() throws KeyFault {
    try (SigningKey key = open("signer", "client")) {
      assertThat(key.sign(INPUT)).isEqualTo(KEY.sign(INPUT.digest()));
    }
  }

  @Test
  void asksNoSignerWhomNobodyVouchesFor() {
    KeyFault fault = catchThrowableOfType(KeyFault.class, () -> open("stranger", "client"));
    assertThat(fault.sentence()).contains("no encrypted connection");
  }

  @Test
  void isTurnedAwayWithAnothersCertificate() {
    KeyFault fault = catchThrowableOfType(KeyFault.class, () -> open("signer", "stranger"));
    assertThat(fault.kind()).isEqualTo(KeyFault.Kind.UNAVAILABLE);
  }

  @Test
  void saysWhatIsWrongWithItsFiles() throws IOException {
    Path nothing = Files.writeString(folder.resolve("nothing.pem"), "nothing");
    Path none = folder.resolve("none");
    Path client = Path.of(p12("client"));
    refused(nothing, null, "nothing.pem");
    refused(none, null, "could not be read");
    refused(null, none, "could not be read");
    refused(null, nothing, "no PKCS#12 file");
    assertThatThrownBy(() -> ClientTls.context(null, client, "another".toCharArray()))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("The password does not open the client certificate")
        .hasMessageNotContaining("another");
  }

  private static void refused(
      @Nullable Path authorities, @Nullable Path certificate, String because) {
    assertThatThrownBy(() -> ClientTls.context(authorities, certificate, PASSWORD.toCharArray()))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(because);
  }

  private static SigningKey open(String authority, String certificate) throws KeyFault {
    return KeySource.parse(
            "remote:"
                + signer.url()
                + "?address="
                + KEY.address()
                + "&ca="
                + pem(authority)
                + "&client-certificate="
                + p12(certificate)
                + "&client-certificate-password-source=env:P12")
        .open(SURROUNDINGS);
  }

  private static String pem(String name) {
    return folder.resolve(name + ".pem").toString();
  }

  private static String p12(String name) {
    return folder.resolve(name + ".p12").toString();
  }

  private static void keytool(String command, String... options) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.add(command);
    line.addAll(List.of(options));
    String alias = options[List.of(options).indexOf("-alias") + 1];
    line.addAll(List.of("-keystore", p12(alias), "-storetype", "PKCS12", "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      try (InputStream said = process.getInputStream()) {
        String words = new String(said.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(words).isZero();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
