package dev.countersign.bench.accuracy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.countersign.model.json.Json;
import dev.countersign.trace.bridge.Arrival;
import dev.countersign.trace.bridge.Crossing;
import dev.countersign.trace.bridge.Crossings;
import dev.countersign.trace.bridge.Departure;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How many crossings of bridges are found, with the labels hidden: both sides are mixed up and
 * matched again.
 *
 * <p>Nomad's withdrawals are real on both sides. Of the others the data has only deposits and the
 * hash of what they became; the arrivals are generated from them, with fees, delays, a share that
 * never arrives, and arrivals at the same people from elsewhere.
 */
final class BridgeCases {
  private BridgeCases() {}

  /** Both sides and which belongs to which. */
  private record Case(
      String name, List<Departure> departures, List<Arrival> arrivals, Map<String, String> truth) {}

  static void print(Path place, long seed) throws IOException {
    if (!Files.isDirectory(place)) {
      System.out.println("There is no folder " + place + "; the bridges are skipped.");
      return;
    }
    System.out.println("| Bridge | Departures | Arrivals | Pairs | Precision | Recall | F1 |");
    System.out.println("|---|---|---|---|---|---|---|");
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith("withdrawals.csv")) {
          print(withdrawals(file, seed));
        } else if (name.equals("sample.json")) {
          print(deposits(place, file, seed));
        }
      }
    }
  }

  private static void print(Case one) {
    List<Crossing> found = Crossings.match(one.departures, one.arrivals);
    long right =
        found.stream()
            .filter(crossing ->
                crossing
                    .arrival()
                    .transaction()
                    .equals(one.truth.get(crossing.departure().transaction())))
            .count();
    double precision = right / (double) Math.max(1, found.size());
    double recall = right / (double) Math.max(1, one.truth.size());
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %,d | %,d | %.4f | %.4f | %.4f |%n",
        one.name,
        one.departures.size(),
        one.arrivals.size(),
        one.truth.size(),
        precision,
        recall,
        2 * precision * recall / (precision + recall));
  }

  private static Case withdrawals(Path file, long seed) throws IOException {
    List<Departure> departures = new ArrayList<>();
    List<Arrival> arrivals = new ArrayList<>();
    Map<String, String> truth = new HashMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        BigDecimal amount = new BigDecimal(row.getField("amount"));
        departures.add(
            new Departure(
                row.getField("orig_chain_id"),
                row.getField("orig_tx_hash"),
                Long.parseLong(row.getField("orig_timestamp")),
                row.getField("origin_token"),
                amount,
                row.getField("sender"),
                Optional.empty(),
                Optional.of(row.getField("dst_chain_id"))));
        arrivals.add(
            new Arrival(
                row.getField("dst_chain_id"),
                row.getField("dst_tx_hash"),
                Long.parseLong(row.getField("dst_timestamp")),
                row.getField("dst_token"),
                amount,
                row.getField("beneficiary")));
        truth.put(row.getField("orig_tx_hash"), row.getField("dst_tx_hash"));
      }
    }
    return mixed(String.valueOf(file.getFileName()), departures, arrivals, truth, new Random(seed));
  }

  private static Case deposits(Path place, Path file, long seed) throws IOException {
    Random random = new Random(seed);
    List<Departure> departures = new ArrayList<>();
    List<Arrival> arrivals = new ArrayList<>();
    Map<String, String> truth = new HashMap<>();
    Map<String, Double> fees = new HashMap<>();
    for (JsonNode event : Json.parse(Files.readString(file), String.valueOf(file))) {
      JsonNode args = event.get("args");
      Departure departure =
          new Departure(
              args.get("srcChain").asString(),
              event.get("txhash").asString(),
              event.get("timestamp").asLong(),
              args.get("asset_s").asString(),
              args.get("amount").decimalValue(),
              args.get("sender").asString(),
              Optional.of(args.get("receiver").asString()),
              Optional.of(args.get("dstChain").asString()));
      departures.add(departure);
      double usual =
          fees.computeIfAbsent(departure.asset(), any -> 0.0004 + random.nextDouble() * 0.002);
      Arrival arrival = arrival(departure, usual, random, departure.amount());
      if (random.nextInt(50) != 0) {
        arrivals.add(arrival);
        truth.put(departure.transaction(), arrival.transaction());
      }
      if (random.nextInt(5) == 0) {
        BigDecimal other =
            departure
                .amount()
                .multiply(
                    BigDecimal.valueOf(Math.exp(random.nextGaussian())), MathContext.DECIMAL64);
        arrivals.add(arrival(departure, usual, random, other));
      }
    }
    String name =
        place.relativize(file).toString().replace("/sample.json", "") + ", arrivals generated";
    return mixed(name, departures, arrivals, truth, random);
  }

  /**
   * A fee that is usual for the asset, slippage, a flat part, minutes of delay and now and then
   * days.
   */
  private static Arrival arrival(
      Departure departure, double usual, Random random, BigDecimal amount) {
    double kept = usual + Math.abs(random.nextGaussian()) * 0.001;
    if (random.nextInt(20) == 0) {
      kept += random.nextDouble() * 0.2;
    }
    double minutes = 8 * Math.exp(0.8 * random.nextGaussian());
    if (random.nextInt(100) == 0) {
      minutes += random.nextInt(3 * 24 * 60);
    }
    return new Arrival(
        departure.destination().orElseThrow(),
        "0x%064x".formatted(new java.math.BigInteger(255, random)),
        departure.time() + (long) (minutes * 60),
        "of " + departure.asset(),
        amount.multiply(BigDecimal.valueOf(1 - kept), MathContext.DECIMAL64),
        departure.recipient().orElseThrow());
  }

  private static Case mixed(
      String name,
      List<Departure> departures,
      List<Arrival> arrivals,
      Map<String, String> truth,
      Random random) {
    Collections.shuffle(departures, random);
    Collections.shuffle(arrivals, random);
    return new Case(name, departures, arrivals, truth);
  }
}
