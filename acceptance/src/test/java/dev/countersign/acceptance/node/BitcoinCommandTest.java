package dev.countersign.acceptance.node;

import static dev.countersign.acceptance.node.Bcoin.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Bcoin.Output;
import dev.countersign.chain.bitcoin.BitcoinAddress;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.cli.Countersign;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A theft on a chain of a real Bitcoin node, followed with the command: from the node, which asks
 * for a password, and from files that are written by what the node says in words.
 */
@Timeout(120)
class BitcoinCommandTest {
  private static final long FEE = 10_000;
  private static final String PASSWORD = "kept-in-a-file-only";

  @TempDir private static Path folder;

  private static Bcoin node;
  private static List<Output> theft;
  private static List<Output> sale;
  private static List<Output> mix;
  private static long height;
  private static Path labels;
  private static Path login;

  private record Ran(int code, String out, String err) {}

  @BeforeAll
  static void steal() throws IOException {
    node = Bcoin.start(PASSWORD);
    Bcoin.Key[] key = new Bcoin.Key[16];
    for (int i = 0; i < key.length; i++) {
      key[i] = node.key(i);
    }
    Output victim = node.reward(node.mine(1, key[0]), key[0]);
    Output exchange = node.reward(node.mine(1, key[4]), key[4]);
    Output second = node.reward(node.mine(1, key[5]), key[5]);
    Output third = node.reward(node.mine(1, key[6]), key[6]);
    node.mine(100, key[15]);
    theft = node.pay(List.of(victim), List.of(key[1], key[0]), 30 * BTC, 20 * BTC - FEE);
    node.mine(1, key[15]);
    List<Output> split =
        node.pay(List.of(theft.getFirst()), List.of(key[2], key[3]), 12 * BTC, 18 * BTC - FEE);
    node.mine(1, key[15]);
    // The exchange sweeps a deposit together with coins of an address that is known to be its own.
    sale = node.pay(List.of(split.get(0)), List.of(key[7]), 12 * BTC - FEE);
    node.mine(1, key[15]);
    node.pay(List.of(sale.getFirst(), exchange), List.of(key[8]), 62 * BTC - 2 * FEE);
    mix =
        node.pay(
            List.of(split.get(1), second, third),
            List.of(key[9], key[10], key[11], key[12], key[13], key[14]),
            10 * BTC,
            40 * BTC - FEE,
            10 * BTC,
            8 * BTC - 2 * FEE,
            10 * BTC,
            40 * BTC - FEE);
    node.mine(1, key[15]);
    height = node.ask("getblockcount").asLong();
    labels =
        Files.writeString(
            folder.resolve("labels.csv"),
            "address,name,kind\n" + address(4) + ",Some Exchange,exchange\n");
    login = Files.writeString(folder.resolve(".cookie"), "__cookie__:" + PASSWORD + "\n");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String address(int key) {
    Bytes script = Bytes.fromHex("0x" + node.key(key).script());
    return BitcoinAddress.of(BitcoinNetwork.REGTEST, script).orElseThrow();
  }

  private static String outpoint(Output output) {
    return output.txid() + ":" + output.index();
  }

  private static Terminal terminal(PrintStream out, PrintStream err) {
    return new Terminal(new ByteArrayInputStream(new byte[0]), out, err, false, false);
  }

  private static Ran run(List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Countersign.run(
            terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)),
            words.toArray(new String[0]));
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static List<String> ofNode(String... more) {
    List<String> words = new ArrayList<>(List.of("trace", "--node", node.url()));
    words.addAll(List.of("--node-login", login.toString(), "--labels", labels.toString()));
    words.addAll(List.of(more));
    return words;
  }

  private static Ran traced(String... more) {
    List<String> words = ofNode("--chain", "bitcoin-regtest", "--to-block", "" + height);
    words.addAll(Arrays.asList(more));
    if (!words.contains("--from-block")) {
      words.addAll(List.of("--from-block", "0"));
    }
    return run(words);
  }

  private static Ran filed(Path file, String... more) {
    List<String> words = new ArrayList<>(List.of("trace", "--ledger", file.toString()));
    words.addAll(List.of("--labels", labels.toString()));
    words.addAll(Arrays.asList(more));
    return run(words);
  }

  /** Blocks from a height on in bitcoin-etl's lines, the newest first. */
  private static Path lines(long from) throws IOException {
    List<String> rows = new ArrayList<>();
    for (long at = height; at >= from; at--) {
      JsonNode hash = node.ask("getblockhash", Json.object().numberNode(at));
      JsonNode yes = Json.object().booleanNode(true);
      JsonNode block = node.ask("getblock", hash, yes, yes);
      int index = 0;
      for (JsonNode one : block.path("tx")) {
        rows.add(Json.compact(row(one, block, index++)));
      }
    }
    return Files.write(folder.resolve("transactions-" + from + ".json"), rows);
  }

  private static ObjectNode row(JsonNode one, JsonNode block, int index) {
    ObjectNode row = Json.object().put("type", "transaction");
    row.put("hash", one.path("txid").asString()).put("index", index);
    row.put("version", one.path("version").asInt()).put("lock_time", one.path("locktime").asLong());
    row.put("block_number", block.path("height").asLong());
    row.put("block_hash", block.path("hash").asString());
    row.put("block_timestamp", block.path("time").asLong()).put("is_coinbase", index == 0);
    ArrayNode inputs = row.putArray("inputs");
    for (JsonNode vin : one.path("vin")) {
      if (index > 0) {
        JsonNode made =
            node.ask("getrawtransaction", vin.path("txid"), Json.object().booleanNode(true))
                .path("vout")
                .get(vin.path("vout").asInt());
        ObjectNode input = inputs.addObject();
        input.set("spent_transaction_hash", vin.path("txid"));
        input.set("spent_output_index", vin.path("vout"));
        input.set("script_hex", vin.path("scriptSig").path("hex"));
        input.set("sequence", vin.path("sequence"));
        paid(input, made);
      }
    }
    ArrayNode outputs = row.putArray("outputs");
    for (JsonNode vout : one.path("vout")) {
      ObjectNode output = outputs.addObject();
      output.set("index", vout.path("n"));
      output.set("script_hex", vout.path("scriptPubKey").path("hex"));
      paid(output, vout);
    }
    return row;
  }

  private static void paid(ObjectNode json, JsonNode output) {
    json.set("type", output.path("scriptPubKey").path("type"));
    // This node has a form of its own for old addresses.
    String script = output.path("scriptPubKey").path("hex").asString();
    BitcoinAddress.of(BitcoinNetwork.REGTEST, Bytes.fromHex("0x" + script))
        .ifPresent(address -> json.putArray("addresses").add(address));
    json.put(
        "value",
        new BigDecimal(output.path("value").asString()).movePointRight(8).longValueExact());
  }

  @Test
  void followsTheTheftWithTheReasonOfEachInference() {
    Ran run = traced("--from", theft.getFirst().txid());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("30 BTC followed through ")
        .contains("Read from a node: blocks 0 to " + height + " of Bitcoin, the last one ")
        .contains(address(7) + " (" + outpoint(sale.getFirst()) + ")  11.9999 BTC, seems to be of")
        .contains(address(7) + " with " + address(4) + ", Some Exchange by ")
        .contains(", common inputs: both were spent from in the transaction ")
        .contains("Into mixers: 17.9999 BTC")
        .contains("out of what seems to be a CoinJoin, JoinMarket")
        .contains("Leads behind mixers: where to look, and no facts")
        .contains("it is what an equal output leaves of that input, and of no other")
        .contains(
            "Conserved to the smallest unit: stolen 3000000000 = service 1199990000 + mixer"
                + " 1799990000 + fee 20000");
    assertThat(run.out() + run.err()).doesNotContain(PASSWORD);
  }

  @Test
  void leavesInferencesOutWhereAskedTo() {
    assertThat(traced("--from", theft.getFirst().txid(), "--without", "coinjoins,clusters").out())
        .doesNotContain("Into mixers", "At exchanges", "one owner's")
        .contains("held 2999");
    assertThat(traced("--from", theft.getFirst().txid(), "--no-inference").out())
        .doesNotContain("Into mixers", "Leads", "seems to be");
  }

  @ParameterizedTest
  @CsvSource({"fifo,0", "haircut,0", "lifo,104", "poison,105", "tiho,103"})
  void filesGiveTheAnswerThatTheNodeGives(String method, long from) throws IOException {
    String stolen = from == 0 ? theft.getFirst().txid() : outpoint(sale.getFirst());
    String[] words = {"--from", from == 105 ? address(3) : stolen, "--method", method, "--json"};
    List<String> more = new ArrayList<>(Arrays.asList(words));
    more.addAll(List.of("--from-block", "" + from));
    JsonNode read = Json.parse(traced(more.toArray(new String[0])).out(), "The node's");
    Ran run = filed(lines(from), words);
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode filed = Json.parse(run.out(), "The files'");
    assertThat(filed.path("stolen").asString()).isNotEqualTo("0");
    for (String part :
        List.of("asset", "stolen", "totals", "resting", "flows", "owners", "leads", "addresses")) {
      assertThat(filed.path(part)).as(part).isEqualTo(read.path(part));
    }
    assertThat(read.path("asset").asString()).isEqualTo("bitcoin");
    assertThat(filed.path("inputs").get(0).path("sha256").asString()).hasSize(64);
  }

  private static Ran loaded(Path store, Bcoin from, String... more) {
    List<String> words = new ArrayList<>(List.of("ledger", "load", store.toString()));
    words.addAll(List.of("--node", from.url(), "--chain", "bitcoin-regtest"));
    words.addAll(List.of(more));
    return run(words);
  }

  @Test
  void aStoreGivesTheAnswerThatTheNodeGives() {
    Path store = folder.resolve("store");
    String[] first = {"--node-login", login.toString(), "--from-block", "0", "--to-block", "102"};
    Ran begun = loaded(store, node, first);
    assertThat(begun.out()).as(begun.err()).contains("to block 102: 103 new");
    Ran ended = loaded(store, node, "--node-login", login.toString(), "--to-block", "" + height);
    assertThat(ended.code()).as(ended.err()).isZero();
    for (String method : List.of("fifo", "haircut", "lifo", "poison", "tiho")) {
      String[] words = {"--from", theft.getFirst().txid(), "--method", method, "--json"};
      Ran run = filed(store, words);
      assertThat(run.code()).as(run.err()).isZero();
      JsonNode stored = Json.parse(run.out(), "The store's");
      JsonNode read = Json.parse(traced(words).out(), "The node's");
      assertThat(stored.path("stolen").asString()).isNotEqualTo("0");
      assertThat(stored.path("owners").size() + stored.path("leads").size()).isPositive();
      for (String part :
          List.of(
              "asset",
              "stolen",
              "totals",
              "resting",
              "flows",
              "owners",
              "leads",
              "addresses",
              "node")) {
        assertThat(stored.path(part)).as(part).isEqualTo(read.path(part));
      }
    }
  }

  @Test
  void aStoreUndoesWhatAReorganisationTookBack() throws IOException {
    Path store = folder.resolve("branches");
    try (Bcoin one = Bcoin.start();
        Bcoin other = Bcoin.start()) {
      one.mine(3, node.key(1));
      Ran begun = loaded(store, one, "--from-block", "0");
      assertThat(begun.out()).as(begun.err()).contains("to block 3: 4 new");
      copy(one, other, 1, 2);
      other.mine(2, node.key(2));
      copy(other, one, 3, 4);
      Ran ended = loaded(store, one);
      assertThat(ended.out())
          .as(ended.err())
          .contains("The chain was reorganised: 1 block from 3 on was undone")
          .contains("has 5 transactions to block 4");
    }
    assertThat(filed(store, "--from", address(2)).out()).contains("held 10000000000");
    assertThat(filed(store, "--from", address(1)).out()).contains("held 10000000000");
  }

  @Test
  void answersFromFilesInEveryForm() throws IOException {
    Path file = lines(0);
    Path pdf = folder.resolve("report.pdf");
    String[] from = {"--from", theft.getFirst().txid(), "--pdf", pdf.toString(), "--csv"};
    assertThat(filed(file, from).out())
        .contains("mixer," + outpoint(mix.get(0)) + ",")
        .contains("," + address(9) + "\r\n");
    assertThat(pdf).isNotEmptyFile();
    assertThat(filed(file, "--from", address(1), "--graphml").out())
        .contains("<data key=\"address\">" + address(7) + "</data>");
    Ran other = filed(file, "--from", address(1), "--chain", "5");
    assertThat(other.err()).contains("The ledger is of Bitcoin, but --chain says 5");
    assertThat(other.code()).isEqualTo(2);
  }

  @Test
  void isLeftOpenAndTakesBackWhatTheChainDoes() throws Exception {
    Bcoin.Key thief = node.key(3);
    String shop = address(13);
    Path labels =
        Files.writeString(
            folder.resolve("open.csv"), "address,name,kind\n" + shop + ",Some Shop,service\n");
    Output coin = node.reward(node.mine(1, thief), thief);
    node.mine(100, node.key(15));
    long start = node.ask("getblockcount").asLong();
    PipedInputStream in = new PipedInputStream(1 << 20);
    PrintStream out = new PrintStream(new PipedOutputStream(in), true, StandardCharsets.UTF_8);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words =
        new ArrayList<>(List.of("trace", "--node", node.url(), "--chain", "bitcoin-regtest"));
    words.addAll(List.of("--node-login", login.toString(), "--labels", labels.toString()));
    words.addAll(List.of("--from", outpoint(coin), "--follow", "--every", "0.1"));
    words.addAll(List.of("--from-block", "0", "--to-block", "" + (start + 3)));
    CompletableFuture<Integer> code = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          code.complete(
              Countersign.run(
                  terminal(out, new PrintStream(err, true, StandardCharsets.UTF_8)),
                  words.toArray(new String[0])));
          out.close();
        });
    try (Bcoin other = Bcoin.start();
        BufferedReader said =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      copy(node, other, 1, start);
      await(said, "Conserved to the smallest unit: stolen 5000000000 = held 5000000000");
      Output paid = node.pay(List.of(coin), List.of(node.key(13)), 50 * BTC - FEE).getFirst();
      node.mine(1, node.key(15));
      String reached = await(said, "Block " + (start + 1) + ": 49.9999 BTC came to the service");
      assertThat(reached)
          .isEqualTo(
              "Block %d: 49.9999 BTC came to the service Some Shop %s in transaction %s"
                  .formatted(start + 1, outpoint(paid), paid.txid()));
      other.mine(2, node.key(14));
      copy(other, node, start + 1, start + 2);
      assertThat(await(said, "The chain was reorganised"))
          .isEqualTo("The chain was reorganised: 1 block from " + (start + 1) + " on was undone");
      assertThat(await(said, "Undone: ")).isEqualTo("Undone: " + reached);
      node.pay(List.of(coin), List.of(node.key(13)), 50 * BTC - 2 * FEE);
      node.mine(1, node.key(15));
      await(said, "Block " + (start + 3) + ": 49.9998 BTC came to the service Some Shop ");
      assertThat(code.join()).as(err.toString(StandardCharsets.UTF_8)).isZero();
    }
  }

  private static void copy(Bcoin from, Bcoin to, long first, long last) {
    for (long at = first; at <= last; at++) {
      JsonNode hash = from.ask("getblockhash", Json.object().numberNode(at));
      JsonNode refused =
          to.ask("submitblock", from.ask("getblock", hash, Json.object().booleanNode(false)));
      assertThat(refused.isNull()).as(refused.toString()).isTrue();
    }
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--chain bitcoin | The node is on the network regtest, but --chain says bitcoin",
        "--chain dogecoin | The chain dogecoin is no chain id; expected 1 or more, or bitcoin,",
        "--chain 1 | The node is none of Ethereum; one of Bitcoin needs --chain bitcoin",
        "--chain bitcoin-regtest --no-calls | The option --no-calls goes with Ethereum",
        "--chain bitcoin-regtest --to-block 9000 | block 9000 is not there yet",
        "--chain bitcoin-regtest --asset 0x1 | The option --asset is not an address",
        "--chain bitcoin-regtest --to nobody | pays nothing to nobody",
      })
  void saysWhatIsWrong(String more, String sentence) {
    List<String> words = ofNode("--from-block", "0", "--from", theft.getFirst().txid());
    words.addAll(List.of(more.split(" ", -1)));
    Ran run = run(words);
    assertThat(run.err()).contains(sentence);
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void keepsThePasswordOutOfTheCommandLineAndOfSentences() throws IOException {
    List<String> words = ofNode("--from-block", "0", "--from", "x", "--chain", "bitcoin-regtest");
    Files.writeString(folder.resolve("wrong"), "user:wrong-password\n");
    words.set(words.indexOf(login.toString()), folder.resolve("wrong").toString());
    Ran wrong = run(words);
    assertThat(wrong.err()).contains("it does not let us in").doesNotContain("wrong-password");
    assertThat(wrong.code()).isEqualTo(2);
    Files.writeString(folder.resolve("wrong"), "only-a-password\n");
    Ran none = run(words);
    assertThat(none.err()).contains("is no login; expected a user, a colon and a password");
    assertThat(none.err()).doesNotContain("only-a-password");
    List<String> seen = ofNode("--from-block", "0", "--from", "x", "--chain", "bitcoin-regtest");
    seen.subList(seen.indexOf("--node-login"), seen.indexOf("--node-login") + 2).clear();
    seen.set(seen.indexOf(node.url()), node.url().replace("//", "//user:" + PASSWORD + "@"));
    Ran shown = run(seen);
    assertThat(shown.err()).contains("which others can see on the command line");
    assertThat(shown.err()).doesNotContain(PASSWORD);
    assertThat(shown.code()).isEqualTo(2);
  }
}
