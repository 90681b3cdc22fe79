package dev.countersign.chain.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.safe.ConfirmationCheck.Sorted;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfirmationCheckTest {
  private static final Bytes HASH = Keccak256.hash(Bytes.EMPTY);
  private static final PrivateKey ANN = key(1);
  private static final PrivateKey BEN = key(2);
  private static final PrivateKey CID = key(3);
  private static final Address JUDGE = Address.of("0x00000000000000000000000000000000000000aa");
  private static final ConfirmationCheck CHECK =
      new ConfirmationCheck(HASH, Set.of(ANN.address(), BEN.address(), JUDGE));

  @Test
  void countsEachOwnersSignatureOnce() {
    Sorted sorted = CHECK.sort(List.of(by(ANN), by(BEN), by(ANN), ethSigned(BEN, BEN.address())));
    assertThat(sorted.counting())
        .extracting(ConfirmationCheck.Result.Counts::owner)
        .containsExactly(ANN.address(), BEN.address());
    assertThat(sorted.refused())
        .hasSize(2)
        .allSatisfy(r -> assertThat(r.sentence()).contains("who counts once"));
    assertThat(sorted.results()).hasSize(4);
  }

  @Test
  void countsASignatureOfEthSign() {
    assertThat(CHECK.sort(List.of(ethSigned(BEN, null))).counting()).hasSize(1);
  }

  @Test
  void refusesASignatureOverSomethingElse() {
    Bytes other = ANN.sign(Keccak256.hash(HASH)).bytes();
    refused(new Confirmation(ANN.address(), other, Bytes.EMPTY), "or for something else");
    refused(new Confirmation(null, other, Bytes.EMPTY), "who is no owner");
  }

  @Test
  void refusesWhatIsBySomebodyElse() {
    refused(by(CID), "who is no owner");
    refused(
        new Confirmation(ANN.address(), BEN.sign(HASH).bytes(), Bytes.EMPTY),
        "said to be by " + ANN.address());
    refused(
        new Confirmation(null, Bytes.of(new byte[64]).concat(Bytes.fromHex("0x1b")), Bytes.EMPTY),
        "no signature that any key could have made");
  }

  @Test
  void leavesToTheChainWhatOnlyTheChainKnows() {
    Confirmation approved = approvedHash(ANN.address());
    Confirmation contract = contract(JUDGE, "yes");
    Sorted sorted = CHECK.sort(List.of(approved, contract, approvedHash(CID.address())));
    assertThat(sorted.counting()).isEmpty();
    assertThat(sorted.open())
        .extracting(ConfirmationCheck.Result.AskTheChain::confirmation)
        .containsExactly(approved, contract);
    assertThat(sorted.refused()).hasSize(1);
  }

  @Test
  void joinsSortedByOwnerWhateverTheOrder() {
    List<PrivateKey> keys = List.of(CID, ANN, BEN);
    Map<Address, Confirmation> by = new LinkedHashMap<>();
    keys.forEach(key -> by.put(key.address(), by(key)));
    List<Confirmation> split = SafeSignatures.split(SafeSignatures.join(by));
    List<Address> signers =
        split.stream().map(c -> SafeSigner.of(c, HASH).orElseThrow().address()).toList();
    assertThat(signers).hasSize(3).isSortedAccordingTo((a, b) -> a.bytes().compareTo(b.bytes()));
  }

  @Test
  void joinsContractSignaturesWithTheirOffsets() {
    Address last = Address.of("0xffffffffffffffffffffffffffffffffffffffff");
    Map<Address, Confirmation> by = new LinkedHashMap<>();
    by.put(last, contract(last, "a longer answer than one word of 32 bytes"));
    by.put(ANN.address(), by(ANN));
    by.put(JUDGE, contract(JUDGE, "yes"));
    List<Confirmation> split = SafeSignatures.split(SafeSignatures.join(by));
    assertThat(split).hasSize(3);
    assertThat(split.get(0).dynamic()).isEqualTo(text("yes"));
    assertThat(split.get(1).signature()).isEqualTo(ANN.sign(HASH).bytes());
    assertThat(split.get(2).dynamic()).isEqualTo(text("a longer answer than one word of 32 bytes"));
    Confirmation alone = SafeSignatures.one(last, SafeSignatures.alone(split.get(2)));
    assertThat(alone.dynamic()).isEqualTo(split.get(2).dynamic());
  }

  @Test
  void joinsNothingIntoNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> SafeSignatures.join(Map.of()));
  }

  private static void refused(Confirmation confirmation, String because) {
    Sorted sorted = CHECK.sort(List.of(confirmation));
    assertThat(sorted.counting()).isEmpty();
    assertThat(sorted.refused()).hasSize(1);
    assertThat(sorted.refused().getFirst().sentence()).contains(because);
  }

  private static PrivateKey key(long scalar) {
    return PrivateKey.of(Bytes.word(BigInteger.valueOf(scalar)).toArray());
  }

  private static Confirmation by(PrivateKey key) {
    return Confirmation.of(key.address(), key.sign(HASH));
  }

  private static Confirmation ethSigned(PrivateKey key, @Nullable Address claimed) {
    Bytes prefixed = Keccak256.hash(text("\u0019Ethereum Signed Message:\n32"), HASH);
    byte[] signature = key.sign(prefixed).bytes().toArray();
    signature[64] = (byte) (signature[64] + 4);
    return new Confirmation(claimed, Bytes.of(signature), Bytes.EMPTY);
  }

  private static Confirmation approvedHash(Address owner) {
    return new Confirmation(
        owner,
        owner.word().concat(Bytes.word(BigInteger.ZERO)).concat(Bytes.fromHex("0x01")),
        Bytes.EMPTY);
  }

  private static Confirmation contract(Address owner, String answer) {
    return new Confirmation(
        owner,
        owner.word().concat(Bytes.word(BigInteger.valueOf(65))).concat(Bytes.fromHex("0x00")),
        text(answer));
  }

  private static Bytes text(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
