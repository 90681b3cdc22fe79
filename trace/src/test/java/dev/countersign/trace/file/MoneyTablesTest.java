package dev.countersign.trace.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ledgers of data sets that tell what transfers were worth. */
class MoneyTablesTest {
  private static final String FLOWS =
      "Timestamp,Block,Tx_hash,From,From_label,To,To_label,Value_in_USD\n";
  private static final String TRANSACTIONS = "sourceNodeId,targetNodeId,value,time\n";
  private static final String A = "0x" + "a1".repeat(20);
  private static final String B = "0x" + "b2".repeat(20);
  private static final String FIRST = "0x" + "01".repeat(32);
  private static final String SECOND = "0x" + "02".repeat(32);

  @TempDir private Path folder;

  private Ledger read(String... files) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (String file : files) {
      Path path = folder.resolve(paths.size() + ".csv");
      Files.writeString(path, file);
      paths.add(path);
    }
    return LedgerFiles.read(paths, 1).ledger();
  }

  private static String flow(String time, int block, String hash, String value) {
    return String.join(
            ",", time, "" + block, hash, A, "A name, quoted".replace(",", ""), B, "", value)
        + "\n";
  }

  private static BigInteger sum(Transaction transaction) {
    return transaction.moves().stream().map(Move::amount).reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Test
  void readsFlowsInDollars() throws IOException {
    String late = flow("2023-06-02 22:09:59", 12, SECOND, "881246.82");
    String early = flow("2023-06-02 21:49:23", 11, FIRST, "945646.7");
    Ledger ledger = read(FLOWS + late + early + early, FLOWS + early + late);
    assertThat(ledger.asset(Ledger.NATIVE)).isEqualTo(new Asset.Money("USD"));
    assertThat(ledger.size()).isEqualTo(2);
    Transaction first = ledger.transaction(0);
    assertThat(first.hash().toHex()).isEqualTo(FIRST);
    assertThat(first.block()).isEqualTo(11);
    assertThat(first.time()).isEqualTo(1_685_742_563L);
    assertThat(sum(first)).isEqualTo(2 * 94_564_670); // twice in one file, once more in another
    assertThat(sum(ledger.transaction(1))).isEqualTo(88_124_682);
    assertThat(ledger.account(first.moves().getFirst().from())).isEqualTo(A);
  }

  @Test
  void readsGeneratedTransactionsWhoseAccountsAreNumbers() throws IOException {
    String[] rows = {"360,18984,103.55,2\n", "269,9237,178.96,1\n", "269,9237,178.96,1\n"};
    Ledger one =
        read(TRANSACTIONS + rows[0] + rows[1] + rows[2], "nodeid,isFraud,init_balance\n1,0,9\n");
    Ledger other = read(TRANSACTIONS + rows[1] + rows[0] + rows[2]);
    assertThat(one.asset(Ledger.NATIVE)).isEqualTo(new Asset.Money(""));
    assertThat(one.size()).isEqualTo(3);
    assertThat(one.transaction(2).time()).isEqualTo(2 * 86_400);
    assertThat(one.account("360")).hasValue(one.transaction(2).moves().getFirst().from());
    for (long at = 0; at < 3; at++) {
      assertThat(other.transaction(at)).isEqualTo(one.transaction(at));
    }
  }

  @Test
  void leavesListsOfAddressesOut() throws IOException {
    Ledger ledger = read(FLOWS + flow("2023-06-02 21:49:23", 11, FIRST, "1"), A + "\n" + B + "\n");
    assertThat(ledger.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-06-02, 5.00, is no time; expected such as 2023-06-02 21:49:23: 2023-06-02",
    "2023-06-02 21:49:23, 5.001, has more digits after the point than the 2",
    "2023-06-02 21:49:23, -5, is no amount; expected such as",
  })
  void refusesWhatIsNoFlow(String time, String value, String sentence) {
    assertThatThrownBy(() -> read(FLOWS + flow(time, 11, FIRST, value)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageStartingWith("0.csv, line 2: ")
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesSeveralKindsOfWorth() {
    String flows = FLOWS + flow("2023-06-02 21:49:23", 11, FIRST, "1");
    assertThatThrownBy(() -> read(flows, TRANSACTIONS + "1,2,3.5,1\n"))
        .hasMessage("1.csv, line 2 is in another currency than a row before it; a ledger has one");
    String chain =
        "hash,block_number,from_address,to_address,value\n"
            + SECOND
            + ",12,"
            + A
            + ","
            + B
            + ",7\n";
    assertThatThrownBy(() -> read(flows, chain))
        .hasMessageStartingWith(
            "Some files tell what transfers were worth, others what was transferred");
    assertThatThrownBy(() ->
            LedgerFiles.entries(
                List.of(folder.resolve("0.csv")), Given.chain(1), any -> Optional.empty()))
        .hasMessageStartingWith("The files tell what transfers were worth, which a store");
  }
}
