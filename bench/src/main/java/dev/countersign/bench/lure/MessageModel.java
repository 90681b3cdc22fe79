package dev.countersign.bench.lure;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.mail.MessageReader;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.sign.SignReading;
import dev.countersign.lure.sign.WordModel;
import dev.countersign.model.verdict.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the weights of {@link WordModel} from the project's samples, lures and honest messages, and
 * the ordinary mail of the SpamAssassin corpus; and says how right they are on samples that they
 * were not made from: each set of samples is judged by weights made without it. With the argument
 * {@code write} the weights are written.
 */
public final class MessageModel {
  private static final Path SAMPLES = Path.of("lure/src/test/resources/dev/countersign/lure/sign");
  private static final Path WEIGHTS =
      Path.of("lure/src/main/resources/dev/countersign/lure/sign/words.csv");
  private static final List<String> SETS =
      List.of("fresh", "second", "third", "fourth", "fifth", "sixth", "seventh", "further", "more");
  private static final Set<MessageFinding> ASKED =
      EnumSet.of(
          MessageFinding.TEST_TO_RUN,
          MessageFinding.COMMAND_TO_RUN,
          MessageFinding.SOFTWARE_TO_INSTALL,
          MessageFinding.CALL_BLOCKED,
          MessageFinding.SECRET_ASKED,
          MessageFinding.WALLET_TO_CONNECT,
          MessageFinding.REMOTE_ACCESS_ASKED,
          MessageFinding.PAYMENT_CHANGED,
          MessageFinding.TRANSFER_ASKED,
          MessageFinding.PROTECTION_OFF,
          MessageFinding.COMPANY_MACHINE,
          MessageFinding.SIGN_IN_ASKED,
          MessageFinding.FILE_TO_OPEN,
          MessageFinding.OTHER_CHANNEL,
          MessageFinding.ARCHIVE_PASSWORD);
  private static final int TERMS = 3_000;
  private static final int ROUNDS = 12;
  private static final double STEP = 0.3;
  private static final double DECAY = 2e-4;

  private MessageModel() {}

  private record Sample(String name, String set, boolean lure, Set<String> terms, boolean counts) {
    /**
     * Lures are few and dear; honest messages about the same things are what must be told apart.
     */
    double weight() {
      return lure ? 8 : set.equals("ham") ? 1 : 4;
    }
  }

  /** Measures, prints, and writes if asked. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<Sample> written = new ArrayList<>(samples("lures"));
    written.addAll(samples("honest"));
    List<Sample> ham = ham(MessageQuality.downloaded(Path.of("bench/target/spam-assassin")));
    List<Sample> half = everySecond(ham, 0);
    List<Sample> other = everySecond(ham, 1);
    System.out.println("| Set | Lures | told and asking | Honest | told and asking |");
    System.out.println("|---|---|---|---|---|");
    for (String set : written.stream().map(Sample::set).distinct().sorted().toList()) {
      List<Sample> rest = new ArrayList<>(half);
      written.stream().filter(one -> !one.set().equals(set)).forEach(rest::add);
      WordModel model = trained(rest);
      line(set, written.stream().filter(one -> one.set().equals(set)).toList(), model);
    }
    List<Sample> all = new ArrayList<>(half);
    all.addAll(written);
    line("the other half of the ordinary mail", other, trained(all));
    if (List.of(args).contains("write")) {
      all.addAll(other);
      Files.createDirectories(WEIGHTS.getParent());
      Files.writeString(WEIGHTS, trained(all).write());
      System.out.println("Written: " + WEIGHTS);
    }
  }

  private static void line(String set, List<Sample> samples, WordModel model) {
    int[] counts = new int[4];
    for (Sample one : samples) {
      int at = one.lure() ? 0 : 2;
      counts[at]++;
      if (one.counts() && model.score(one.terms()) >= WordModel.TOLD) {
        counts[at + 1]++;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d |%n",
        set,
        counts[0],
        counts[1],
        counts[2],
        counts[3]);
  }

  /** Stochastic descent on the logistic loss, over the terms that tell most. */
  private static WordModel trained(List<Sample> samples) {
    Map<String, int[]> seen = new HashMap<>();
    for (Sample sample : samples) {
      for (String term : sample.terms()) {
        int[] counts = seen.computeIfAbsent(term, _ -> new int[2]);
        counts[0]++;
        counts[1] += sample.lure() ? 1 : 0;
      }
    }
    seen.values().removeIf(counts -> counts[0] < 4 || (counts[1] < 3 && counts[0] < 30));
    Map<String, Double> weights = new HashMap<>();
    descend(samples, seen.keySet(), weights);
    List<String> heaviest =
        weights.keySet().stream()
            .sorted(
                Comparator.comparingDouble(
                        (String term) -> -Math.abs(weights.getOrDefault(term, 0.0)))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(TERMS)
            .toList();
    weights.clear();
    double bias = descend(samples, new HashSet<>(heaviest), weights);
    return new WordModel(weights, bias);
  }

  private static double descend(
      List<Sample> samples, Set<String> terms, Map<String, Double> weights) {
    List<Sample> order = new ArrayList<>(samples);
    Map<Sample, List<String>> known = new HashMap<>();
    for (Sample sample : samples) {
      known.put(sample, sample.terms().stream().filter(terms::contains).sorted().toList());
    }
    Random random = new Random(1);
    double bias = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(order, random);
      double step = STEP / (1 + round);
      for (Sample sample : order) {
        List<String> own = known.getOrDefault(sample, List.of());
        double root = Math.sqrt(own.size() + 1.0);
        double sum = 0;
        for (String term : own) {
          sum += weights.getOrDefault(term, 0.0);
        }
        double odds = Math.clamp(bias + sum / root, -30, 30);
        double error = sample.weight() * ((sample.lure() ? 1 : 0) - 1 / (1 + Math.exp(-odds)));
        bias += step * error * 0.05;
        for (String term : own) {
          weights.merge(
              term, step * error / root, (old, change) -> old * (1 - step * DECAY) + change);
        }
      }
    }
    return bias;
  }

  private static List<Sample> everySecond(List<Sample> all, int from) {
    List<Sample> half = new ArrayList<>();
    for (int i = from; i < all.size(); i += 2) {
      half.add(all.get(i));
    }
    return half;
  }

  private static List<Sample> samples(String kind) throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (Stream<Path> files = Files.list(SAMPLES.resolve(kind))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        String text = Files.readString(file);
        boolean pasted = name.endsWith(".txt");
        byte[] bytes =
            (pasted ? text.substring(text.indexOf('\n') + 1) : text)
                .getBytes(StandardCharsets.UTF_8);
        String set = name.substring(0, Math.max(0, name.indexOf('-')));
        add(
            samples,
            bytes,
            pasted ? "" : name,
            SETS.contains(set) ? set : "first of all",
            kind.equals("lures"));
      }
    }
    return samples;
  }

  private static List<Sample> ham(Path data) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String folder : MessageQuality.HAM) {
      for (Path file : MessageQuality.mails(data.resolve(folder))) {
        add(samples, MessageQuality.mail(file), file + ".eml", "ham", false);
      }
    }
    return samples;
  }

  private static void add(
      List<Sample> samples, byte[] bytes, String name, String set, boolean lure) {
    for (Message message : MessageReader.read(bytes, name, Budget.usual()).messages()) {
      Set<MessageFinding> signs = EnumSet.noneOf(MessageFinding.class);
      for (Finding finding : SignReading.read(message, Company.UNKNOWN)) {
        if (finding.code() instanceof MessageFinding code) {
          signs.add(code);
        }
      }
      boolean stranger =
          (signs.contains(MessageFinding.FIRST_CONTACT)
                  || signs.contains(MessageFinding.SENDER_UNKNOWN))
              && !signs.contains(MessageFinding.SENDER_PROVEN)
              && !signs.contains(MessageFinding.LIST_MAIL)
              && !signs.contains(MessageFinding.OWN_CONVERSATION);
      Set<MessageFinding> asked = EnumSet.copyOf(ASKED);
      asked.retainAll(signs);
      samples.add(
          new Sample(
              name + samples.size(),
              set,
              lure,
              new LinkedHashSet<>(WordModel.terms(message)),
              stranger && !asked.isEmpty()));
    }
  }
}
