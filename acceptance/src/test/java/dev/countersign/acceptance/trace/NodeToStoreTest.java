package dev.countersign.acceptance.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.cli.Countersign;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real node's blocks in a ledger on disk, brought up to it again and again. */
@Timeout(60)
class NodeToStoreTest {
  private static final Address THIEF = Scene.wallet("thief of a store");
  private static final Address EXCHANGE = Scene.wallet("deposit address of a store");

  @TempDir private Path folder;
  private final Anvil node = Anvil.start(31_338);
  private Path labels;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private String out = "";
  private String err = "";

  @BeforeEach
  void steal() throws IOException {
    node.ask("anvil_autoImpersonateAccount", Json.object().booleanNode(true));
    node.send(node.accounts().get(1), THIEF, Scene.ether(50), Bytes.EMPTY);
    labels = folder.resolve("labels.csv");
    Files.writeString(labels, "address,name,kind\n" + EXCHANGE + ",Some Exchange,exchange\n");
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private int run(String... words) {
    said.reset();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    int code =
        Countersign.run(
            new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8),
                false,
                false),
            words);
    out = said.toString(StandardCharsets.UTF_8);
    err = told.toString(StandardCharsets.UTF_8);
    return code;
  }

  private String store() {
    return folder.resolve("store").toString();
  }

  private int load(String... more) {
    List<String> words = new ArrayList<>(List.of("ledger", "load", store(), "--node", node.url()));
    words.addAll(List.of(more));
    return run(words.toArray(new String[0]));
  }

  private JsonNode traced(String... where) {
    List<String> words = new ArrayList<>(List.of("trace"));
    words.addAll(List.of(where));
    words.addAll(List.of("--from", THIEF.toHex(), "--chain", "31338", "--json"));
    words.addAll(List.of("--labels", labels.toString()));
    assertThat(run(words.toArray(new String[0]))).as(err).isZero();
    return Json.parse(out, "the answer");
  }

  /** A trace of the store and one that reads the node say the same. */
  private JsonNode same() {
    JsonNode stored = traced("--ledger", store());
    JsonNode read = traced("--node", node.url(), "--from-block", "0");
    assertThat(stored).isEqualTo(read);
    return stored;
  }

  private void give(long coins) {
    node.send(THIEF, EXCHANGE, Scene.ether(coins), Bytes.EMPTY);
  }

  @Test
  void isBroughtUpToTheNodeAndTakesBackWhatTheChainDoes() {
    give(3);
    assertThat(load("--from-block", "0")).as(err).isZero();
    assertThat(out).matches("(?s).*store has 4 transactions to block 2: 4 new\\n");
    same();
    give(5);
    assertThat(load()).as(err).isZero();
    assertThat(out).contains("to block 3: 2 new");
    JsonNode before = same();
    node.ask("anvil_reorg", Json.object().numberNode(1), Json.object().arrayNode());
    give(7);
    assertThat(load()).as(err).isZero();
    assertThat(out).startsWith("The chain was reorganised: 1 block from 3 on was undone\n");
    assertThat(same()).isNotEqualTo(before);
    assertThat(load()).as(err).isZero();
    assertThat(out).contains(": 0 new");
  }

  @Test
  void staysOpenUntilItsLastBlock() throws Exception {
    Thread giving =
        Thread.ofPlatform()
            .start(() -> {
              while (!said.toString(StandardCharsets.UTF_8).contains("to block 1: ")) {
                Thread.onSpinWait();
              }
              give(1);
              give(2);
            });
    assertThat(load("--from-block", "0", "--to-block", "3", "--follow", "--every", "0.1"))
        .as(err)
        .isZero();
    giving.join();
    assertThat(out).contains("to block 1: ").contains("to block 3: ");
    same();
  }

  @Test
  void refusesWhatWouldLeaveAGapOrIsAnotherChain() throws InterruptedException {
    assertThat(load()).isEqualTo(2);
    assertThat(err).contains("is empty; expected --from-block N, one before the theft");
    assertThat(load("--from-block", "0", "--chain", "5")).isEqualTo(2);
    assertThat(err).contains("The node is on chain 31338, but --chain says 5");
    assertThat(load("--from-block", "0")).as(err).isZero();
    assertThat(load("--from-block", "40")).isEqualTo(2);
    assertThat(err).contains("goes to block 1, and loads go on behind that");
    assertThat(load("--to-block", "400")).isEqualTo(2);
    assertThat(err).contains("block 400 is not there yet");
    assertThat(run("ledger", "load", store())).isEqualTo(2);
    assertThat(err).contains("either files, that say what moved, or --node, a node that does");
    Thread.sleep(1_100); // a chain's first block differs by its time, which is in seconds
    try (Anvil other = Anvil.start(31_338)) {
      other.send(other.accounts().get(2), THIEF, Scene.ether(1), Bytes.EMPTY);
      assertThat(run("ledger", "load", store(), "--node", other.url())).isEqualTo(2);
      assertThat(err).contains("The node is on another fork");
    }
    same();
  }
}
