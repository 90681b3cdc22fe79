package dev.countersign.bench;

import dev.countersign.bench.Line.Answer;
import dev.countersign.model.json.Json;
import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Machines ask for transfers over the API, 200 a second, of a server that the built launcher
 * started: each request is proven to be the machine's, filed, decided by a policy of 200 rules, and
 * both are on the disk in the journal before it is answered. There is no node, so nothing is
 * composed or simulated. In the same run, bare commits of PostgreSQL are measured. Asked: p99 under
 * 25 ms.
 */
final class ApiLoad {
  private static final int PER_SECOND = 200;

  private static final int ROUNDS = 6;

  /** A server that was just started compiles itself for its first fifteen thousand requests. */
  private static final List<Integer> WARMING_UP =
      Stream.concat(
              Stream.of(20, 50, 100, 100, 150, 150), Stream.generate(() -> PER_SECOND).limit(14))
          .toList();

  private static final int SECONDS = 5;
  private static final int COMMITS = 2_000;

  /** What one may have waiting at once is limited, so there are several. */
  private static final int MACHINES = 8;

  private static final String SUPPLIER = "0x00000000000000000000000000000000000ca11e";

  private ApiLoad() {}

  /** Measures, and then replays what was decided. */
  static void measure(Report report) throws IOException, InterruptedException, SQLException {
    Path data = Files.createTempDirectory("countersign-bench-");
    try {
      try (Launched server = Launched.on(data)) {
        measure(server, data, report);
        PastReplay.measure(data, report);
      }
    } finally {
      StartUp.delete(data);
    }
  }

  private static void measure(Launched server, Path data, Report report)
      throws InterruptedException, SQLException {
    List<SoftMachine> machines = company(server);
    List<Round> rounds = new ArrayList<>();
    try (BareCommit commits = BareCommit.on(data)) {
      int first = 0;
      for (int perSecond : WARMING_UP) {
        round(machines, first, perSecond);
        first += perSecond * SECONDS;
      }
      long before = commits.size();
      int counted = first;
      for (int round = 0; round < ROUNDS; round++) {
        rounds.add(round(machines, first, PER_SECOND));
        first += PER_SECOND * SECONDS;
      }
      report.told(
          "Bytes in PostgreSQL for each, journal and indexes and its withdrawal among them",
          String.format(Locale.ROOT, "%,d", (commits.size() - before) / (first - counted)));
      Load all = Load.together(rounds.stream().map(Round::load).toList());
      Load bare = commits.measure(COMMITS);
      System.out.println("all of them        " + all);
      System.out.println("bare commits       " + bare);
      report.under(
          "A transfer filed and decided over the API, 200 a second, p99",
          25,
          all.milliseconds(99),
          "ms");
      report.told(
          "The same, p50; a bare commit of PostgreSQL, p50 and p99",
          String.format(
              Locale.ROOT,
              "%.2f ms; %.2f and %.2f ms",
              all.milliseconds(50),
              bare.milliseconds(50),
              bare.milliseconds(99)));
      report.told(
          "The same as a multiple of a bare commit, p50 and p99",
          String.format(
              Locale.ROOT,
              "%.1f and %.1f",
              all.milliseconds(50) / bare.milliseconds(50),
              all.milliseconds(99) / bare.milliseconds(99)));
      report.told(
          "The p99 of each round, and how much of two cores others took",
          rounds.stream()
              .sorted(Comparator.comparingDouble(one -> one.load.milliseconds(99)))
              .map(Round::toString)
              .collect(Collectors.joining(", ")));
    }
  }

  /** What was measured, and the share of the cores that others took meanwhile. */
  private record Round(Load load, double stolen) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.1f ms (%.0f %%)", load.milliseconds(99), 100 * stolen);
    }
  }

  /**
   * What the machines do themselves is done before and after: proofs, reading the answers, and
   * taking away what is not needed any more.
   */
  private static Round round(List<SoftMachine> machines, int first, int perSecond)
      throws InterruptedException {
    List<Filing> filings = new ArrayList<>();
    for (int i = 0; i < perSecond * SECONDS; i++) {
      filings.add(Filing.of(machines.get(i % machines.size()), first + i));
    }
    Map<Filing, Answer> answers = new ConcurrentHashMap<>();
    System.gc(); // a collection here would be measured as the server's
    Stolen stolen = Stolen.now();
    Load load =
        Load.of(
            filings.size(),
            perSecond,
            number -> answers.put(filings.get(number), filings.get(number).send()));
    double taken = stolen.since();
    System.out.printf(
        Locale.ROOT, "%3d a second  %s  stolen %.0f %%%n", perSecond, load, 100 * taken);
    answers.entrySet().parallelStream().forEach(one -> one.getKey().withdraw(one.getValue()));
    return new Round(load, taken);
  }

  /** Two administrators, an account, a supplier, a policy of 200 rules, a price, machines. */
  private static List<SoftMachine> company(Launched server) {
    Founders founders = new Founders(server.console(), server.link());
    String account = group(founders.ada().get("/wallets").body(), "(0x[0-9a-fA-F]{40})");
    founders.change(
        "book-changed",
        Map.of(
            "part", "addresses",
            "address", SUPPLIER,
            "kind", "counterparty",
            "label", "Supplier",
            "chain", "1"));
    founders.change(
        "wallet-added",
        Map.of(
            "kind", "account",
            "chain", "1",
            "address", account,
            "label", "hot-1",
            "key", account,
            "tags", "hot"));
    founders.change("policy-changed", Map.of("document", Policies.ofRulesOnIntents(200)));
    List<SoftMachine> machines = new ArrayList<>();
    for (int i = 0; i < MACHINES; i++) {
      SoftMachine machine = new SoftMachine(server.console(), "bot-" + i);
      founders.change(
          "machine-added", machine.form(founders.person("ben@example.com"), "request", "prices"));
      machine.token();
      machines.add(machine);
    }
    ObjectNode prices = Json.object();
    prices
        .putArray("prices")
        .addObject()
        .put("asset", "1/native")
        .put("currency", "USD")
        .put("price", "2011.35")
        .put("at", Instant.now().toString());
    Visitor.told(machines.getFirst().send("PUT", "/api/v1/prices", Json.compact(prices)));
    return machines;
  }

  /** A transfer that a machine asks for. */
  private record Filing(SoftMachine machine, HttpRequest request, String body) {
    static Filing of(SoftMachine machine, int number) {
      ObjectNode intent =
          Json.object()
              .put("wallet", "hot-1")
              .put("action", "transfer")
              .put("asset", "ETH")
              .put("amount", "0.25")
              .put("destination", SUPPLIER)
              .put("purpose", "Payout " + number);
      String body = Json.compact(intent);
      return new Filing(
          machine,
          machine.signed("POST", "/api/v1/intents", body, "Idempotency-Key", "payout-" + number),
          body);
    }

    Answer send() {
      return Line.send(request, body);
    }

    void withdraw(Answer answer) {
      if (answer.status() / 100 != 2) {
        throw new IllegalStateException(answer.status() + ": " + answer.body());
      }
      JsonNode said = Json.parse(answer.body(), "The answer");
      // Without a payload nothing can be allowed; the policy's own decision must be there all the
      // same.
      if (!said.path("verdict").asString().equals("hold") || !said.path("policy").isObject()) {
        throw new IllegalStateException(
            "it is not decided on as it must be: " + said.path("verdict"));
      }
      String id = said.path("id").asString();
      Visitor.told(machine.post("/api/v1/intents/" + id + "/withdraw", Json.object()));
    }
  }

  private static String group(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " on the page");
    }
    return matcher.group(1);
  }
}
