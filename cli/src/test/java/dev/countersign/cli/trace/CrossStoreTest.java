package dev.countersign.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.cli.Run;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Ether goes over a bridge from chain 1 to somebody else on chain 10: only the bridge's logs say to
 * whom. A store keeps them, so that a trace over stores is the one over their files.
 */
class CrossStoreTest {
  private static final String HEAD =
      "hash,block_number,transaction_index,from_address,to_address,value,block_timestamp\n";
  private static final String LOGS =
      "log_index,transaction_hash,transaction_index,block_number,address,data,topics\n";
  private static final Address THIEF = Address.of("0x" + "a1".repeat(20));
  private static final Address FRIEND = Address.of("0x" + "a2".repeat(20));
  private static final String TAKING = "0x" + "b1".repeat(20);
  private static final String PAYING = "0x" + "b2".repeat(20);
  private static final String LIAR = "0x" + "b3".repeat(20);
  private static final String EXCHANGE = "0x" + "e1".repeat(20);
  private static final BigInteger GIVEN = BigInteger.TEN.pow(19);
  private static final BigInteger ARRIVED = new BigInteger("9990000000000000000");
  private static final Bytes ID = Bytes.fromHex("0x" + "1d".repeat(32));
  private static final AbiParameters SEND =
      AbiParameters.parse("bytes32,address,address,address,uint256,uint64,uint64,uint32");
  private static final AbiParameters RELAY =
      AbiParameters.parse("bytes32,address,address,address,uint256,uint64,bytes32");

  @TempDir private Path folder;

  private static String hash(int number) {
    return "0x" + "%064x".formatted(number);
  }

  private static String row(int number, int time, String from, String to, BigInteger value) {
    return "%s,%d,0,%s,%s,%s,%d\n".formatted(hash(number), time, from, to, value, time);
  }

  private static String log(int number, int time, String contract, String event, Bytes data) {
    return "3,%s,0,%d,%s,%s,%s\n"
        .formatted(
            hash(number),
            time,
            contract,
            data.toHex(),
            Keccak256.hash(Bytes.of(event.getBytes(StandardCharsets.US_ASCII))).toHex());
  }

  private static String relay(int number, int time, String contract, Address to) {
    return log(
        number,
        time,
        contract,
        "Relay(bytes32,address,address,address,uint256,uint64,bytes32)",
        RELAY.encode(Bytes.word(BigInteger.ONE), THIEF, to, Address.ZERO, ARRIVED, 1, ID));
  }

  private void ledger(String name, String rows, String logs) throws IOException {
    Path place = Files.createDirectories(folder.resolve(name));
    Files.writeString(place.resolve("transactions.csv"), HEAD + rows);
    Files.writeString(place.resolve("logs.csv"), LOGS + logs);
  }

  @BeforeEach
  void chains() throws IOException {
    String victim = "0x" + "c1".repeat(20);
    ledger(
        "one",
        row(1, 1_000, victim, THIEF.toHex(), GIVEN) + row(2, 2_000, THIEF.toHex(), TAKING, GIVEN),
        log(
            2,
            2_000,
            TAKING,
            "Send(bytes32,address,address,address,uint256,uint64,uint64,uint32)",
            SEND.encode(ID, THIEF, FRIEND, Address.ZERO, GIVEN, 10, 1, 2)));
    ledger(
        "ten",
        row(3, 2_500, victim, LIAR, BigInteger.ZERO)
            + row(4, 2_600, PAYING, FRIEND.toHex(), ARRIVED)
            + row(5, 3_000, FRIEND.toHex(), EXCHANGE, new BigInteger("9000000000000000000")),
        relay(3, 2_500, LIAR, THIEF) + relay(4, 2_600, PAYING, FRIEND));
    Files.writeString(
        folder.resolve("labels.csv"),
        "address,name,kind\n"
            + (TAKING + ",Some Bridge,bridge\n")
            + (PAYING + ",Some Bridge,bridge\n")
            + (EXCHANGE + ",Some Exchange,exchange\n"));
  }

  private void load(String store, long chain, Path... files) {
    List<String> words = new ArrayList<>(List.of("ledger", "load", folder + "/" + store));
    words.addAll(List.of("--chain", String.valueOf(chain)));
    for (Path file : files) {
      words.add(file.toString());
    }
    Run run = Run.of(words.toArray(new String[0]));
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private Run trace(String first, String second, String... more) {
    List<String> words = new ArrayList<>(List.of("trace", "--ledger", folder + "/" + first));
    words.addAll(List.of("--labels", folder + "/labels.csv", "--from", hash(1)));
    words.addAll(List.of("--also", "10=" + folder + "/" + second));
    words.addAll(List.of(more));
    Run run = Run.of(words.toArray(new String[0]));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  @ParameterizedTest
  @CsvSource({"one-store,ten-store", "one-store,ten", "one,ten-store"})
  void aTraceOverStoresIsTheOneOverTheirFiles(String first, String second) {
    load("one-store", 1, folder.resolve("one"));
    load("ten-store", 10, folder.resolve("ten"));
    for (String form : List.of("--json", "--csv", "--graphml", "--no-inference")) {
      Run stored = trace(first, second, form);
      assertThat(stored.out()).isEqualTo(trace("one", "ten", form).out());
      assertThat(stored.err()).doesNotContain("has no logs of bridges");
    }
    Run told = trace(first, second);
    assertThat(told.out())
        .isEqualTo(trace("one", "ten").out())
        .contains("goes on, said on both sides: Celer cBridge says on both sides")
        .contains("9 ETH, Some Exchange");
    JsonNode crossings =
        Json.parse(trace(first, second, "--json").out(), "The answer").path("crossings");
    assertThat(crossings).hasSize(1);
    assertThat(crossings.get(0).path("decoded").asBoolean()).isTrue();
    assertThat(crossings.get(0).path("confidence").asDouble()).isEqualTo(1);
    assertThat(crossings.get(0).path("to").path("account").asString()).isEqualTo(FRIEND.toHex());
  }

  @Test
  void logsThatComeLaterAreAddedToWhatIsThere() {
    load("one-store", 1, folder.resolve("one/transactions.csv"));
    load("ten-store", 10, folder.resolve("ten/transactions.csv"));
    Run without = trace("one-store", "ten-store");
    assertThat(without.err()).contains("The ledger of chain 10 has no logs of bridges");
    assertThat(without.out()).contains("Into bridges, and not followed on");
    load("one-store", 1, folder.resolve("one"));
    load("ten-store", 10, folder.resolve("ten"));
    Run with = trace("one-store", "ten-store");
    assertThat(with.out()).isEqualTo(trace("one", "ten").out());
    assertThat(with.err()).doesNotContain("has no logs of bridges");
  }
}
