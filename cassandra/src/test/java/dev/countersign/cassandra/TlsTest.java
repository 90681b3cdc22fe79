package dev.countersign.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.cassandra.node.LocalNode;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.Loading;
import dev.countersign.trace.store.Progress;
import dev.countersign.trace.store.SameAsInMemory;
import dev.countersign.trace.store.StoreLedger;
import dev.countersign.trace.taint.RandomLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that speaks TLS alone, and asks who comes for a certificate. */
class TlsTest {
  private static final String PASSWORD = "of-this-test";

  @TempDir Path folder = Path.of("");

  private Path key(String name, String holder) throws IOException, InterruptedException {
    Path file = folder.resolve(name + ".p12");
    keytool(
        "-genkeypair",
        "-keystore",
        file.toString(),
        "-alias",
        name,
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + holder,
        "-ext",
        "san=ip:127.0.0.1",
        "-validity",
        "2");
    return file;
  }

  /** A file of whom to trust: those whose keys are in other files. */
  private Path trust(String name, Map<String, Path> keys) throws IOException, InterruptedException {
    Path file = folder.resolve(name + ".p12");
    for (Map.Entry<String, Path> one : keys.entrySet()) {
      Path certificate = folder.resolve(one.getKey() + ".crt");
      keytool(
          "-exportcert",
          "-keystore",
          one.getValue().toString(),
          "-alias",
          one.getKey(),
          "-file",
          certificate.toString());
      keytool(
          "-importcert",
          "-noprompt",
          "-keystore",
          file.toString(),
          "-alias",
          one.getKey(),
          "-file",
          certificate.toString());
    }
    return file;
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }

  private StoreAddress address(LocalNode node, String file, String... settings) throws IOException {
    Path driver = folder.resolve(file + ".conf");
    Files.writeString(
        driver,
        "datastax-java-driver.advanced.ssl-engine-factory {\n  class = DefaultSslEngineFactory\n"
            + "  allow-dns-reverse-lookup-san = false\n  "
            + String.join("\n  ", settings)
            + "\n}\n");
    return StoreAddress.of(node.address("secret") + "?dc=datacenter1&driver=" + driver);
  }

  private static String quoted(String name, Path file) {
    return name + " = \"" + file + "\"";
  }

  @Test
  void aNodeIsReachedByTlsByWhomItTrustsAndByNobodyElse() throws Exception {
    Path server = key("server", "node");
    Path client = key("client", "loader");
    Path stranger = key("stranger", "somebody");
    Path trusted = trust("trusted", Map.of("server", server));
    Path other = trust("other", Map.of("stranger", stranger));
    Path clients = trust("clients", Map.of("client", client));
    try (LocalNode node =
        LocalNode.start(
            Path.of("../cassandra-node/target/node"),
            folder.resolve("node"),
            List.of("-XX:TieredStopAtLevel=1", "-Dcassandra.unsafesystem=true"),
            Map.of(
                "client_encryption_options",
                ("{enabled: true, optional: false, keystore: '%s', keystore_password: '%s',"
                        + " require_client_auth: true, truststore: '%s', truststore_password: '%s',"
                        + " store_type: PKCS12}")
                    .formatted(server, PASSWORD, clients, PASSWORD)))) {
      String trustWord = "truststore-password = " + PASSWORD;
      String keyWord = "keystore-password = " + PASSWORD;
      StoreAddress whole =
          address(
              node,
              "whole",
              quoted("truststore-path", trusted),
              trustWord,
              quoted("keystore-path", client),
              keyWord);
      CassandraStore.makeKeyspace(whole);
      List<Entry> entries = new RandomLedger(3, 5, 2, 1_000_000).wide().entries(60, true);
      try (LedgerStore store = CassandraStore.write(whole, RandomLedger.COIN);
          Loading loading = store.load(Progress.NONE)) {
        entries.forEach(loading::add);
        loading.finish();
      }
      try (StoreLedger ledger = CassandraStore.read(whole)) {
        SameAsInMemory.check(ledger, entries);
      }

      refused(StoreAddress.of(node.address("secret") + "?dc=datacenter1")); // without TLS
      refused(
          address(
              node,
              "fooled",
              quoted("truststore-path", other),
              trustWord,
              quoted("keystore-path", client),
              keyWord));
      refused(address(node, "nobody", quoted("truststore-path", trusted), trustWord));
      refused(
          address(
              node,
              "stranger",
              quoted("truststore-path", trusted),
              trustWord,
              quoted("keystore-path", stranger),
              keyWord));
    }
  }

  private static void refused(StoreAddress address) {
    assertThatThrownBy(() -> CassandraStore.read(address))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("none of its nodes could be reached");
  }
}
