package dev.countersign.acceptance.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.cli.Countersign;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A trace that is left open while the chain goes on, and takes back what it said. */
@Timeout(60)
class OpenTraceTest {
  private static final Address EXCHANGE = Scene.wallet("deposit address");

  private static final AtomicInteger THIEVES = new AtomicInteger();

  private static Anvil node;

  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Address thief;
  private Path labels;
  private long height;

  @BeforeAll
  static void start() {
    node = Anvil.start(31_337);
    node.ask("anvil_autoImpersonateAccount", Json.object().booleanNode(true));
  }

  @BeforeEach
  void steal() throws IOException {
    thief = Scene.wallet("thief " + THIEVES.incrementAndGet());
    node.send(node.accounts().get(1), thief, Scene.ether(50), Bytes.EMPTY);
    height = height();
    labels = folder.resolve("labels.csv");
    Files.writeString(labels, "address,name,kind\n" + EXCHANGE + ",Some Exchange,exchange\n");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private long height() {
    return Long.parseLong(node.ask("eth_blockNumber").asString().substring(2), 16);
  }

  private String[] words(String... more) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("trace", "--node", node.url(), "--from", thief.toHex()));
    words.addAll(List.of("--from-block", "0", "--labels", labels.toString()));
    words.addAll(List.of(more));
    return words.toArray(new String[0]);
  }

  private Terminal terminal(PrintStream out) {
    return new Terminal(
        new ByteArrayInputStream(new byte[0]),
        out,
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        false);
  }

  private void cashOut(long coins) {
    node.send(thief, EXCHANGE, Scene.ether(coins), Bytes.EMPTY);
  }

  private void reorganise(int depth) {
    node.ask("anvil_reorg", Json.object().numberNode(depth), Json.object().arrayNode());
  }

  private static String await(BufferedReader said, String beginning) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      if (line.startsWith(beginning)) {
        return line;
      }
    }
    throw new AssertionError("it ended before it said \"" + beginning + "\":\n" + all);
  }

  /** Starts an open trace, which ends after the third block from now. */
  private BufferedReader open(CompletableFuture<Integer> code, String... more) throws IOException {
    PipedInputStream in = new PipedInputStream(1 << 20);
    PrintStream out = new PrintStream(new PipedOutputStream(in), true, StandardCharsets.UTF_8);
    List<String> words = new ArrayList<>(List.of(words("--follow", "--every", "0.1")));
    words.addAll(List.of("--to-block", Long.toString(height + 3)));
    words.addAll(List.of(more));
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          code.complete(Countersign.run(terminal(out), words.toArray(new String[0])));
          out.close();
        });
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  @Test
  void saysWhenValueReachesAServiceAndTakesItBackWhenTheChainDoes() throws IOException {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    try (BufferedReader said = open(code)) {
      await(said, "Conserved to the smallest unit: stolen 50000000000000000000 = ");
      cashOut(3);
      String reached = await(said, "Block " + (height + 1) + ": 3 ETH came to the service");
      assertThat(reached).contains("Some Exchange " + EXCHANGE.toHex() + " in transaction 0x");
      reorganise(1);
      assertThat(await(said, "The chain was reorganised"))
          .isEqualTo("The chain was reorganised: 1 block from " + (height + 1) + " on was undone");
      assertThat(await(said, "Undone: ")).isEqualTo("Undone: " + reached);
      cashOut(4);
      await(said, "Block " + (height + 2) + ": 4 ETH came to the service Some Exchange");
      cashOut(5);
      await(said, "Block " + (height + 3) + ": 5 ETH came to the service Some Exchange");
      assertThat(code.join()).as(err.toString(StandardCharsets.UTF_8)).isZero();
    }
  }

  @Test
  void tellsProgramsOneEventALine() throws IOException {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    try (BufferedReader said = open(code, "--json")) {
      JsonNode first = Json.parse(said.readLine(), "The answer");
      assertThat(first.path("blocks").path("last").asLong()).isEqualTo(height);
      cashOut(3);
      JsonNode event = Json.parse(said.readLine(), "The event");
      assertThat(event.path("event").asString()).isEqualTo("reached");
      assertThat(event.path("name").asString()).isEqualTo("Some Exchange");
      assertThat(event.path("amount").asString()).isEqualTo(Scene.ether(3).toString());
      assertThat(event.path("block").asLong()).isEqualTo(height + 1);
      reorganise(1);
      JsonNode undone = Json.parse(said.readLine(), "The event");
      assertThat(undone.path("event").asString()).isEqualTo("reorganisation");
      assertThat(undone.path("from").asLong()).isEqualTo(height + 1);
      JsonNode gone = Json.parse(said.readLine(), "The event");
      assertThat(gone.path("event").asString()).isEqualTo("undone");
      assertThat(gone.path("transaction")).isEqualTo(event.path("transaction"));
      node.ask("anvil_mine", RpcValues.text(RpcValues.hex(BigInteger.TWO)));
      assertThat(code.join()).isZero();
      assertThat(said.readLine()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--to-block 1000 | ; block 1000 is not there yet",
        "--from-block 5000 | ; block 5000 is not there yet",
        "--chain 5 | The node is on chain 31337, but --chain says 5",
        "--to-block -1 | The blocks to read are no blocks; expected --from-block N",
        "--ledger x.csv | A trace needs either --ledger, files that say what moved, or --node",
        "--parallel 0 | The options --parallel and --every are out of range",
        "--token 0x1 | The option --token is not an address",
      })
  void saysWhatIsWrong(String more, String sentence) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] words = words(more.split(" ", -1));
    if (more.startsWith("--from-block")) {
      words = String.join("\n", words).replace("\n--from-block\n0", "").split("\n", -1);
    }
    int code = Countersign.run(terminal(new PrintStream(out, true, StandardCharsets.UTF_8)), words);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(sentence);
    assertThat(code).isEqualTo(2);
  }

  @Test
  void saysThatANodeIsNotThere() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] words =
        String.join("\n", words()).replace(node.url(), "http://127.0.0.1:9").split("\n", -1);
    int code = Countersign.run(terminal(new PrintStream(out, true, StandardCharsets.UTF_8)), words);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("countersign: The node");
    assertThat(code).isEqualTo(2);
  }
}
