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
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EtherscanExportTest {
  private static final String A = "0x" + "a1".repeat(20);
  private static final String B = "0x" + "b2".repeat(20);
  private static final String TOKEN = "0x" + "cc".repeat(20);
  private static final String HASH = "0x" + "01".repeat(32);
  private static final String START =
      "\"" + HASH + "\",\"17395810\",\"1685742571\",\"2023-06-02 21:49:31\",";
  private static final String TRANSACTIONS =
      "\"Transaction Hash\",\"Blockno\",\"UnixTimestamp\",\"DateTime (UTC)\",\"From\",\"To\","
          + "\"ContractAddress\",\"Value_IN(ETH)\",\"Value_OUT(ETH)\",\"CurrentValue @"
          + " $2038.09/Eth\",\"TxnFee(ETH)\",\"TxnFee(USD)\",\"Historical"
          + " $Price/Eth\",\"Status\",\"ErrCode\",\"Method\"\n";
  private static final String INTERNAL =
      "\"Txhash\",\"Blockno\",\"UnixTimestamp\",\"DateTime (UTC)\",\"ParentTxFrom\",\"ParentTxTo\","
          + "\"ParentTxETH_Value\",\"From\",\"TxTo\",\"ContractAddress\",\"Value_IN(ETH)\","
          + "\"Value_OUT(ETH)\",\"CurrentValue @ $2038.09/Eth\",\"Historical $Price/Eth\",\"Status\","
          + "\"ErrCode\",\"Type\"\n";
  private static final String TOKENS =
      "\"Transaction Hash\",\"Blockno\",\"UnixTimestamp\",\"DateTime (UTC)\",\"From\",\"To\","
          + "\"TokenValue\",\"USDValueDayOfTx\",\"ContractAddress\",\"TokenName\",\"TokenSymbol\"\n";
  private static final String ITEMS =
      "\"Transaction Hash\",\"Blockno\",\"UnixTimestamp\",\"DateTime (UTC)\",\"From\",\"To\","
          + "\"ContractAddress\",\"TokenName\",\"TokenSymbol\",\"Token ID\",\"Type\",\"Quantity\"\n";

  @TempDir private Path folder;

  private Ledger read() {
    return LedgerFiles.read(List.of(folder), 1).ledger();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String transaction(String in, String out, String fee, String status) {
    return (START + "\"" + A + "\",\"" + B + "\",\"\",\"" + in + "\",\"" + out + "\",\"0\",\"")
        + (fee + "\",\"1.2\",\"1871.1\",\"" + status + "\",\"\",\"Transfer\"\n");
  }

  private static String internal(String in, String status) {
    return (START + "\"" + A + "\",\"" + B + "\",\"0\",\"" + B + "\",\"" + A + "\",\"\",\"")
        + (in + "\",\"0\",\"0\",\"1871.1\",\"" + status + "\",\"\",\"call\"\n");
  }

  private static String tokens(String value) {
    return (START + "\"" + A + "\",\"" + B + "\",\"" + value + "\",\"$9\",\"" + TOKEN)
        + "\",\"Some Coin\",\"SOME\"\n";
  }

  @Test
  void readsTransactionsToTheSmallestUnit() throws IOException {
    write(
        "export.csv",
        "\uFEFF" + TRANSACTIONS + transaction("0", "1,234.000000000000000001", "4.2E-05", ""));
    Ledger ledger = read();
    Transaction one = ledger.transaction(0);
    assertThat(one.block()).isEqualTo(17_395_810);
    assertThat(one.time()).isEqualTo(1_685_742_571);
    assertThat(one.fee()).isEqualTo(42_000_000_000_000L);
    assertThat(ledger.account(one.payer())).isEqualTo(A);
    Move move = one.moves().getFirst();
    assertThat(move.amount()).isEqualTo(new BigInteger("1234000000000000000001"));
    assertThat(ledger.account(move.from())).isEqualTo(A);
    assertThat(ledger.account(move.to())).isEqualTo(B);
  }

  @Test
  void takesTheExportsOfBothSidesForOneTransfer() throws IOException {
    write("a.csv", TRANSACTIONS + transaction("0", "2", "0.1", ""));
    write("b.csv", TRANSACTIONS + transaction("2", "0", "0.1", ""));
    write("own.csv", INTERNAL + internal("1", "0") + internal("1", "0"));
    write("other.csv", INTERNAL + internal("1", "0"));
    assertThat(read().transaction(0).moves()).hasSize(3);
  }

  @Test
  void movesNothingWhereItFailed() throws IOException {
    write("a.csv", TRANSACTIONS + transaction("0", "2", "0.1", "Error(0)"));
    write("b.csv", INTERNAL + internal("1", "1"));
    assertThat(read().transaction(0).moves()).isEmpty();
    assertThat(read().transaction(0).fee()).isEqualTo(100_000_000_000_000_000L);
  }

  @Test
  void givesTheValueToTheContractThatIsMade() throws IOException {
    write(
        "a.csv",
        TRANSACTIONS
            + transaction("0", "2", "0.1", "").replace(B + "\",\"\"", "\",\"" + TOKEN + "\""));
    Ledger ledger = read();
    assertThat(ledger.account(ledger.transaction(0).moves().getFirst().to())).isEqualTo(TOKEN);
  }

  @Test
  void takesDecimalsFromATableInTheLedgerWhateverTheOrder() throws IOException {
    write("a.csv", TOKENS + tokens("1,000.25"));
    write("z.csv", "address,symbol,name,decimals,total_supply\n" + TOKEN + ",SOME,Some,6,1\n");
    Ledger ledger = read();
    Move move = ledger.transaction(0).moves().getFirst();
    assertThat(move.amount()).isEqualTo(1_000_250_000);
    assertThat(ledger.asset(move.asset())).isEqualTo(new Asset.Token(1, Address.of(TOKEN)));
  }

  @Test
  void takesDecimalsFromTheKnownTokens() throws IOException {
    write("a.csv", TOKENS + tokens("7.5"));
    Ledger ledger =
        LedgerFiles.read(
                List.of(folder), new Given(1, token -> OptionalInt.of(2), TableReader.NONE))
            .ledger();
    assertThat(ledger.transaction(0).moves().getFirst().amount()).isEqualTo(750);
  }

  @Test
  void refusesTokensWhoseDecimalsNobodySays() throws IOException {
    write("a.csv", TOKENS + tokens("7.5"));
    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("a.csv, line 2 has an amount in whole tokens of 0xCcC")
        .hasMessageContaining("a file in the ledger with the columns address and decimals");
  }

  @Test
  void refusesDecimalsThatContradictEachOther() throws IOException {
    write("a.csv", TOKENS + tokens("7.5"));
    write("b.csv", "address,decimals\n" + TOKEN + ",6\n" + TOKEN + ",18\n");
    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("6 decimals by b.csv, line 2 and 18 by b.csv, line 3");
  }

  @Test
  void countsATransferOnceThatSeveralSourcesList() throws IOException {
    write("d.csv", "address,decimals\n" + TOKEN + ",1\n");
    write("export.csv", TOKENS + tokens("7.5") + tokens("7.5"));
    write(
        "etl.csv",
        "token_address,from_address,to_address,value,transaction_hash,log_index,block_number\n"
            + (TOKEN + "," + A + "," + B + ",75," + HASH + ",3,17395810\n"));
    write("internal.csv", INTERNAL + internal("1", "0"));
    write(
        "calls.csv",
        "transaction_hash,from_address,to_address,value,trace_address,block_number\n"
            + (HASH + "," + B + "," + A + ",1000000000000000000,0,17395810\n"));
    assertThat(read().transaction(0).moves())
        .extracting(move -> move.amount().toString())
        .containsExactly("1000000000000000000", "75", "75");
  }

  @Test
  void readsItemsOfCollections() throws IOException {
    write(
        "items.csv",
        ITEMS
            + (START + "\"" + A + "\",\"" + B + "\",\"" + TOKEN)
            + "\",\"Cards\",\"CARD\",\"77\",\"1155\",\"2\"\n");
    Ledger ledger = read();
    Move move = ledger.transaction(0).moves().getFirst();
    assertThat(move.amount()).isEqualTo(2);
    assertThat(ledger.asset(move.asset()))
        .isEqualTo(new Asset.Item(1, Address.of(TOKEN), BigInteger.valueOf(77)));
  }

  @Test
  void saysThatTheBlockIsMissingInOlderExportsOfTokens() throws IOException {
    write("d.csv", "address,decimals\n" + TOKEN + ",1\n");
    write(
        "old.csv",
        "Txhash,UnixTimestamp,DateTime,From,To,Value,ContractAddress,TokenName,TokenSymbol\n"
            + (HASH + ",1685742571,x," + A + "," + B + ",7.5," + TOKEN + ",Some,SOME\n"));
    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("No file says in which block transaction " + HASH);
    write("t.csv", TRANSACTIONS + transaction("0", "2", "0.1", ""));
    assertThat(read().transaction(0).moves()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1.0000000000000000001 | has more digits after the point than the 18",
        "0 | 1,5 | Value_OUT(ETH) is no amount",
        "0 | 12,34,567 | Value_OUT(ETH) is no amount",
        "0 | -1 | Value_OUT(ETH) is no amount",
        "0 | 1E99 | Value_OUT(ETH) has more than 256 bits",
        "1 | 2 | says that one amount came and another went",
        "'' | 2 | has no Value_IN(ETH)",
      })
  void saysWhatIsWrongAndWhere(String in, String out, String sentence) throws IOException {
    write("t.csv", TRANSACTIONS + transaction(in, out, "0.1", ""));
    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("t.csv, line 2")
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesTheExportOfAnotherChain() throws IOException {
    write("t.csv", TRANSACTIONS.replace("(ETH)", "(BNB)") + transaction("0", "2", "0.1", ""));
    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("t.csv has amounts of BNB, which is not the coin of the chain 1");
    assertThat(LedgerFiles.read(List.of(folder), 56).ledger().size()).isEqualTo(1);
  }
}
