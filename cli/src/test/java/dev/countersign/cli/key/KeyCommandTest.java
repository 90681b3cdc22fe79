package dev.countersign.cli.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class KeyCommandTest {
  private static final String KEY =
      "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
  private static final String ACCOUNT = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

  @TempDir private Path folder = Path.of("");
  private Path file = folder;
  private String source = "";

  @BeforeEach
  void setUp() throws IOException {
    Files.writeString(folder.resolve("pw"), "correct horse battery\n");
    file = folder.resolve("key.json");
    source = source(file, "pw");
  }

  private String source(Path keystore, String password) {
    return "keystore:" + keystore + "?password-source=file:" + folder.resolve(password);
  }

  @Test
  void createsShowsAndListsAKey() throws IOException {
    Run created = Run.of("key", "create", source, "--scrypt-n", "2", "--json");
    assertThat(created.exitCode()).as(created.err()).isZero();
    String address = json(created).path("address").asString();
    assertThat(address).matches("0x[0-9a-fA-F]{40}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    Run shown = Run.of("key", "show", source);
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.out()).contains(address, "the keystore " + file, "signs        yes");

    Run listed = Run.of("key", "list", "keystore:" + folder, "--json");
    assertThat(listed.exitCode()).isZero();
    assertThat(json(listed).path("keys").size()).isEqualTo(1);
    assertThat(json(listed).path("keys").get(0).path("address").asString()).isEqualTo(address);
    assertThat(Run.of("key", "list", "keystore:" + folder).out())
        .contains(address + "  keystore:" + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, "0x" + KEY, KEY + "\n", "0x" + KEY + "\r\n"})
  void importsAKeyFromStandardInput(String text) {
    Run run =
        Run.withInput(text, "key", "import", source, "--from", "-", "--scrypt-n", "2", "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(json(run).path("address").asString()).isEqualTo(ACCOUNT);
    assertThat(run.out() + run.err()).doesNotContain(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0x",
        "ac0974",
        KEY + "00",
        "zc0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
      })
  void refusesWhatIsNoKeyWithoutRepeatingIt(String text) {
    Run run = Run.withInput(text, "key", "import", source, "--from", "-");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("not 64 hexadecimal digits").doesNotContain("c0974");
    assertThat(file).doesNotExist();
  }

  @Test
  void givesAKeyAnotherPassword() throws IOException {
    Run.withInput(KEY, "key", "import", source, "--from", "-", "--scrypt-n", "2");
    Files.writeString(folder.resolve("new"), "another password\n");
    String other = source(folder.resolve("new.json"), "new");
    Run run = Run.of("key", "import", other, "--from", source, "--scrypt-n", "2", "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(json(run).path("address").asString()).isEqualTo(ACCOUNT);
    assertThat(Run.of("key", "show", other).exitCode()).isZero();
    Run wrong = Run.of("key", "show", source(file, "new"), "--json");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(json(wrong).path("error").asString())
        .contains("The password does not open the keystore");
    assertThat(wrong.err()).doesNotContain("another password");
  }

  @Test
  void neverOverwrites() throws IOException {
    Files.writeString(file, "mine");
    Run run = Run.of("key", "create", source, "--scrypt-n", "2");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("never overwrites");
    assertThat(file).hasContent("mine");
  }

  @Test
  void refusesACostThatIsNone() {
    for (String n : new String[] {"0", "3", "1073741824"}) {
      Run run = Run.of("key", "create", source, "--scrypt-n", n);
      assertThat(run.exitCode()).as(n).isEqualTo(2);
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void asksNobodyWhereThereIsNoTerminal() {
    Run run = Run.of("key", "create", "keystore:" + file);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no terminal");
    assertThat(file).doesNotExist();
  }

  @Test
  void saysThatARemoteSignerIsNotThere() {
    Run run = Run.of("key", "list", "remote:http://127.0.0.1:1", "--json");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(json(run).path("error").asString()).contains("not reachable");
    assertThat(run.err()).contains("not reachable").doesNotContain("fault of its own");
  }

  @Test
  void makesAndImportsNoKeysElsewhere() {
    Run create = Run.of("key", "create", "remote:https://signer");
    assertThat(create.exitCode()).isEqualTo(2);
    assertThat(create.err()).contains("makes its keys itself");
    Run imported =
        Run.withInput(KEY, "key", "import", "pkcs11:token=t?module-path=/l.so", "--from", "-");
    assertThat(imported.exitCode()).isEqualTo(2);
    assertThat(imported.err()).contains("into a keystore only");
  }

  @Test
  void answersAMissingCommandWithItsUsage() {
    Run run = Run.of("key");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("Missing required subcommand")
        .contains("Usage: countersign key");
    assertThat(Run.of("key", "--help").out()).contains("pkcs11:token=LABEL");
    assertThat(Run.of("key", "create", "--help").exitCode()).isZero();
  }

  private static JsonNode json(Run run) {
    return Json.parse(run.out(), "The answer");
  }
}
