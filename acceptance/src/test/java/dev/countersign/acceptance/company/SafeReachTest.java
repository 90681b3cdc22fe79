package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.safe.Confirmation;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeSignatures;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Who reaches a real Safe beside its owners: modules, which move its value without them; a guard,
 * which holds it up; and delegates, whom an owner lets propose at its transaction service.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SafeReachTest {
  private static final Address SENTINEL = Address.of("0x0000000000000000000000000000000000000001");

  private static final Address DESK = Address.of("0x00000000000000000000000000000000000de5c1");
  private static final Address SCRIPT = Address.of("0x00000000000000000000000000000000005c0197");
  private static final Address LATE = Address.of("0x000000000000000000000000000000000000147e");
  private static final Address STRANGER = Address.of("0x000000000000000000000000000000000000dead");

  private final MovableClock clock = new MovableClock();
  private Company company;
  private Visitor ada;

  @BeforeAll
  void found(@TempDir Path folder) {
    company = Company.found(folder, clock);
    ada = company.person("ada");
  }

  @BeforeEach
  void comeIn() {
    for (String name : List.of("ada", "ben")) {
      company.person(name).follow(clock);
      company.person(name).signIn();
    }
  }

  @AfterAll
  void close() {
    company.close();
  }

  @Test
  void showsAModuleAndAGuardFromWhenTheyStandThereUntilTheyDoNot() {
    Safe safe = wallet(SafeRelease.V1_4_1, "treasury");
    Safe module = lone();
    assertThat(rights("treasury", "move-past-owners")).isEmpty();
    assertThat(rights("treasury", "hold-up")).isEmpty();

    execute(safe, Anvil.data("enableModule(address)", module.address()));
    Address guard =
        company
            .anvil()
            .create(
                "safe-1.4.1",
                "artifacts/contracts/examples/guards/DelegateCallTransactionGuard.sol/DelegateCallTransactionGuard",
                Address.ZERO.word());
    execute(safe, Anvil.data("setGuard(address)", guard));
    later();
    assertThat(rights("treasury", "move-past-owners"))
        .extracting(one -> one.path("by").asString() + " " + one.path("through").asString())
        .containsExactly("safe-module " + module.address());
    assertThat(rights("treasury", "hold-up"))
        .extracting(one -> one.path("by").asString() + " " + one.path("through").asString())
        .containsExactly("safe-guard " + guard);
    assertThat(findings("treasury")).contains("module-unknown");
    assertThat(ada.get(at("treasury") + "/access").body())
        .contains("moves its value past the owners", "a module of the Safe: " + module.address())
        .contains("holds up", "the guard of the Safe: " + guard);
    assertThat(ada.get("/posture").body()).contains("id=\"modules-known\" data-state=\"missing\"");

    // What the page says is so: one key of the module's moves what three owners guard.
    BigInteger before = company.anvil().balance(Company.SUPPLIER);
    execute(
        module,
        safe.address(),
        Anvil.data(
            "execTransactionFromModule(address,uint256,bytes,uint8)",
            Company.SUPPLIER,
            Anvil.ETHER,
            Bytes.EMPTY,
            0),
        company.owners().subList(0, 1));
    assertThat(company.anvil().balance(Company.SUPPLIER).subtract(before)).isEqualTo(Anvil.ETHER);

    Visitor.told(
        ada.form(
            "/wallets/access/owners",
            Map.of("address", module.address().toString(), "person", "Ada Example")));
    assertThat(findings("treasury")).doesNotContain("module-unknown");
    assertThat(rights("treasury", "move-past-owners").getFirst().path("name").asString())
        .isEqualTo("Ada Example answers for " + module.address());

    execute(safe, Anvil.data("disableModule(address,address)", SENTINEL, module.address()));
    execute(safe, Anvil.data("setGuard(address)", Address.ZERO));
    later();
    assertThat(rights("treasury", "move-past-owners")).isEmpty();
    assertThat(rights("treasury", "hold-up")).isEmpty();
    assertThat(rights("treasury", "sign")).as("the owners are as before").hasSize(4);
  }

  /** A page of the contract ends in another way from 1.4.0 on, and one is easily lost there. */
  @ParameterizedTest
  @EnumSource(names = {"V1_1_1", "V1_3_0", "V1_4_1", "V1_5_0"})
  void losesNoModuleBetweenThePagesOfTheContract(SafeRelease release) {
    String label = "many-" + release.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Safe safe = wallet(release, label);
    List<String> enabled = new ArrayList<>();
    for (int i = 0; i < 51; i++) {
      Address module = Address.ofWord(Bytes.word(BigInteger.valueOf(0x10_000 + i)));
      execute(safe, Anvil.data("enableModule(address)", module));
      enabled.add(module.toString());
    }
    later();
    assertThat(rights(label, "move-past-owners"))
        .extracting(one -> one.path("through").asString())
        .containsExactlyInAnyOrderElementsOf(enabled);
    assertThat(access(label).path("notTold").toString()).doesNotContain("Not all modules");
  }

  @Test
  void tellsWhomAnOwnerLetsProposeAtTheService() throws IOException {
    try (QueueService service = new QueueService()) {
      Vault vault = Vault.of(company, service);
      Address first = company.owners().get(0).address();
      Address second = company.owners().get(1).address();
      assertThat(rights("vault", "propose", "safe-delegate")).isEmpty();
      assertThat(access("vault").path("notTold")).isEmpty();

      service.delegate(DESK, first, vault.safe(), "Payments desk", null);
      service.delegate(SCRIPT, second, null, "", "2999-01-01T00:00:00Z");
      service.delegate(LATE, second, null, "Of last year", "2020-01-01T00:00:00Z");
      service.delegate(LATE, first, STRANGER, "Of another Safe", null);
      service.delegate(DESK, STRANGER, vault.safe(), "Of nobody's owner", null);
      later();
      assertThat(rights("vault", "propose", "safe-delegate"))
          .extracting(one -> one.path("through").asString())
          .containsExactlyInAnyOrder(
              DESK + " of the owner " + first, SCRIPT + " of the owner " + second);
      assertThat(findings("vault")).contains("delegate-unknown");
      assertThat(ada.get(at("vault") + "/access").body())
          .contains("a delegate at the transaction service", "Payments desk")
          .doesNotContain("Of last year", "Of another Safe");

      Visitor.told(
          ada.form(
              "/wallets/access/owners",
              Map.of("address", SCRIPT.toString(), "person", "Ben Example", "left", "yes")));
      assertThat(findings("vault")).contains("right-of-former");

      service.mood(QueueService.Mood.DOWN);
      later();
      assertThat(rights("vault", "propose", "safe-delegate")).isEmpty();
      assertThat(access("vault").path("notTold").toString())
          .contains("(delegates) could not be read", "HTTP status 503");
      assertThat(ada.get(at("vault") + "/access").body()).contains("(delegates) could not be read");
    }
  }

  @Test
  void saysThatDelegatesAreNotReadWhereNoServiceIsNamed() {
    wallet(SafeRelease.V1_4_1, "alone");
    String said = "No transaction service is named for this Safe";
    assertThat(access("alone").path("notTold").toString()).contains(said);
    assertThat(ada.get(at("alone") + "/access").body()).contains(said);
  }

  /** Past what a node and a service are believed for. */
  private void later() {
    clock.move(Duration.ofSeconds(21));
  }

  private Safe wallet(SafeRelease release, String label) {
    Safe safe = company.newSafe(release);
    company.change("wallet-added", company.wallet("safe", label, safe.address()));
    return safe;
  }

  /** A Safe that one of the owners' keys moves alone. */
  private Safe lone() {
    return company.newSafe(SafeRelease.V1_4_1, 1, company.owners().getFirst().address());
  }

  /** Its owners have it change itself. */
  private void execute(Safe safe, Bytes data) {
    execute(safe, safe.address(), data, company.owners());
  }

  private void execute(Safe safe, Address to, Bytes data, List<PrivateKey> owners) {
    SafeTransaction transaction = safe.call(to, BigInteger.ZERO, data);
    Bytes hash = safe.hash(transaction);
    Map<Address, Confirmation> signed = new HashMap<>();
    for (PrivateKey owner : owners) {
      signed.put(owner.address(), SafeSignatures.one(owner.address(), owner.sign(hash).bytes()));
    }
    Anvil anvil = company.anvil();
    anvil.send(
        anvil.accounts().getLast(),
        safe.address(),
        BigInteger.ZERO,
        ExecTransaction.encode(transaction, SafeSignatures.join(signed)));
  }

  private String at(String label) {
    return Company.group(
        ada.get("/wallets/access").body(),
        "href=\"(/wallets/[0-9a-f-]{36})/access\">" + label + "<");
  }

  private JsonNode access(String label) {
    return Visitor.told(ada.get("/api/v1" + at(label) + "/access"));
  }

  private List<JsonNode> rights(String label, String right) {
    return access(label)
        .path("rights")
        .valueStream()
        .filter(one -> one.path("right").asString().equals(right))
        .toList();
  }

  private List<JsonNode> rights(String label, String right, String by) {
    return rights(label, right).stream()
        .filter(one -> one.path("by").asString().equals(by))
        .toList();
  }

  private List<String> findings(String label) {
    return access(label)
        .path("findings")
        .valueStream()
        .map(one -> one.path("code").asString())
        .toList();
  }
}
