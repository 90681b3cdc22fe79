package dev.countersign.chain.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.crypto.Secp256k1;
import dev.countersign.chain.rlp.Rlp;
import dev.countersign.chain.rlp.RlpItem;
import dev.countersign.chain.rlp.RlpList;
import dev.countersign.chain.rlp.RlpString;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedRlpTest {
  static List<TransactionVectors> vectors() {
    return TransactionVectors.all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void refusesEveryTruncationAndAnythingAfterTheEnd(TransactionVectors vector) {
    for (String field : List.of("unsigned", "signed")) {
      Bytes raw = vector.bytes(field);
      for (int length = 0; length < raw.length(); length++) {
        refused(raw.slice(0, length), "");
      }
      refused(raw.concat(Bytes.fromHex("0x00")), "1 bytes follow the end");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x00c0", "0x05c0", "0x7ec0", "0x7fc0", "0x80", "0xb801"})
  void refusesUnknownTypes(String raw) {
    refused(Bytes.fromHex(raw), "no type that is known");
  }

  @Test
  void refusesNumbersThatAreNotInTheirShortestForm() {
    refused(changed("dynamic fee", 1, bytes("00")), "nonce", "starts with a zero byte");
    refused(changed("dynamic fee", 0, bytes("0001")), "chain id", "starts with a zero byte");
  }

  @Test
  void refusesFieldsOutOfRange() {
    refused(changed("dynamic fee", 0, bytes("")), "chain id", "is 0; expected 1 to 2^53-1");
    refused(changed("dynamic fee", 0, bytes("20000000000000")), "chain id", "2^53-1");
    refused(changed("dynamic fee", 1, bytes("ff".repeat(8))), "nonce", "EIP-2681");
    refused(changed("dynamic fee", 1, bytes("01" + "00".repeat(8))), "nonce", "64 bits");
    refused(changed("dynamic fee", 4, bytes("01" + "00".repeat(8))), "gas limit", "64 bits");
    refused(changed("dynamic fee", 5, bytes("11".repeat(19))), "has 19 bytes");
    refused(changed("dynamic fee", 6, bytes("01" + "00".repeat(32))), "value", "256 bits");
    refused(changed("dynamic fee", 7, RlpList.EMPTY), "data", "is a list");
    refused(changed("access list", 7, bytes("")), "access list is bytes");
    refused(
        changed("access list", 7, RlpList.of(RlpList.of(bytes("11".repeat(20))))),
        "has only 1 items",
        "storage keys");
    refused(
        changed(
            "access list",
            7,
            RlpList.of(RlpList.of(bytes("11".repeat(20)), RlpList.of(bytes("01"))))),
        "storage keys",
        "expected 32");
  }

  @Test
  void refusesCreationWhereItsTypeHasNone() {
    refused(changed("blob", 5, bytes("")), "destination", "is empty");
    refused(changed("set code", 5, bytes("")), "destination", "is empty");
  }

  @Test
  void refusesAnotherNumberOfItems() {
    List<RlpItem> items = items(TransactionVectors.named("dynamic fee").bytes("unsigned"));
    items.add(bytes(""));
    refused(typed(2, items), "has only 10 items; the r is missing");
    items.addAll(List.of(bytes("01"), bytes("01"), bytes("01")));
    refused(typed(2, items), "13 items; expected 12");
    List<RlpItem> legacy = items(TransactionVectors.named("legacy").bytes("unsigned"));
    legacy.removeLast();
    refused(Rlp.encode(new RlpList(legacy)), "has 8 items; expected 6 unsigned, or 9");
  }

  @Test
  void refusesSignaturesThatNodesRefuse() {
    List<RlpItem> items = items(TransactionVectors.named("dynamic fee").bytes("signed"));
    BigInteger s = ((RlpString) items.get(11)).bytes().toUnsigned();
    BigInteger parity = ((RlpString) items.get(9)).bytes().toUnsigned();
    items.set(11, RlpString.of(Secp256k1.ORDER.subtract(s)));
    items.set(9, RlpString.of(BigInteger.ONE.subtract(parity)));
    refused(typed(2, items), "EIP-2");
    items.set(11, bytes(""));
    refused(typed(2, items), "no key could have made it");
    items.set(11, RlpString.of(s));
    items.set(10, RlpString.of(Secp256k1.ORDER));
    refused(typed(2, items), "no key could have made it");
    items.set(9, RlpString.of(BigInteger.TWO));
    refused(typed(2, items), "y parity of 2; expected 0 or 1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 26, 29, 34})
  void refusesAnImpossibleV(long v) {
    List<RlpItem> items = items(TransactionVectors.named("legacy").bytes("signed"));
    items.set(6, RlpString.of(BigInteger.valueOf(v)));
    refused(Rlp.encode(new RlpList(items)), "expected 27, 28, or 35 and more");
  }

  @Test
  void refusesAuthorisationsThatNobodySigned() {
    List<RlpItem> items = items(TransactionVectors.named("set code").bytes("unsigned"));
    RlpList list = (RlpList) items.get(9);
    List<RlpItem> entry = new ArrayList<>(((RlpList) list.items().getFirst()).items());
    entry.set(5, RlpString.of(Secp256k1.HALF_ORDER.add(BigInteger.ONE)));
    items.set(9, RlpList.of(new RlpList(entry)));
    refused(typed(4, items), "authorisation 1 of the transaction", "EIP-2");
    entry.removeLast();
    items.set(9, RlpList.of(new RlpList(entry)));
    refused(typed(4, items), "Entry 1 of the authorisation list has only 5 items");
    items.set(9, RlpList.EMPTY);
    refused(typed(4, items), "needs at least one");
  }

  @Test
  void refusesBlobHashesOfOtherVersionsOrNone() {
    refused(changed("blob", 10, RlpList.EMPTY), "needs at least one");
    refused(
        changed("blob", 10, RlpList.of(bytes("02" + "00".repeat(31)))), "the first of them 0x01");
  }

  @Test
  void readsABlobTransactionThatComesWithItsBlobs() throws Exception {
    RlpString commitment = bytes("c0" + "00".repeat(47));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(commitment.bytes().toArray());
    hash[0] = 1;
    List<RlpItem> inner = items(changed("blob", 10, RlpList.of(new RlpString(Bytes.of(hash)))));
    RlpList blobs = RlpList.of(new RlpString(Bytes.of(new byte[131_072])));
    RlpList one = RlpList.of(commitment);
    RlpList cells = new RlpList(Collections.nCopies(128, commitment));
    Bytes alone = typed(3, inner);
    Bytes wrapped = typed(3, List.of(new RlpList(inner), blobs, one, one));
    Bytes withCells = typed(3, List.of(new RlpList(inner), bytes("01"), blobs, one, cells));
    assertThat(EthereumReader.fromRlp(wrapped)).isEqualTo(EthereumReader.fromRlp(alone));
    assertThat(EthereumReader.fromRlp(withCells)).isEqualTo(EthereumReader.fromRlp(alone));
    assertThat(EthereumReader.looksLikeRlp(wrapped)).isTrue();
    refused(typed(3, List.of(new RlpList(inner), blobs, one)), "the proofs is missing");
    refused(
        typed(3, List.of(new RlpList(inner), blobs, one, RlpList.EMPTY)), "1 blobs", "0 proofs");
    refused(
        typed(3, List.of(new RlpList(inner), bytes("02"), blobs, one, cells)), "unknown version");
    RlpList other = RlpList.of(bytes("c1" + "00".repeat(47)));
    refused(typed(3, List.of(new RlpList(inner), blobs, other, one)), "blobs other than those");
  }

  private static Bytes changed(String vector, int index, RlpItem item) {
    Bytes raw = TransactionVectors.named(vector).bytes("unsigned");
    List<RlpItem> items = items(raw);
    items.set(index, item);
    return typed(raw.at(0), items);
  }

  private static List<RlpItem> items(Bytes raw) {
    Bytes list = raw.at(0) < 0x80 ? raw.from(1) : raw;
    return new ArrayList<>(((RlpList) Rlp.decode(list, "It")).items());
  }

  private static Bytes typed(int type, List<RlpItem> items) {
    return Bytes.of(new byte[] {(byte) type}).concat(Rlp.encode(new RlpList(items)));
  }

  private static RlpString bytes(String hex) {
    return new RlpString(Bytes.fromHex(hex));
  }

  private static void refused(Bytes raw, String... says) {
    assertThatThrownBy(() -> EthereumReader.fromRlp(raw))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContainingAll(says);
  }
}
