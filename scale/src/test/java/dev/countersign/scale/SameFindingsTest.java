package dev.countersign.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.scale.cluster.Cluster;
import dev.countersign.scale.day.Delivery;
import dev.countersign.scale.day.Embedded;
import dev.countersign.scale.day.EmbeddedCompanies;
import dev.countersign.scale.day.RecordedCompanies;
import dev.countersign.scale.day.RecordedDay;
import dev.countersign.scale.day.Tally;
import dev.countersign.scale.hosted.Hosted;
import dev.countersign.scale.hosted.Topics;
import dev.countersign.scale.job.Settings;
import dev.countersign.topic.DeadLetter;
import dev.countersign.topic.Edition;
import dev.countersign.topic.Fact;
import dev.countersign.topic.FindingForm;
import dev.countersign.watch.anomaly.AnomalySettings;
import dev.countersign.watch.seen.Movement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on a real broker, job manager and task managers, against the engine in this process. */
class SameFindingsTest {
  private static final Duration CHECKPOINTS = Duration.ofMillis(700);

  private static final AnomalySettings FORESTS = new AnomalySettings(21, 16, 12, 0, 1, 10_000);

  @TempDir static Path folder = Path.of("");

  /** Its start takes longer than a test, so the tests share it, each with topics of its own. */
  private static @Nullable Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = Cluster.start(folder, classPath(), 2, 4);
  }

  @AfterAll
  static void stop() {
    cluster().close();
  }

  private static Cluster cluster() {
    return Objects.requireNonNull(cluster);
  }

  @Test
  void aJobOfAnEarlierReleaseIsCarriedOnFromItsSavepoint(@TempDir Path savepoint) throws Exception {
    String written = System.getProperty("scale.savepoint.write", "");
    if (!written.isEmpty()) {
      RecordedDay day = new RecordedDay(11, 1_500);
      Edition newer = newer(day.edition());
      KeptRelease.write(cluster(), day.edition(), newer, day, Path.of(written));
      return;
    }
    KeptRelease.carryOn(cluster(), "/releases/0.1.0.zip", savepoint);
  }

  @Test
  void aJobOnAClusterOfOnesOwnIsSubmittedStoppedAndCarriedOnByCommands(@TempDir Path files)
      throws Exception {
    new OwnClusterCommands(cluster(), classPath(), files).tryAll();
  }

  @Test
  void aNodesBlocksAreWrittenOnceThroughKillsAndWhatTheyMovedIsFound(@TempDir Path files)
      throws Exception {
    try (EvmNode node = EvmNode.start(31_377)) {
      new FedChain(cluster(), classPath(), files, node).tryAll();
    }
  }

  @Test
  void deadLettersAreWrittenAgainToTheTopicThatEachCameIn(@TempDir Path files) throws Exception {
    new LettersAgain(cluster(), files).tryAll();
  }

  @Test
  void aDayOfLateDoubledAndBrokenMessagesSaysTheSameOnceThroughKillsARescaleAndNewRules()
      throws Exception {
    RecordedDay day = new RecordedDay(7, 6_000);
    List<Fact.Moved> moves = tenBlocksForOne(day.moves());
    Edition newer = newer(day.edition());
    List<byte[]> findings = new ArrayList<>(Embedded.findings(day.edition(), moves));
    assertThat(findings).hasSizeGreaterThan(300);
    List<byte[]> added = ofTheAddedRule(newer, moves);
    assertThat(added).isNotEmpty();
    findings.addAll(added);
    List<byte[]> unusual = Embedded.unusual(day.edition(), moves, FORESTS);
    assertThat(unusual).hasSizeGreaterThan(30);
    findings.addAll(unusual);
    RecordedCompanies weeks = new RecordedCompanies(7, 2);
    List<byte[]> ofCompanies =
        EmbeddedCompanies.findings(weeks.companies(), weeks.events(), weeks.domains());
    assertThat(ofCompanies.size()).isGreaterThan(30);
    findings.addAll(ofCompanies);
    Tally expected = Tally.of(findings);
    List<byte[]> messages = Delivery.of(moves, 7);
    List<byte[]> events = Delivery.ofEvents(weeks.events(), 7);
    List<byte[]> domains = Delivery.ofDomains(weeks.domains(), 7);
    int third = messages.size() / 3;
    Cluster cluster = cluster();
    Settings settings =
        new Settings(
            cluster.kafka(),
            "test",
            Delivery.LATE,
            day.edition(),
            new Settings.Secret(21, 22),
            weeks.companies(),
            FORESTS);
    Topics topics = new Topics(settings);
    topics.create(4);
    topics.write(settings.rulesTopic(), List.of(newer.write()));
    Hosted one = start(settings, cluster, 1, "");
    TracedFacts facts = new TracedFacts(settings);
    facts.write(settings.factsTopic(), messages.subList(0, third));
    facts.write(settings.accountEventsTopic(), third(events, 0));
    facts.write(settings.domainsTopic(), third(domains, 0));
    one.awaitTaken((third + events.size() / 3 + domains.size() / 3) / 2);
    String savepoint = one.stop(cluster.savepoints(), false);
    Hosted four = start(settings, cluster, 4, savepoint);
    facts.write(settings.factsTopic(), messages.subList(third, 2 * third));
    facts.write(settings.accountEventsTopic(), third(events, 1));
    facts.write(settings.domainsTopic(), third(domains, 1));
    four.awaitTaken((third + events.size() / 3 + domains.size() / 3) * 5 / 4);
    cluster.killTaskManager();
    cluster.startTaskManager();
    cluster.restartBroker();
    facts.write(settings.factsTopic(), messages.subList(2 * third, messages.size()));
    facts.write(settings.accountEventsTopic(), third(events, 2));
    facts.write(settings.domainsTopic(), third(domains, 2));
    four.awaitAll();
    four.stop(cluster.savepoints(), true);

    assertThat(Tally.of(topics.findings())).isEqualTo(expected);
    facts.assertThatFindingsGoOnFromWhatTheyAreOf();
    List<String> broken = new ArrayList<>();
    topics.read(
        settings.deadLettersTopic(), (where, bytes) -> broken.add(DeadLetter.read(bytes).why()));
    for (String topic : List.of("Fact", "AccountEvent", "Domain")) {
      assertThat(broken.stream().filter(why -> why.startsWith("it is no " + topic)).toList())
          .hasSize(Delivery.BROKEN);
    }
  }

  /** Blocks as often as Ethereum has them: forests learn what lies 256 of them back. */
  private static List<Fact.Moved> tenBlocksForOne(List<Fact.Moved> moves) {
    return moves.stream()
        .map(one -> {
          Movement move = one.movement();
          return new Fact.Moved(
              new Movement(
                  move.chain(),
                  move.block() * 10,
                  move.time(),
                  move.transaction(),
                  move.index(),
                  move.from(),
                  move.to(),
                  move.asset(),
                  move.amount()),
              one.symbol());
        })
        .toList();
  }

  private static List<byte[]> third(List<byte[]> all, int which) {
    return all.subList(all.size() * which / 3, all.size() * (which + 1) / 3);
  }

  /** The same rules and one more, in force for the last hours of the day. */
  private static Edition newer(Edition first) {
    String added =
        """

          - name: added while it runs
            when: { direction: out, amount: { over: 50_000 USD } }
            sentence: "Added: {wallet} paid {amount}."
        """;
    return new Edition(
        2, RecordedDay.end() - 10_000, first.rules().stripTrailing() + "\n" + added, first.facts());
  }

  static List<byte[]> ofTheAddedRule(Edition newer, List<Fact.Moved> moves) {
    List<Fact.Moved> last = moves.stream().filter(one -> one.time() >= newer.from()).toList();
    return Embedded.findings(newer, last).stream()
        .filter(finding -> FindingForm.sentence(finding).startsWith("Added: "))
        .toList();
  }

  private static Hosted start(Settings settings, Cluster cluster, int parallel, String savepoint)
      throws Exception {
    return Hosted.start(settings, "127.0.0.1", cluster.rest(), parallel, CHECKPOINTS, savepoint);
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
