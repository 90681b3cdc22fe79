package dev.countersign.acceptance.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.gate.asset.AssetJudge;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.safe.SafeFacts;
import dev.countersign.gate.simulation.NodeView;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked of a node beside trials. */
class NodeFactsTest {
  private static final Address NOBODY = Address.of("0x00000000000000000000000000000000000ca11e");
  private static final Bytes YES = Bytes.of("yes".getBytes(StandardCharsets.US_ASCII));

  private static Anvil anvil;
  private static SafeDeployment safes;

  @BeforeAll
  static void start() {
    anvil = Anvil.start(Trials.CHAIN);
    safes = new SafeDeployment(anvil);
  }

  @AfterAll
  static void stop() {
    anvil.close();
  }

  @ParameterizedTest
  @EnumSource
  void knowsASafe(SafeRelease release) throws Exception {
    List<Address> accounts = anvil.accounts();
    Safe safe = safes.create(release, 2, accounts.get(1), accounts.get(2), accounts.get(3));
    NodeView view = new NodeView(anvil);
    assertThat(view.chainId()).isEqualTo(Trials.CHAIN);
    SafeFacts facts = view.safeFacts(safe.address());
    assertThat(facts.version()).contains(release.version());
    assertThat(facts.owners()).contains(safe.owners());
    assertThat(facts.threshold()).contains(BigInteger.TWO);
    assertThat(facts.nonce()).contains(BigInteger.ZERO);
  }

  @ParameterizedTest
  @EnumSource
  void knowsWhetherAnOwnerApprovedAHash(SafeRelease release) {
    List<Address> accounts = anvil.accounts();
    Safe safe = safes.create(release, 1, accounts.get(1), accounts.get(2));
    Bytes hash = safe.hash(safe.call(NOBODY, BigInteger.ONE, Bytes.EMPTY));
    anvil.send(
        accounts.get(1), safe.address(), BigInteger.ZERO, Anvil.data("approveHash(bytes32)", hash));
    SafeFacts facts = new NodeView(anvil).safeFacts(safe.address());
    assertThat(facts.approved(accounts.get(1), hash)).contains(true);
    assertThat(facts.approved(accounts.get(2), hash)).contains(false);
  }

  @ParameterizedTest
  @EnumSource
  void asksAnOwnerThatIsAContractAsTheSafeDoes(SafeRelease release) {
    Address judge = anvil.create("Judge");
    Safe safe = safes.create(release, 1, judge);
    SafeTransaction tx = safe.call(NOBODY, BigInteger.ONE, Bytes.EMPTY);
    SafeHash hash = SafeHash.of(safe.version(), Trials.CHAIN, safe.address(), tx);
    Bytes preimage = Bytes.fromHex("0x1901").concat(hash.domainHash()).concat(hash.messageHash());
    SafeFacts facts = new NodeView(anvil).safeFacts(safe.address());
    assertThat(facts.validSignature(judge, hash.safeTxHash(), preimage, YES)).contains(true);
    assertThat(facts.validSignature(judge, hash.safeTxHash(), preimage, preimage)).contains(false);
    assertThat(facts.validSignature(NOBODY, hash.safeTxHash(), preimage, YES))
        .as("an account without code accepts nothing")
        .contains(false);

    // What was told is what the Safe does with the same signature.
    Bytes signatures =
        judge
            .word()
            .concat(Bytes.word(BigInteger.valueOf(65)))
            .concat(Bytes.fromHex("0x00"))
            .concat(Bytes.word(BigInteger.valueOf(YES.length())))
            .concat(YES);
    anvil.send(
        anvil.accounts().getLast(),
        safe.address(),
        BigInteger.ZERO,
        ExecTransaction.encode(tx, signatures));
    assertThat(safe.nonce()).isEqualTo(BigInteger.ONE);
  }

  @Test
  void saysNothingOfWhatIsNoSafe() {
    SafeFacts facts = new NodeView(anvil).safeFacts(anvil.create("Coin"));
    assertThat(facts.version()).isEmpty();
    assertThat(facts.owners()).isEmpty();
    assertThat(facts.threshold()).isEmpty();
    assertThat(facts.nonce()).isEmpty();
    assertThat(facts.approved(NOBODY, Bytes.word(BigInteger.ONE))).isEmpty();
  }

  @Test
  void knowsTokensAndCode() {
    Address coin = anvil.create("Coin");
    ChainFacts facts = new NodeView(anvil).chainFacts();
    assertThat(facts.symbol(coin)).contains("COIN");
    assertThat(facts.decimals(coin)).contains(6);
    assertThat(facts.codeHash(NOBODY)).contains(AssetJudge.NO_CODE);
    assertThat(facts.codeHash(coin)).isPresent().get().isNotEqualTo(AssetJudge.NO_CODE);
    assertThat(facts.symbol(NOBODY)).isEmpty();
    assertThat(facts.decimals(NOBODY)).isEmpty();
  }
}
