package dev.countersign.access.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.wallet.CompanyPerson.Standing;
import dev.countersign.access.wallet.WalletFacts.CompanyMachine;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WalletAccessTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Address WALLET = address(1);
  private static final Address OWN = address(2);
  private static final Address FIRST = address(3);
  private static final Address SECOND = address(4);
  private static final Address INNER = address(5);
  private static final Address MODULE = address(6);

  private final Map<Address, KnownOwner> owners = new HashMap<>();
  private final List<CompanyPerson> people = new ArrayList<>();
  private final List<ImportedRight> imported = new ArrayList<>();
  private final List<CompanyMachine> machines = new ArrayList<>();
  private final Map<String, Instant> uses = new HashMap<>();
  private Needed countersign = Needed.NEVER;
  private Delegations delegations = new Delegations.None();
  private OnChain chain = safe(2, List.of(OWN, FIRST, SECOND));

  private static Address address(int number) {
    return Address.of("0x" + "%040x".formatted(number));
  }

  private static OnChain.Safe safe(int threshold, List<Address> owners, Address... modules) {
    return new OnChain.Safe(owners, threshold, List.of(modules), null, true, Map.of());
  }

  private void known(Address address, String name, String device, String team) {
    owners.put(
        address, new KnownOwner(address, name, name + "@example.com", device, team, false, ""));
  }

  private CompanyPerson person(String name, Standing standing, String... roles) {
    CompanyPerson person =
        new CompanyPerson(
            name,
            name + "@example.com",
            standing,
            Set.of(roles),
            Set.of(roles).stream().map(role -> role + "s").collect(Collectors.toSet()),
            Set.of(),
            NOW.minus(Duration.ofDays(400)));
    people.add(person);
    return person;
  }

  private WalletAccess access(@Nullable Reviewed last) {
    return WalletAccess.of(
        new WalletFacts(
            "cold-1",
            WALLET,
            OWN,
            "in the data folder",
            NOW.minus(Duration.ofDays(10)),
            chain,
            delegations,
            countersign,
            people,
            machines,
            Set.of("approvers"),
            Set.of("administrators"),
            owners,
            imported,
            uses),
        last,
        90,
        NOW);
  }

  private static Set<String> codes(WalletAccess access) {
    return access.noticed().stream()
        .map(one -> one.finding().code().code())
        .collect(Collectors.toSet());
  }

  @Test
  void saysWhichOwnersNobodyKnows() {
    known(FIRST, "ada", "", "");
    WalletAccess access = access(null);
    assertThat(access.noticed())
        .filteredOn(one -> one.finding().code().code().equals("owner-unknown"))
        .singleElement()
        .satisfies(
            one -> assertThat(one.finding().sentence()).contains(SECOND.toString(), "cold-1"));
    known(SECOND, "ben", "", "");
    assertThat(codes(access(null))).doesNotContain("owner-unknown");
  }

  @Test
  void tellsWhomAnOwnerLetsProposeAndWhomOfThemNobodyKnows() {
    Address desk = address(7);
    delegations = delegate(desk, "Payments desk");
    WalletAccess access = access(null);
    Grant grant = proposing(access);
    assertThat(grant.right()).isEqualTo(Right.PROPOSE);
    assertThat(grant.holder().name()).isEqualTo(desk + " (\u201cPayments desk\u201d)");
    assertThat(grant.through()).isEqualTo(desk + " of the owner " + FIRST);
    assertThat(access.about(grant))
        .extracting(one -> one.finding().code().code())
        .containsExactly("delegate-unknown");
    delegations = delegate(desk, "Friends");
    assertThat(proposing(access(null)).key()).as("its label is no right").isEqualTo(grant.key());
    known(desk, "ada", "", "");
    assertThat(proposing(access(null)).holder()).isEqualTo(Holder.person("ada@example.com", "ada"));
    assertThat(codes(access(null))).doesNotContain("delegate-unknown", "right-of-former");
    person("ada", Standing.FORMER);
    assertThat(codes(access(null))).contains("right-of-former");
    assertThat(access(null).quorum().people())
        .as("whoever proposes signs nothing")
        .isEqualTo(access.quorum().people());
  }

  @Test
  void saysThatTheServiceCouldNotBeReadAndConcludesNothingElse() {
    delegations = new Delegations.Unread("No transaction service is named.");
    WalletAccess access = access(null);
    assertThat(access.aside()).containsExactly("No transaction service is named.");
    assertThat(access.unread()).isEmpty();
    assertThat(AccessFile.json(access).path("notTold").toString())
        .isEqualTo("[\"No transaction service is named.\"]");
  }

  private static Delegations delegate(Address delegate, String label) {
    return new Delegations.Read(List.of(new Delegations.Delegation(delegate, FIRST, label)));
  }

  private static Grant proposing(WalletAccess access) {
    return access.grants().stream()
        .filter(one -> one.way() == Way.SAFE_DELEGATE)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void findsTwoKeysOfOnePersonAndThatTheyAreEnough() {
    known(FIRST, "ada", "", "");
    known(SECOND, "ada", "", "");
    assertThat(codes(access(null))).contains("two-keys-one-person", "quorum-of-one-person");
    chain = safe(3, List.of(OWN, FIRST, SECOND));
    countersign = new Voice("ben", "ben", true, Set.of(), "");
    assertThat(codes(access(null)))
        .contains("two-keys-one-person")
        .doesNotContain("quorum-of-one-person");
  }

  @Test
  void findsOneTeamAndOneDevice() {
    known(FIRST, "ada", "laptop 7", "treasury");
    known(SECOND, "ben", "Laptop 7", "treasury");
    WalletAccess access = access(null);
    assertThat(codes(access)).contains("quorum-of-one-team", "quorum-of-one-device");
    assertThat(access.about(access.grants().getFirst())).isNotNull();
    known(SECOND, "ben", "phone 2", "security");
    assertThat(codes(access(null))).doesNotContain("quorum-of-one-team", "quorum-of-one-device");
  }

  @Test
  void countsCountersignsOwnApprovals() {
    known(FIRST, "rea", "", "");
    known(SECOND, "cy", "", "");
    countersign =
        new Needed.Asked(
            List.of(new Voice("rea@example.com", "rea", true, Set.of(), "")),
            new Needed.Some(1, List.of(new Voice("abe@example.com", "abe", true, Set.of(), ""))));
    assertThat(access(null).quorum().people().number()).isEqualTo(2);
    countersign =
        new Needed.Asked(List.of(new Voice("rea@example.com", "rea", true, Set.of(), "")), null);
    assertThat(codes(access(null))).contains("quorum-of-one-person");
  }

  @Test
  void whoeverReachesTheKeySignsPastTheApprovals() {
    chain = new OnChain.Account();
    assertThat(codes(access(null))).doesNotContain("quorum-of-one-person");
    imported.add(
        new ImportedRight(
            "cold-1",
            Holder.Kind.PERSON,
            "Ops@example.com",
            Right.REACH_KEY,
            Way.AWS_IAM,
            "KmsAdmin",
            null,
            null));
    assertThat(codes(access(null))).contains("quorum-of-one-person");
    imported.set(
        0,
        new ImportedRight(
            "another",
            Holder.Kind.PERSON,
            "ops@example.com",
            Right.REACH_KEY,
            Way.AWS_IAM,
            "KmsAdmin",
            null,
            null));
    assertThat(codes(access(null))).doesNotContain("quorum-of-one-person");
  }

  @Test
  void goesIntoASafeThatIsAnOwner() {
    chain =
        new OnChain.Safe(
            List.of(OWN, INNER),
            1,
            List.of(),
            null,
            true,
            Map.of(INNER, safe(2, List.of(FIRST, SECOND))));
    known(FIRST, "ada", "", "");
    known(SECOND, "ben", "", "");
    WalletAccess access = access(null);
    assertThat(access.quorum().people().number()).isEqualTo(2);
    assertThat(access.grants())
        .filteredOn(grant -> grant.way() == Way.NESTED_SAFE_OWNER)
        .extracting(grant -> grant.holder().name())
        .containsExactly("ada", "ben");
    assertThat(codes(access)).doesNotContain("owner-unknown");
  }

  @Test
  void findsModulesThatNobodyAnswersFor() {
    chain = safe(2, List.of(OWN, FIRST, SECOND), MODULE);
    assertThat(codes(access(null))).contains("module-unknown");
    known(MODULE, "ada", "", "");
    assertThat(codes(access(null))).doesNotContain("module-unknown");
  }

  @Test
  void findsTheRightsOfThoseWhoLeft() {
    known(FIRST, "ada", "", "");
    known(SECOND, "ben", "", "");
    assertThat(codes(access(null))).doesNotContain("right-of-former");
    person("ada", Standing.FORMER, "approver");
    assertThat(access(null).noticed())
        .filteredOn(one -> one.finding().code().code().equals("right-of-former"))
        .singleElement()
        .satisfies(
            one -> assertThat(one.finding().sentence()).startsWith("ada left, and still signs"));
    people.clear();
    machines.add(new CompanyMachine("payroll", Set.of("request"), "ada@example.com", false, NOW));
    assertThat(codes(access(null))).contains("right-of-former");
  }

  @Test
  void findsRightsThatWereNotUsedForLong() {
    person("abe", Standing.ACTIVE, "approver");
    assertThat(codes(access(null))).contains("right-unused");
    uses.put(WalletFacts.use("abe@example.com", Right.APPROVE), NOW.minus(Duration.ofDays(89)));
    assertThat(codes(access(null))).doesNotContain("right-unused");
    uses.put(WalletFacts.use("abe@example.com", Right.APPROVE), NOW.minus(Duration.ofDays(90)));
    assertThat(codes(access(null))).contains("right-unused");
  }

  @Test
  void findsWhatGrewSinceTheLastReviewAndWhatWasToGo() {
    known(FIRST, "ada", "", "");
    known(SECOND, "ben", "", "");
    Set<String> now = access(null).grants().stream().map(Grant::key).collect(Collectors.toSet());
    Instant lately = NOW.minus(Duration.ofDays(20));
    assertThat(codes(access(new Reviewed(lately, "cy", now, Set.of()))))
        .doesNotContain("right-grew", "review-due");
    Set<String> fewer = new java.util.TreeSet<>(now);
    String gone = fewer.stream().filter(key -> key.contains("ada")).findFirst().orElseThrow();
    fewer.remove(gone);
    assertThat(access(new Reviewed(lately, "cy", fewer, Set.of())).noticed())
        .filteredOn(one -> one.finding().code().code().equals("right-grew"))
        .singleElement()
        .satisfies(one -> assertThat(one.of()).containsExactly(gone));
    assertThat(access(new Reviewed(lately, "cy", fewer, Set.of(gone))).noticed())
        .anySatisfy(one -> assertThat(one.finding().sentence()).contains("was to lose it"));
  }

  @Test
  void isToBeReviewedAQuarterLater() {
    assertThat(codes(access(null))).contains("review-due");
    Instant then = Instant.parse("2026-03-01T00:00:00Z");
    assertThat(codes(access(new Reviewed(then.plusSeconds(1), "cy", Set.of(), Set.of()))))
        .doesNotContain("review-due");
    assertThat(codes(access(new Reviewed(then, "cy", Set.of(), Set.of())))).contains("review-due");
  }

  @Test
  void saysWhatCouldNotBeReadInsteadOfGuessing() {
    chain = new OnChain.Unread("No node of this chain was named.");
    WalletAccess access = access(null);
    assertThat(access.unread()).containsExactly("No node of this chain was named.");
    assertThat(access.quorum().known()).isFalse();
    assertThat(codes(access)).doesNotContain("quorum-of-one-person");
    assertThat(AccessFile.json(access).path("enough").path("people").isMissingNode()).isTrue();
  }

  @Test
  void writesWhatASpreadsheetDoesNotCalculate() {
    known(FIRST, "=cmd()", "", "");
    String csv = AccessFile.csv("cold-1", access(null));
    assertThat(csv).contains("'=cmd()").doesNotContain(",=cmd()");
    assertThat(csv.lines().findFirst().orElseThrow()).startsWith("wallet,holder,name");
    assertThat(Json.compact(AccessFile.json(access(null)))).contains("\"=cmd()\"");
  }
}
