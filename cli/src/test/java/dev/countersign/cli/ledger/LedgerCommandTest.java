package dev.countersign.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.trace.practice.PracticeLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the ledger that is shipped as an example. */
class LedgerCommandTest {
  private static final String EXAMPLE = "../examples/ledger";

  @TempDir private Path folder;

  private Run load(String... files) {
    List<String> words = new ArrayList<>(List.of("ledger", "load", store()));
    words.addAll(List.of(files));
    return Run.of(words.toArray(new String[0]));
  }

  private String store() {
    return folder.resolve("store").toString();
  }

  private static Run trace(String... ledger) {
    List<String> words = new ArrayList<>(List.of("trace", "--json", "--ledger"));
    words.addAll(List.of(ledger));
    words.addAll(List.of("--labels", EXAMPLE + "-labels.csv", "--from", PracticeLedger.THIEF));
    return Run.of(words.toArray(new String[0]));
  }

  @Test
  void whatWasLoadedIsTracedAsItIsFromTheFiles() {
    Run load = load(EXAMPLE);
    assertThat(load.exitCode()).as(load.err()).isZero();
    assertThat(load.out())
        .contains(store() + " has 1,681 transactions to block 21002409")
        .contains("0 there before");
    assertThat(load.err()).contains("transactions (100 %)");
    Run trace = trace(store());
    assertThat(trace.exitCode()).as(trace.err()).isZero();
    assertThat(trace.out().replace(store(), EXAMPLE)).isEqualTo(trace(EXAMPLE).out());
  }

  @Test
  void loadsNothingTwice() {
    load(EXAMPLE);
    Run again = load(EXAMPLE);
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains(": 0 transactions new");
    assertThat(trace(store()).out().replace(store(), EXAMPLE)).isEqualTo(trace(EXAMPLE).out());
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThat(load("missing.csv").exitCode()).isEqualTo(2);
    assertThat(trace(store()).err()).contains("does not exist");
    load(EXAMPLE);
    Run beside = trace(store(), EXAMPLE);
    assertThat(beside.exitCode()).isEqualTo(2);
    assertThat(beside.err()).contains("stands for itself");
    Run other = load(EXAMPLE, "--chain", "137");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("is of another chain");
    assertThat(load(EXAMPLE, "--chain", "0").err()).contains("is no chain id");
    Files.writeString(Path.of(store(), "COUNTERSIGN-LEDGER"), "A ledger");
    Run cut = trace(store());
    assertThat(cut.exitCode()).isEqualTo(2);
    assertThat(cut.err()).contains("has no version");
  }

  private static final String THIEF = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
  private static final String SHOP =
      "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0";

  private static String id(int number) {
    return "%064x".formatted(number);
  }

  /** A coinbase, what the thief takes of it and of coins from before the files, and spends. */
  private String bitcoin(String name, int first, int end) throws IOException {
    List<String> rows =
        List.of(
            """
            {"hash":"%s","block_number":0,"block_timestamp":1600000000,"inputs":[],"outputs":[{"index":0,"value":5000,"type":"pubkey","addresses":[]}]}
            """
                .formatted(id(1)),
            """
            {"hash":"%s","block_number":1,"block_timestamp":1600000600,"inputs":[{"index":0,"spent_transaction_hash":"%s","spent_output_index":0,"value":5000,"type":"pubkey","addresses":[]},{"index":1,"spent_transaction_hash":"%s","spent_output_index":7,"value":900,"type":"witness_v1_taproot","addresses":["%s"]}],"outputs":[{"index":0,"value":5600,"type":"witness_v0_keyhash","addresses":["%s"]},{"index":1,"value":0,"type":"nulldata","addresses":[]}]}
            """
                .formatted(id(2), id(1), id(99), SHOP, THIEF),
            """
            {"hash":"%s","block_number":2,"block_timestamp":1600001200,"inputs":[{"index":0,"spent_transaction_hash":"%s","spent_output_index":0,"value":5600,"type":"witness_v0_keyhash","addresses":["%s"]}],"outputs":[{"index":0,"value":4000,"type":"witness_v1_taproot","addresses":["%s"]},{"index":1,"value":1500,"type":"witness_v0_keyhash","addresses":["%s"]}]}
            """
                .formatted(id(3), id(2), THIEF, SHOP, THIEF));
    Path file = folder.resolve(name);
    Files.writeString(file, String.join("", rows.subList(first, end)));
    return file.toString();
  }

  @Test
  void bitcoinIsLoadedInPartsAndTracedAsItIsFromTheFiles() throws IOException {
    String all = bitcoin("all.json", 0, 3);
    assertThat(load(bitcoin("first.json", 0, 2)).out()).contains(" has 2 transactions to block 1");
    Run more = load(bitcoin("second.json", 2, 3), "--chain", "bitcoin");
    assertThat(more.exitCode()).as(more.err()).isZero();
    assertThat(more.out()).contains(" has 3 transactions to block 2: 1 transaction new");
    assertThat(load(all).out()).contains(": 0 transactions new, 3 there before");
    for (String method : List.of("poison", "haircut", "fifo", "lifo", "tiho")) {
      Run stored = of("--ledger", store(), "--method", method);
      assertThat(stored.exitCode()).as(stored.err()).isZero();
      assertThat(stored.out()).contains("stolen 5600 = held 5500 + fee 100").contains(SHOP);
      assertThat(stored.out()).isEqualTo(of("--ledger", all, "--method", method).out());
    }
    assertThat(of("--ledger", store(), "--chain", "1").err())
        .contains("The ledger is of Bitcoin, but --chain says 1");
  }

  @Test
  void laterPartsOfBitcoinNeedNotSayWhatTheyTakeOutOfTheStore() throws IOException {
    String all = bitcoin("all.json", 0, 3);
    load(bitcoin("first.json", 0, 2));
    Path second = Path.of(bitcoin("second.json", 2, 3));
    String said =
        ",\"value\":5600,\"type\":\"witness_v0_keyhash\",\"addresses\":[\"" + THIEF + "\"]}]";
    String bare = Files.readString(second).replace(said, "}]");
    assertThat(bare).doesNotContain("5600");
    Files.writeString(second, bare);
    Run more = load(second.toString());
    assertThat(more.exitCode()).as(more.err()).isZero();
    assertThat(more.err())
        .contains("What 1 of the outputs are that are spent is taken from the store")
        .doesNotContain("were made before these files");
    assertThat(load(second.toString()).out()).contains(": 0 transactions new, 1 there before");
    Run stored = of("--ledger", store());
    assertThat(stored.out()).contains("stolen 5600 = held 5500 + fee 100");
    assertThat(stored.out()).isEqualTo(of("--ledger", all).out());
    Run memory = of("--ledger", second.toString());
    assertThat(memory.exitCode()).isEqualTo(2);
    assertThat(memory.err())
        .contains("spends the output " + id(2) + ":0, which is not in the files");
  }

  @Test
  void whatIsNotInTheStoreMustBeSaid() throws IOException {
    load(bitcoin("first.json", 0, 2));
    Path second = Path.of(bitcoin("second.json", 2, 3));
    String rows = Files.readString(second).replaceFirst(",\"value\":5600", "");
    Files.writeString(second, rows.replace("\"spent_output_index\":0", "\"spent_output_index\":9"));
    Run none = load(second.toString());
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err())
        .contains("spends the output " + id(2) + ":9, which is not in the files nor in a store")
        .contains("does not say its value");
    Files.writeString(second, rows.replace(THIEF, SHOP));
    Run other = load(second.toString());
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err())
        .contains("contradicts the store about the value or the address of the output " + id(2));
    String earlier = rows.replace(id(2), id(1)).replace("1500", "500");
    Files.writeString(
        second,
        earlier.replaceFirst("\"addresses\":\\[\"" + THIEF, "\"addresses\":[\"nonstandard"));
    Run spent = load(second.toString());
    assertThat(spent.exitCode()).isEqualTo(2);
    assertThat(spent.err()).contains(id(1) + ":0, which is spent in the store already");
  }

  private static Run of(String... more) {
    List<String> words = new ArrayList<>(List.of("trace", "--from", THIEF));
    words.addAll(List.of(more));
    return Run.of(words.toArray(new String[0]));
  }

  @Test
  void refusesBitcoinThatDoesNotFitTheStore() throws IOException {
    load(bitcoin("all.json", 0, 3));
    assertThat(load(EXAMPLE).err()).contains("is of another chain");
    String testing = Files.readString(Path.of(bitcoin("test.json", 0, 3)));
    Files.writeString(
        folder.resolve("test.json"),
        testing
            .replace(THIEF, "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx")
            .replace(SHOP, "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7"));
    Run other = load(folder.resolve("test.json").toString());
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("is of Bitcoin's network mainnet, not of testnet");
    Run chain = load(bitcoin("all.json", 0, 3), "--chain", "137");
    assertThat(chain.err()).contains("The ledger is of Bitcoin, but --chain says 137");
  }
}
