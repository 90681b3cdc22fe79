package dev.countersign.trace.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.MemoryBitcoinLedger;
import dev.countersign.trace.bitcoin.Payment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bitcoin in bitcoin-etl's lines of JSON: the first payment that there was, and made-up ones. */
class BitcoinFilesTest {
  private static final String SATOSHI_PAYS =
      "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16";
  private static final String REWARD =
      "0437cd7f8525ceed2324359c2d0ba26006d92d856a9c20fa0241106ee5a597c9";
  private static final String KEY =
      "410411db93e1dcdb8a016b49840f8c53bc1eb68a382e97b1482ecad7b148a6909a5cb2e0eaddfb84ccf9744464"
          + "f82e160bfa9b8b64f9d4c03f999b8643f656b412a3ac";

  /** Block 170: ten BTC to Hal Finney, forty back. */
  private static final String FIRST =
      """
      {"type":"transaction","hash":"%s","size":275,"virtual_size":275,"version":1,"lock_time":0,\
      "block_number":170,"block_hash":"00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee",\
      "block_timestamp":1231731025,"is_coinbase":false,"index":1,"inputs":[{"index":0,\
      "spent_transaction_hash":"%s","spent_output_index":0,"script_asm":"x","script_hex":\
      "47304402204e45e16932b8af514961a1d3a1a25fdf3f4f7732e9d624c6c61548ab5fb8cd410220181522ec8eca07\
      de4860a4acdd12909d831cc56cbbac4622082221a8768d1d0901","sequence":4294967295,"type":"pubkey",\
      "addresses":["12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S"],"value":5000000000}],"outputs":[{"index":0,\
      "script_asm":"x","script_hex":"4104ae1a62fe09c5f51b13905f07f06b99a2f7159b2225f374cd378d71302fa\
      28414e7aab37397f554a7df5f142c21c1b7303b8a0626f1baded5c72a704f7e6cd84cac","type":"pubkey",\
      "addresses":["1Q2TWHE3GMdB6BZKafqwxXtWAWgFt5Jvm3"],"value":1000000000},{"index":1,\
      "script_hex":"%s","type":"pubkey","addresses":["12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S"],\
      "value":4000000000}],"input_count":1,"output_count":2}
      """
          .formatted(SATOSHI_PAYS, REWARD, KEY);

  private static final String A = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2";
  private static final String B = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
  private static final String TESTING = "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx";

  @TempDir private Path folder;

  private MemoryBitcoinLedger read(String... files) throws IOException {
    for (int i = 0; i < files.length; i++) {
      Files.writeString(folder.resolve("transactions" + i + ".json"), files[i]);
    }
    return (MemoryBitcoinLedger) loaded().ledger();
  }

  private LedgerFiles.Loaded loaded() {
    return LedgerFiles.read(List.of(folder), 1);
  }

  private static String id(int number) {
    return "%064x".formatted(number);
  }

  private static String in(String outpoint, String address, String value) {
    return "{\"spent_transaction_hash\":\"%s\",\"spent_output_index\":%s,\"addresses\":[\"%s\"],\"value\":%s}"
        .formatted(outpoint.substring(0, 64), outpoint.substring(65), address, value);
  }

  private static String out(int index, String address, String value) {
    return "{\"index\":%d,\"addresses\":[\"%s\"],\"value\":%s}".formatted(index, address, value);
  }

  private static String row(int id, long block, String more, String inputs, String outputs) {
    return "{\"hash\":\"%s\",\"block_number\":%d,\"block_timestamp\":%d%s,\"inputs\":[%s],\"outputs\":[%s]}\n"
        .formatted(id(id), block, 1_700_000_000 + block, more, inputs, outputs);
  }

  private static final String MADE = row(1, 5, ",\"is_coinbase\":true", "", out(0, A, "5000"));
  private static final String PAID =
      row(2, 6, "", in(id(1) + ":0", A, "5000"), out(0, B, "3000") + "," + out(1, A, "1900"));
  private static final String ON = row(3, 6, "", in(id(2) + ":0", B, "3000"), out(0, A, "3000"));

  @Test
  void readsTheFirstPaymentWhoseMoneyWasMadeBeforeTheFile() throws IOException {
    Payment payment = read(FIRST).payments().getFirst();
    assertThat(payment.txid()).isEqualTo(SATOSHI_PAYS);
    assertThat(payment.block()).isEqualTo(170);
    assertThat(payment.time()).isEqualTo(1_231_731_025);
    assertThat(payment.inputs()).extracting(Coin::outpoint).containsExactly(REWARD + ":0");
    assertThat(payment.inputs()).extracting(Coin::amount).containsExactly(5_000_000_000L);
    assertThat(payment.outputs())
        .extracting(Coin::amount)
        .containsExactly(1_000_000_000L, 4_000_000_000L);
    // A script with a bare key has no address, whatever older nodes list.
    assertThat(payment.outputs()).extracting(Coin::address).containsOnly(Optional.empty());
    assertThat(loaded().notes().getFirst()).startsWith("1 of the outputs that are spent were made");
  }

  @Test
  void noticesAnAmountThatTheIdDoesNotStandFor() {
    assertThatThrownBy(() -> read(FIRST.replace("\"value\":1000000000", "\"value\":1000000001")))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("transactions0.json, line 1 is not the transaction " + SATOSHI_PAYS);
  }

  @Test
  void callsATransactionByItsIdWhereARowHasTheHashOfItsWitnessesToo() throws IOException {
    // The example of BIP-143 for a P2WPKH nested in P2SH, listed by another hash.
    String witness =
        """
        {"hash":"%s","version":1,"lock_time":1170,"block_number":9,"inputs":[{"index":0,\
        "spent_transaction_hash":"77541aeb3c4dac9260b68f74f44c973081a9d4cb2ebe8038b2d70faa201b6bdb",\
        "spent_output_index":1,"script_hex":"16001479091972186c449eb1ded22b78e40d009bdf0089",\
        "sequence":4294967294,"value":1000000000}],"outputs":[{"index":0,"value":199996600,\
        "script_hex":"76a914a457b684d7f0d539a46a45bbc043f35b59d0d96388ac"},{"index":1,\
        "value":800000000,"script_hex":"76a914fd270b1ee6abcaea97fea7ad0402e8bd8ad6d77c88ac"}]}
        """
            .formatted("ab".repeat(32));
    MemoryBitcoinLedger ledger = read(witness);
    assertThat(ledger.payments().getFirst().txid())
        .isEqualTo("ef48d9d0f595052e0f8cdcf825f7a5e50b6a388a81f206f3f4846e5ecd7a0c23");
    assertThat(ledger.payments().getFirst().outputs().getFirst().address())
        .contains("1Fyxts6r24DpEieygQiNnWxUdb18ANa5p7");
    assertThat(loaded().notes().getFirst()).startsWith("1 of the transactions are listed by");
    assertThatThrownBy(() -> read(witness, witness.replace("199996600", "199996601")))
        .hasMessageContaining("about the transaction " + "ab".repeat(32));
  }

  @Test
  void readsTheSameInAnyOrderWithRowsTwiceAndBlocks() throws IOException {
    List<Payment> once = read(MADE + PAID + ON).payments();
    assertThat(once).extracting(Payment::txid).containsExactly(id(1), id(2), id(3));
    assertThat(once).extracting(Payment::index).containsExactly(0, 0, 1);
    List<String> rows = new ArrayList<>(List.of(MADE, PAID, ON, PAID, MADE));
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(rows, new Random(seed));
      assertThat(read(String.join("", rows), ON).payments()).isEqualTo(once);
    }
    Files.writeString(
        folder.resolve("blocks.json"),
        "{\"type\":\"block\",\"hash\":\"%s\",\"number\":6,\"timestamp\":1700000006,\"merkle_root\":\"%s\"}"
            .formatted(id(66), id(67)));
    assertThat(((MemoryBitcoinLedger) loaded().ledger()).payments()).isEqualTo(once);
  }

  @Test
  void putsWhatIsSpentBeforeWhatSpendsItWhereRowsHaveNoIndex() throws IOException {
    String last = row(4, 6, "", in(id(9) + ":0", B, "4000"), out(0, A, "3000"));
    String first = row(9, 6, "", in(id(1) + ":0", A, "5000"), out(0, B, "4000"));
    assertThat(read(last + MADE + first).payments())
        .extracting(Payment::txid)
        .containsExactly(id(1), id(9), id(4));
    String other = ",\"index\":1";
    String indexed = row(4, 6, other, in(id(9) + ":0", B, "4000"), out(0, A, "3000"));
    String late = row(9, 6, ",\"index\":2", in(id(1) + ":0", A, "5000"), out(0, B, "4000"));
    assertThatThrownBy(() -> read(indexed + MADE + late)).hasMessageContaining("made after it by");
    String same = row(9, 6, other, in(id(1) + ":0", A, "5000"), out(0, B, "4000"));
    assertThatThrownBy(() -> read(indexed + MADE + same))
        .hasMessageContaining("both have the index 1");
  }

  @Test
  void takesTheTimeFromTheBlockWhereTheRowHasNone() throws IOException {
    Files.writeString(
        folder.resolve("blocks.json"),
        "{\"hash\":\"%s\",\"number\":5,\"timestamp\":\"2023-11-14 22:13:25 UTC\",\"merkle_root\":\"\"}"
            .formatted(id(66)));
    assertThat(
            read(MADE.replace(",\"block_timestamp\":1700000005", "")).payments().getFirst().time())
        .isEqualTo(1_700_000_005);
  }

  @Test
  void knowsAnOutputOfTheFilesWithoutTheInputSayingItsValue() throws IOException {
    String bare =
        PAID.replace(",\"value\":5000", "").replace("\"addresses\":[\"" + A + "\"]},", "},");
    assertThat(read(MADE + bare).payments().getLast().inputs())
        .isEqualTo(read(MADE + PAID).payments().getLast().inputs());
    Files.delete(folder.resolve("transactions0.json"));
    assertThatThrownBy(() -> read(bare))
        .hasMessageContaining("does not say its value; bitcoinetl enrich_transactions adds");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1900 | 2001 | pays 5001 satoshi, but spends 5000",
        "\"value\":1900 | \"value\":19.5 | value is no whole number of satoshi: 19.5",
        "\"value\":1900 | \"value\":19.0 | value is no whole number of satoshi: 19.0",
        "\"value\":1900 | \"value\":-1 | value is no whole number of satoshi: -1",
        "\"value\":1900 | \"value\":2100000000000001 | more than the 21 million BTC",
        ",\"value\":1900 | '' | output 1 has no value; it is needed",
        "\"index\":1 | \"index\":2 | does not list all outputs of its transaction, each once",
        "\"index\":1 | \"index\":0 | does not list all outputs of its transaction, each once",
        "\"value\":5000 | \"value\":5001 | about the value or the address of the output",
        "{\"spent | {\"index\":0,\"spen | has no spent_transaction_hash; it is needed",
        "\"block_number\":6 | \"block_number\":4 | which is made after it by",
        "_index\":0,\"add | _index\":1,\"add | but that transaction has 1 outputs by",
        "\"block_number\":6 | \"block_number\":-6 | block_number is no whole number",
        "\"block_number\":6, | '' | is a table of Bitcoin without block_number; needed are hash, block",
        "\"outputs\" | \"outs\" | is a table of Bitcoin without outputs; needed are hash, block_number",
        "\"inputs\":[{ | \"x\":[{ | is a table of Bitcoin without inputs; needed are hash, block_n",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 | bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5 | checksum is wrong",
        "\"inputs\":[{ | \"is_coinbase\":false,\"inputs\":[],\"x\":[{ | spends nothing, and is no coinbase",
        "1700000006 | soon | is not JSON",
        "1700000006 | \"soon\" | block_timestamp is no time; expected seconds since 1970",
      })
  void saysWhatIsWrongWithARow(String words, String others, String sentence) {
    String wrong = PAID.replaceFirst(java.util.regex.Pattern.quote(words), others);
    assertThat(wrong).isNotEqualTo(PAID);
    assertThatThrownBy(() -> read(MADE + wrong))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining("transactions0.json");
  }

  @Test
  void refusesACoinThatIsSpentTwice() {
    String again = PAID.replace(id(2), id(4));
    assertThatThrownBy(() -> read(MADE + PAID + again))
        .hasMessageContaining("The output " + id(1) + ":0 is spent twice: by transactions0.json");
    String twice =
        row(
            2,
            6,
            "",
            in(id(1) + ":0", A, "5000") + "," + in(id(1) + ":0", A, "5000"),
            out(0, B, "1"));
    assertThatThrownBy(() -> read(MADE + twice)).hasMessageContaining("is spent twice");
  }

  @Test
  void refusesRowsThatContradictEachOther() {
    assertThatThrownBy(() -> read(MADE + PAID, PAID.replace("1900", "1800")))
        .hasMessageContaining("transactions1.json, line 1 contradicts transactions0.json, line 2")
        .hasMessageContaining("what it pays cannot be both");
    assertThatThrownBy(() -> read(PAID, PAID.replace("\"block_number\":6", "\"block_number\":7")))
        .hasMessageContaining("its block cannot be both 6 and 7");
    String made = MADE.replace(id(1), id(9));
    assertThatThrownBy(() -> read(MADE + made)).hasMessageContaining("would have two coinbases");
    String fork = ",\"block_hash\":\"" + id(70) + "\"";
    String other = ",\"block_hash\":\"" + id(71) + "\"";
    String rows =
        row(1, 5, fork, "", out(0, A, "5"))
            + row(2, 5, other, in(id(8) + ":0", A, "9"), out(0, A, "5"));
    assertThatThrownBy(() -> read(rows)).hasMessageContaining("the block 5 has another hash");
  }

  @Test
  void refusesBlocksThatDoNotFollowEachOther() throws IOException {
    String block =
        "{\"hash\":\"%s\",\"number\":%d,\"timestamp\":1,\"merkle_root\":\"\",\"previousblockhash\":\"%s\"}\n";
    Files.writeString(
        folder.resolve("blocks.json"),
        block.formatted(id(60), 5, id(59)) + block.formatted(id(61), 6, id(58)));
    assertThatThrownBy(this::loaded)
        .hasMessageContaining("blocks.json, line 2 says that block 6 stands on " + id(58));
  }

  @Test
  void refusesTransactionsInACircle() {
    String one = row(2, 6, "", in(id(3) + ":0", A, "5"), out(0, A, "5"));
    String other = row(3, 6, "", in(id(2) + ":0", A, "5"), out(0, A, "5"));
    assertThatThrownBy(() -> read(one + other)).hasMessageContaining("in a circle");
  }

  @Test
  void refusesAddressesOfTwoNetworks() throws IOException {
    assertThat(read(MADE.replace(A, TESTING)).payments()).hasSize(1);
    assertThatThrownBy(() -> read(MADE + PAID.replace(B, TESTING)))
        .hasMessageContaining("addresses of another network");
  }

  @Test
  void refusesAnAddressThatIsNotTheScripts() {
    String wrong =
        MADE.replace(
            "\"addresses\"",
            "\"script_hex\":\"76a914a457b684d7f0d539a46a45bbc043f35b59d0d96388ac\",\"addresses\"");
    assertThatThrownBy(() -> read(wrong)).hasMessageContaining("is not the address of its script");
  }

  @Test
  void refusesFilesOfTwoChains() throws IOException {
    Files.writeString(folder.resolve("blocks.csv"), "number,hash,timestamp\n1," + id(1) + ",2\n");
    assertThatThrownBy(() -> read(MADE)).hasMessageContaining("of Bitcoin and of another chain");
  }

  @Test
  void knowsTheCoinbaseThatWasMadeTwice() throws IOException {
    String first = row(1, 91_722, "", "", out(0, A, "5000000000"));
    String second = row(1, 91_880, "", "", out(0, A, "5000000000"));
    assertThat(read(second + first).payments()).extracting(Payment::block).containsExactly(91_722L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.00000001", "1e-08", "20999999.9769", "20999999.99999999", "0.1", "21000000"})
  void readsFloatingPointNumbersExactly(String text) {
    long satoshi = Satoshi.of(text, true, "here", "value");
    assertThat(satoshi)
        .isEqualTo(new java.math.BigDecimal(text).movePointRight(8).longValueExact());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.000000015",
        "0.1000000001",
        "0.10000000149011612",
        "nan",
        "-1",
        "21000000.00000001"
      })
  void refusesFloatingPointNumbersBetweenTwoSatoshi(String text) {
    assertThatThrownBy(() -> Satoshi.of(text, true, "here", "value"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageStartingWith("here: value ");
  }
}
