package dev.countersign.trace.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerFilesTest {
  private static final String A = "0x" + "a1".repeat(20);
  private static final String B = "0x" + "b2".repeat(20);
  private static final String HASH = "0x" + "01".repeat(32);
  private static final String TRANSACTIONS =
      "hash,block_number,transaction_index,from_address,to_address,value,gas_price,receipt_gas_used,"
          + "receipt_status\n";
  private static final String TOKENS =
      "token_address,from_address,to_address,value,transaction_hash,log_index,block_number\n";

  @TempDir private Path folder;

  private Ledger read() {
    return LedgerFiles.read(List.of(folder), 1).ledger();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void joinsTheTablesOfOneTransaction() throws IOException {
    write("t.csv", TRANSACTIONS + HASH + ",7,3," + A + "," + B + ",5,2,10,1\n");
    write("k.csv", TOKENS + "0x" + "cc".repeat(20) + "," + B + "," + A + ",9," + HASH + ",0,7\n");
    write("b.csv", "number,hash,timestamp\n7," + HASH + ",1700000000\n");
    Ledger ledger = read();
    Transaction one = ledger.transaction(0);
    assertThat(ledger.size()).isEqualTo(1);
    assertThat(one.block()).isEqualTo(7);
    assertThat(one.time()).isEqualTo(1_700_000_000);
    assertThat(one.fee()).isEqualTo(20);
    assertThat(ledger.account(one.payer())).isEqualTo(A);
    assertThat(one.moves()).extracting(Move::amount).containsExactly(five(), BigInteger.valueOf(9));
    assertThat(ledger.asset(one.moves().get(1).asset()))
        .isEqualTo(new Asset.Token(1, Address.of("0x" + "cc".repeat(20))));
  }

  private static BigInteger five() {
    return BigInteger.valueOf(5);
  }

  @Test
  void knowsTheGasPriceThatWasPaid() throws IOException {
    String offered =
        "hash,block_number,transaction_index,from_address,to_address,value,gas_price\n";
    String receipts =
        "transaction_hash,transaction_index,block_number,cumulative_gas_used,gas_used,"
            + "effective_gas_price\n";
    write("a.csv", offered + HASH + ",7,3," + A + "," + B + ",5,50000000001\n");
    assertThat(read().gasPrice(0)).hasValue(50_000_000_001L);
    write("b.csv", receipts + HASH + ",3,7,10,10,31000000007\n");
    assertThat(read().gasPrice(0)).as("what was paid goes first").hasValue(31_000_000_007L);
    Files.move(folder.resolve("a.csv"), folder.resolve("c.csv"));
    assertThat(read().gasPrice(0)).as("in any order of the files").hasValue(31_000_000_007L);
    assertThat(read().transaction(0).fee()).isEqualTo(310_000_000_070L);
    write("d.csv", receipts + HASH + ",3,7,10,,31000000008\n");
    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("effective gas price cannot be both");
  }

  @Test
  void leavesOutAGasPriceThatIsNone() throws IOException {
    for (String price : List.of("0", "9223372036854775808", "1" + "0".repeat(70))) {
      write("t.csv", TRANSACTIONS + HASH + ",7,3," + A + "," + B + ",5," + price + ",10,1\n");
      assertThat(read().gasPrice(0)).as(price).isEmpty();
    }
    write("t.csv", TRANSACTIONS + HASH + ",7,3," + A + "," + B + ",5,9223372036854775807,,1\n");
    assertThat(read().gasPrice(0)).hasValue(Long.MAX_VALUE);
  }

  @Test
  void keepsTheGasPriceOfWhatWasWrapped() throws IOException {
    String weth = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2";
    write("t.csv", TRANSACTIONS + HASH + ",7,3," + A + "," + weth + ",5,2,10,1\n");
    assertThat(read().gasPrice(0)).hasValue(2);
  }

  @Test
  void readsWhatIsThereTwiceOnce() throws IOException {
    String row = HASH + ",7,3," + A + "," + B + ",5,2,10,1\n";
    write("one.csv", TRANSACTIONS + row + row);
    write("two.csv", TRANSACTIONS + row);
    assertThat(read().transaction(0).moves()).hasSize(1);
  }

  @Test
  void movesNothingWhereTheTransactionFailed() throws IOException {
    write("t.csv", TRANSACTIONS + HASH + ",7,3," + A + "," + B + ",5,2,10,0\n");
    assertThat(read().transaction(0).moves()).isEmpty();
    assertThat(read().transaction(0).fee()).isEqualTo(20);
  }

  @Test
  void readsCallsInsteadOfTheTransactionsOwnValue() throws IOException {
    write("t.csv", TRANSACTIONS + HASH + ",7,3," + A + "," + B + ",5,2,10,1\n");
    write(
        "c.csv",
        "transaction_hash,from_address,to_address,value,trace_address,trace_type,call_type,status,"
            + "block_number\n"
            + (HASH + "," + A + "," + B + ",5,,call,call,1,7\n")
            + (HASH + "," + B + "," + A + ",2,\"0,1\",call,call,1,7\n")
            + (HASH + "," + B + "," + A + ",2,0,call,delegatecall,1,7\n")
            + (HASH + "," + B + "," + A + ",4,1,call,call,0,7\n"));
    assertThat(read().transaction(0).moves())
        .extracting(Move::amount)
        .containsExactly(five(), BigInteger.TWO);
  }

  @Test
  void addsWhatAWrappedCoinsContractGives() throws IOException {
    String weth = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2";
    write("t.csv", TRANSACTIONS + HASH + ",7,3," + A + "," + weth + ",5,2,10,1\n");
    assertThat(read().transaction(0).moves()).hasSize(2);
  }

  @Test
  void readsAnswersOfEtherscan() throws IOException {
    String common =
        "\"blockNumber\":\"7\",\"timeStamp\":\"1700000000\",\"hash\":\""
            + HASH
            + "\",\"from\":\""
            + A;
    write(
        "txlist.json",
        "{\"status\":\"1\",\"message\":\"OK\",\"result\":[{"
            + common
            + ("\",\"to\":\""
                + B
                + "\",\"value\":\"5\",\"nonce\":\"0\",\"transactionIndex\":\"3\",")
            + "\"gasPrice\":\"2\",\"gasUsed\":\"10\",\"isError\":\"0\"}]}");
    String token =
        "{"
            + common
            + ("\",\"to\":\"" + B + "\",\"value\":\"9\",\"nonce\":\"0\",\"tokenDecimal\":\"6\",")
            + ("\"contractAddress\":\"0x" + "cc".repeat(20) + "\"}");
    write("tokentx.json", "{\"result\":[" + token + "," + token + "]}");
    write("again.json", "{\"result\":[" + token + "]}");
    Transaction one = read().transaction(0);
    assertThat(one.moves())
        .extracting(Move::amount)
        .containsExactly(five(), BigInteger.valueOf(9), BigInteger.valueOf(9));
    assertThat(one.fee()).isEqualTo(20);
    assertThat(read().gasPrice(0)).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0x01,7,3,A,B,5,2,10,1 | line 2: hash is no hash",
        "H,7,3,A,B,-5,2,10,1 | line 2: value is no whole number of smallest units: -5",
        "H,7,3,A,B,5.0,2,10,1 | line 2: value is no whole number",
        "H,7,3,A,B,1157920892373161954235709850086879078532699846656405640394575840079131296399360,2,10,1"
            + " | line 2: value",
        "H,7,3,A,B,115792089237316195423570985008687907853269984665640564039457584007913129639936,2,10,1"
            + " | line 2: value has more than 256 bits",
        "H,7,3000000000,A,B,5,2,10,1 | line 2 says that its transaction is number 3000000000",
        "H,7,3,A,B,5,115792089237316195423570985008687907853269984665640564039457584007913129639935,2,1"
            + " | line 2 has a fee of more than 256 bits",
        "H,,3,A,B,5,2,10,1 | line 2 has no block_number",
        "H,7,3,0xa1,B,5,2,10,1 | line 2: from_address is not an address",
        "H,7,3,A,B,5,2,10 | line 2 has 8 fields; its first line names 9",
        "H,7,3,A,B,5,2,10,1,1 | line 2 has 10 fields; its first line names 9",
      })
  void saysWhatIsWrongAndWhere(String row, String sentence) throws IOException {
    String filled =
        row.replaceAll("\\bH\\b", HASH).replaceAll("\\bA\\b", A).replaceAll("\\bB\\b", B);
    write("t.csv", TRANSACTIONS + filled + "\n");
    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("t.csv")
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesRowsThatContradictEachOther() throws IOException {
    write("a.csv", TRANSACTIONS + HASH + ",7,3," + A + "," + B + ",5,2,10,1\n");
    write("b.csv", TRANSACTIONS + HASH + ",7,3," + A + "," + B + ",6,2,10,1\n");
    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("b.csv, line 2 contradicts a.csv, line 2")
        .hasMessageContaining("value cannot be both");
  }

  @Test
  void saysWhichTablesThereAreWhereColumnsAreOfNone() throws IOException {
    write("t.csv", "from,to\nx,y\n");
    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("t.csv has columns of no known table: from, to")
        .hasMessageContaining("transactions (hash, block_number");
  }

  @Test
  void saysThatThereIsNoFile() {
    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("no file that ends in .csv, .json or .parquet");
    assertThatThrownBy(() -> LedgerFiles.read(List.of(folder.resolve("not")), 1))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("does not exist");
  }
}
