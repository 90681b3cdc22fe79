package dev.countersign.bench;

import dev.countersign.bench.screen.Labelled;
import dev.countersign.model.json.Json;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Batches of 10,000 addresses over the API of a server that the built launcher started, one after
 * the other, each kept by the server before it answers, among a million labelled addresses. Asked:
 * 20,000 addresses a second.
 */
final class ScreenLoad {
  private static final int BATCH = 10_000;
  private static final int WARMING_UP = 10;
  private static final int BATCHES = 30;
  private static final int NAMES = 200_000;

  /** One of this many is labelled, as of those that a company asks for. */
  private static final int ONE_IN = 100;

  private ScreenLoad() {}

  static void measure(Report report) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("countersign-bench-");
    try {
      list(Files.createDirectories(data.resolve("lists")));
      try (Launched server = Launched.on(data)) {
        Visitor ada = Visitor.founder(server.console(), server.link());
        awaitLists(ada);
        Random random = new Random(2);
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < WARMING_UP + BATCHES; i++) {
          String batch = batch(random);
          long begun = System.nanoTime();
          HttpResponse<String> answer = ada.post("/api/v1/screenings", batch);
          rates.add(BATCH / ((System.nanoTime() - begun) / 1e9));
          check(answer);
        }
        double first = rates.getFirst();
        List<Double> counted = new ArrayList<>(rates.subList(WARMING_UP, rates.size()));
        Collections.sort(counted);
        report.told(
            "Screening over HTTP in batches of 10,000 among 1,000,000: slowest, median, fastest of "
                + BATCHES
                + "; the first on a server that just started",
            "20000 addresses a second",
            String.format(
                Locale.ROOT,
                "%,.0f, %,.0f, %,.0f; %,.0f a second",
                counted.getFirst(),
                counted.get(BATCHES / 2),
                counted.getLast(),
                first));
      }
    } finally {
      StartUp.delete(data);
    }
  }

  /** New files are taken within seconds of the start. */
  private static void awaitLists(Visitor ada) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    long there = 0;
    while (there < Labelled.ADDRESSES) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("only " + there + " addresses are known");
      }
      Thread.sleep(1_000);
      there = Visitor.told(ada.get("/api/v1/screening-lists")).path("addresses").asLong();
    }
  }

  /** In two files, since one of them has at most 64 MiB. */
  private static void list(Path lists) throws IOException {
    for (int half = 0; half < 2; half++) {
      try (Writer out = Files.newBufferedWriter(lists.resolve("made-up-" + half + ".csv"))) {
        out.write("address,name,kind\n");
        for (int i = half; i < Labelled.ADDRESSES; i += 2) {
          String name = "Deposit address of service " + i % NAMES;
          out.write(Labelled.address(i) + "," + name + ",thief\n");
        }
      }
    }
  }

  private static String batch(Random random) {
    ObjectNode body = Json.object();
    ArrayNode all = body.putArray("addresses");
    for (int i = 0; i < BATCH; i++) {
      int from = i % ONE_IN == 0 ? 0 : Labelled.ADDRESSES;
      all.add(Labelled.address(from + random.nextInt(Labelled.ADDRESSES)));
    }
    return Json.compact(body);
  }

  private static void check(HttpResponse<String> answer) {
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
    JsonNode said = Json.parse(answer.body(), "The answer");
    int hits = 0;
    for (JsonNode one : said.path("answers")) {
      hits += one.path("hits").isEmpty() ? 0 : 1;
    }
    if (said.path("answers").size() != BATCH || hits != BATCH / ONE_IN) {
      throw new IllegalStateException(
          said.path("answers").size() + " answers, " + hits + " of them hits");
    }
  }
}
