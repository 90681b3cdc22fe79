package dev.countersign.access.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.access.posture.Observed.Approvals;
import dev.countersign.access.posture.Observed.Channel;
import dev.countersign.access.posture.Observed.JournalKept;
import dev.countersign.access.posture.Observed.Machine;
import dev.countersign.access.posture.Observed.Network;
import dev.countersign.access.posture.Observed.Person;
import dev.countersign.access.posture.Observed.Reports;
import dev.countersign.access.posture.Observed.Response;
import dev.countersign.access.posture.Observed.Stop;
import dev.countersign.access.posture.Observed.WalletSeen;
import dev.countersign.access.posture.ObservedChain.Agreement;
import dev.countersign.access.posture.ObservedPolicy.ChangeTerms;
import dev.countersign.access.posture.ObservedPolicy.ValueRule;
import dev.countersign.access.wallet.Delegations;
import dev.countersign.access.wallet.KnownOwner;
import dev.countersign.access.wallet.Needed;
import dev.countersign.access.wallet.OnChain;
import dev.countersign.access.wallet.WalletAccess;
import dev.countersign.access.wallet.WalletFacts;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostureTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Address WALLET = Address.of("0x" + "0".repeat(39) + "1");
  private static final Address FIRST = Address.of("0x" + "0".repeat(39) + "2");
  private static final Address SECOND = Address.of("0x" + "0".repeat(39) + "3");

  private List<Person> people = List.of(new Person("Ada", true, false, 1, 1));
  private List<Machine> machines = List.of();
  private List<ObservedSource> sources = List.of();
  private @Nullable Network network;
  private Response response = Response.NONE;
  private boolean own;
  private boolean settingUp = true;
  private List<ValueRule> rules = List.of(new ValueRule("known places", 2, false, "always"));
  private int failing;
  private Duration coolingOff = Duration.ofHours(24);
  private Approvals approvals = new Approvals(0, 0);
  private List<ObservedChain> chains = List.of();
  private Stop stop = new Stop(false, null);
  private Delegations delegations = new Delegations.None();
  private final List<WalletSeen> wallets = new ArrayList<>();
  private List<Channel> channels = List.of();
  private @Nullable Instant backup;
  private @Nullable Instant exported;
  private Reports reports = new Reports(0, 0, null);

  private Posture posture() {
    return Posture.of(
        new Observed(
            NOW,
            people,
            machines,
            sources,
            network,
            response,
            new ObservedPolicy(
                own,
                rules,
                2,
                failing,
                List.of(),
                List.of(new ChangeTerms("policy", 1, coolingOff)),
                settingUp),
            approvals,
            chains,
            stop,
            wallets,
            channels,
            backup,
            new JournalKept(exported, null, 12),
            reports,
            0,
            0));
  }

  private State state(Question question) {
    return answer(question).state();
  }

  private Answer answer(Question question) {
    return posture().answers().stream()
        .filter(one -> one.question() == question)
        .findFirst()
        .orElseThrow();
  }

  private void wallet(OnChain chain, Map<Address, KnownOwner> owners, @Nullable Instant reviewed) {
    WalletFacts facts =
        new WalletFacts(
            "cold-1",
            WALLET,
            WALLET,
            "here",
            NOW,
            chain,
            delegations,
            Needed.NEVER,
            List.of(),
            List.of(),
            Set.of(),
            Set.of(),
            owners,
            List.of(),
            Map.of());
    wallets.clear();
    wallets.add(new WalletSeen("cold-1", WalletAccess.of(facts, null, 90, NOW), reviewed, true));
  }

  private static OnChain.Safe safe(int threshold) {
    return new OnChain.Safe(List.of(FIRST, SECOND), threshold, List.of(), null, true, Map.of());
  }

  private static KnownOwner owner(Address address, String name, String device, String team) {
    return new KnownOwner(address, name, "", device, team, false, "");
  }

  @Test
  void isHonestAboutANewInstallation() {
    Posture posture = posture();
    assertThat(posture.answers()).hasSize(Question.values().length);
    assertThat(posture.answers())
        .filteredOn(one -> one.state() == State.MET)
        .extracting(Answer::question)
        .containsExactly(Question.MACHINES, Question.TWO_APPROVALS);
    assertThat(posture.answers())
        .filteredOn(one -> one.state() != State.MET)
        .allSatisfy(one -> assertThat(one.next()).as(one.question().word()).isNotBlank());
  }

  @Test
  void takesALogThatWentSilentForNone() {
    sources = List.of(new ObservedSource("Okta", NOW.minus(Duration.ofHours(24)), 5, List.of()));
    assertThat(state(Question.EVENT_SOURCES)).isEqualTo(State.MET);
    assertThat(state(Question.SECOND_FACTOR)).isEqualTo(State.MET);
    sources = List.of(new ObservedSource("Okta", NOW.minus(Duration.ofHours(25)), 0, List.of()));
    assertThat(state(Question.EVENT_SOURCES)).isEqualTo(State.MISSING);
    sources =
        List.of(
            new ObservedSource("Okta", NOW.minus(Duration.ofHours(25)), 0, List.of()),
            new ObservedSource("GitHub", NOW, 3, null));
    assertThat(state(Question.EVENT_SOURCES)).isEqualTo(State.PARTLY);
  }

  @Test
  void holdsSignInsWithoutASecondFactorElsewhereAgainstIt() {
    sources = List.of(new ObservedSource("GitHub", NOW, 5, null));
    assertThat(state(Question.SECOND_FACTOR)).isEqualTo(State.PARTLY);
    sources =
        List.of(
            new ObservedSource("GitHub", NOW, 5, null),
            new ObservedSource("Okta", NOW, 5, List.of("cy@example.com", "dee@example.com")));
    Answer answer = answer(Question.SECOND_FACTOR);
    assertThat(answer.state()).isEqualTo(State.MISSING);
    assertThat(answer.sentence()).contains("2 accounts signed in elsewhere");
    assertThat(answer.evidence())
        .contains(
            "GitHub does not say whether there was a second factor",
            "Okta, without a second factor in 30 days: cy@example.com, dee@example.com");
    assertThat(Json.compact(posture().json(false))).doesNotContain("cy@example.com");
    sources = List.of(new ObservedSource("Okta", NOW, 5, List.of()));
    assertThat(state(Question.SECOND_FACTOR)).isEqualTo(State.MET);
  }

  @Test
  void tellsBesideWhoLeftWhatCouldNotBeReadOfWhoAsks() {
    delegations = new Delegations.Unread("No transaction service is named.");
    wallet(safe(2), Map.of(), NOW);
    assertThat(answer(Question.FORMER_PEOPLE).state()).isEqualTo(State.MET);
    assertThat(answer(Question.FORMER_PEOPLE).evidence())
        .contains("cold-1: No transaction service is named.");
  }

  @Test
  void asksForAPasskeyOfEverybody() {
    sources = List.of(new ObservedSource("Okta", NOW, 5, List.of()));
    people = List.of(new Person("Ada", true, true, 1, 1), new Person("Ben", true, false, 1, 0));
    assertThat(state(Question.SECOND_FACTOR)).isEqualTo(State.MISSING);
    assertThat(state(Question.ADMINISTRATORS)).isEqualTo(State.MET);
    assertThat(state(Question.STOP)).isEqualTo(State.PARTLY);
    stop = new Stop(false, NOW.minus(Duration.ofDays(365)));
    assertThat(state(Question.STOP)).isEqualTo(State.MET);
    stop = new Stop(false, NOW.minus(Duration.ofDays(366)));
    assertThat(state(Question.STOP)).isEqualTo(State.PARTLY);
  }

  @Test
  void findsTheWayThatAsksTooFew() {
    rules = List.of(new ValueRule("two", 2, false, "a"), new ValueRule("small", 1, true, "b"));
    assertThat(state(Question.TWO_APPROVALS)).isEqualTo(State.PARTLY);
    rules = List.of(new ValueRule("two", 2, false, "a"), new ValueRule("all", 1, false, "b"));
    assertThat(state(Question.TWO_APPROVALS)).isEqualTo(State.MISSING);
  }

  @Test
  void knowsATestedPolicyOfOnesOwn() {
    assertThat(state(Question.POLICY_TESTED)).isEqualTo(State.PARTLY);
    own = true;
    assertThat(state(Question.POLICY_TESTED)).isEqualTo(State.MET);
    failing = 1;
    assertThat(state(Question.POLICY_TESTED)).isEqualTo(State.MISSING);
  }

  @Test
  void guardsTheRulesOnceTheSettingUpEnded() {
    assertThat(state(Question.RULES_GUARDED)).isEqualTo(State.PARTLY);
    settingUp = false;
    assertThat(state(Question.RULES_GUARDED)).isEqualTo(State.MET);
    coolingOff = Duration.ZERO;
    assertThat(state(Question.RULES_GUARDED)).isEqualTo(State.PARTLY);
  }

  @Test
  void countsWhatSignedApprovalsThereAre() {
    assertThat(state(Question.APPROVALS_BOUND)).isEqualTo(State.CANNOT_TELL);
    approvals = new Approvals(3, 3);
    assertThat(state(Question.APPROVALS_BOUND)).isEqualTo(State.MET);
    approvals = new Approvals(3, 2);
    assertThat(state(Question.APPROVALS_BOUND)).isEqualTo(State.MISSING);
  }

  @Test
  void believesNoNodeAlone() {
    assertThat(state(Question.NODES)).isEqualTo(State.CANNOT_TELL);
    chains = List.of(new ObservedChain("Ethereum", 1, Agreement.NOT_COMPARED));
    assertThat(state(Question.NODES)).isEqualTo(State.PARTLY);
    chains = List.of(new ObservedChain("Ethereum", 2, Agreement.SAME));
    assertThat(state(Question.NODES)).isEqualTo(State.MET);
    chains = List.of(new ObservedChain("Ethereum", 2, Agreement.DIFFERENT));
    assertThat(state(Question.NODES)).isEqualTo(State.MISSING);
    chains = List.of(new ObservedChain("Ethereum", 0, Agreement.NOT_COMPARED));
    assertThat(state(Question.NODES)).isEqualTo(State.MISSING);
  }

  @Test
  void asksWhoseTheOwnersAre() {
    wallet(safe(2), Map.of(FIRST, owner(FIRST, "ada", "", "")), null);
    assertThat(state(Question.OWNERS_KNOWN)).isEqualTo(State.MISSING);
    assertThat(state(Question.ONE_PERSON)).isEqualTo(State.MET);
    assertThat(state(Question.ONE_TEAM)).isEqualTo(State.CANNOT_TELL);
    wallet(safe(2), Map.of(), null);
    assertThat(state(Question.ONE_PERSON))
        .as("both keys could be one person's")
        .isEqualTo(State.PARTLY);
    wallet(
        safe(2),
        Map.of(FIRST, owner(FIRST, "ada", "a", "x"), SECOND, owner(SECOND, "ben", "b", "y")),
        NOW);
    for (Question question :
        List.of(
            Question.OWNERS_KNOWN,
            Question.MODULES_KNOWN,
            Question.ONE_PERSON,
            Question.ONE_TEAM,
            Question.ONE_DEVICE,
            Question.FORMER_PEOPLE,
            Question.UNUSED_RIGHTS,
            Question.REVIEWED)) {
      assertThat(state(question)).as(question.word()).isEqualTo(State.MET);
    }
    wallet(
        safe(2),
        Map.of(FIRST, owner(FIRST, "ada", "a", "x"), SECOND, owner(SECOND, "ben", "A", "x")),
        NOW);
    assertThat(state(Question.ONE_TEAM)).isEqualTo(State.MISSING);
    assertThat(state(Question.ONE_DEVICE)).isEqualTo(State.MISSING);
    wallet(safe(1), Map.of(FIRST, owner(FIRST, "ada", "a", "x")), NOW);
    assertThat(state(Question.ONE_PERSON)).isEqualTo(State.MISSING);
    assertThat(state(Question.ONE_TEAM)).isEqualTo(State.MISSING);
    assertThat(state(Question.ONE_DEVICE)).isEqualTo(State.MISSING);
  }

  @Test
  void saysWhereTheChainCouldNotBeRead() {
    wallet(new OnChain.Unread("No node answers."), Map.of(), null);
    for (Question question :
        List.of(
            Question.OWNERS_KNOWN,
            Question.MODULES_KNOWN,
            Question.ONE_PERSON,
            Question.ONE_TEAM,
            Question.ONE_DEVICE,
            Question.FORMER_PEOPLE)) {
      assertThat(state(question)).as(question.word()).isEqualTo(State.CANNOT_TELL);
    }
  }

  @Test
  void saysWhereAllTogetherAreNotEnough() {
    wallet(new OnChain.Account(), Map.of(), null);
    assertThat(state(Question.ONE_PERSON)).isEqualTo(State.CANNOT_TELL);
  }

  @Test
  void asksForAReviewAQuarter() {
    wallet(safe(2), Map.of(), Instant.parse("2026-03-01T00:00:01Z"));
    assertThat(state(Question.REVIEWED)).isEqualTo(State.MET);
    wallet(safe(2), Map.of(), Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(state(Question.REVIEWED)).isEqualTo(State.MISSING);
  }

  @Test
  void takesAWayOutForProvenOnceSomethingGotThrough() {
    channels = List.of(new Channel("mail", null, 0));
    assertThat(state(Question.TOLD)).isEqualTo(State.PARTLY);
    channels = List.of(new Channel("mail", NOW.minus(Duration.ofDays(30)), 0));
    assertThat(state(Question.TOLD)).isEqualTo(State.MET);
    channels = List.of(new Channel("mail", NOW.minus(Duration.ofDays(31)), 0));
    assertThat(state(Question.TOLD)).isEqualTo(State.PARTLY);
    channels = List.of(new Channel("mail", NOW, 1));
    assertThat(state(Question.TOLD)).isEqualTo(State.PARTLY);
  }

  @Test
  void asksForBackupsAndExportsThatAreRecent() {
    backup = NOW.minus(Duration.ofDays(7));
    exported = NOW.minus(Duration.ofDays(30));
    assertThat(state(Question.BACKUP)).isEqualTo(State.MET);
    assertThat(state(Question.JOURNAL_KEPT)).isEqualTo(State.MET);
    backup = NOW.minus(Duration.ofDays(8));
    exported = NOW.minus(Duration.ofDays(31));
    assertThat(state(Question.BACKUP)).isEqualTo(State.PARTLY);
    assertThat(state(Question.JOURNAL_KEPT)).isEqualTo(State.MISSING);
    backup = NOW.minus(Duration.ofDays(31));
    assertThat(state(Question.BACKUP)).isEqualTo(State.MISSING);
  }

  @Test
  void asksWhetherReportsAreLookedAt() {
    reports = new Reports(1, 1, NOW.minus(Duration.ofDays(2)));
    assertThat(state(Question.LURES_REPORTED)).isEqualTo(State.MET);
    reports = new Reports(1, 1, NOW.minus(Duration.ofDays(3)));
    assertThat(state(Question.LURES_REPORTED)).isEqualTo(State.PARTLY);
  }

  @Test
  void knowsNetworksResponsesAndMachines() {
    network = new Network("a file", NOW.minus(Duration.ofDays(90)));
    assertThat(state(Question.NETWORK_KNOWLEDGE)).isEqualTo(State.MET);
    network = new Network("a file", NOW.minus(Duration.ofDays(91)));
    assertThat(state(Question.NETWORK_KNOWLEDGE)).isEqualTo(State.PARTLY);
    network = new Network("a file", null);
    assertThat(state(Question.NETWORK_KNOWLEDGE)).as("its age is not seen").isEqualTo(State.PARTLY);
    response = Response.DRY_RUN;
    assertThat(state(Question.SESSION_RESPONSE)).isEqualTo(State.PARTLY);
    response = Response.ON;
    assertThat(state(Question.SESSION_RESPONSE)).isEqualTo(State.MET);
    machines = List.of(new Machine("payroll", false));
    assertThat(state(Question.MACHINES)).isEqualTo(State.MISSING);
  }

  @Test
  void namesNobodyToWhoeverMayNotSeeIt() {
    people = List.of(new Person("Ada Lovelace", true, false, 1, 0));
    machines = List.of(new Machine("payroll", false));
    wallet(safe(1), Map.of(FIRST, owner(FIRST, "Grace Hopper", "device 7", "team 9")), null);
    assertThat(Json.compact(posture().json(true)))
        .contains("Ada Lovelace", "payroll", SECOND.toString());
    assertThat(Json.compact(posture().json(false)))
        .doesNotContain(
            "Ada Lovelace", "payroll", SECOND.toString(), "Grace", "device 7", "evidence");
  }

  @Test
  void isNoPostureWithAQuestionLeftOut() {
    List<Answer> some = posture().answers().subList(1, Question.values().length);
    assertThatThrownBy(() -> new Posture(some)).isInstanceOf(IllegalArgumentException.class);
  }
}
