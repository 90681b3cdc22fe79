package dev.countersign.bench.lure;

import dev.countersign.lure.link.DomainWatch;
import dev.countersign.lure.link.Host;
import dev.countersign.lure.link.Imitation;
import dev.countersign.lure.link.Lists;
import dev.countersign.lure.link.Protected;
import dev.countersign.lure.link.Technique;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * How many scam domains are recognised as imitations, and how many ordinary ones are taken for one.
 * The words and weights were chosen looking at what was first seen before July 2024; what came
 * after is measured apart, though its total was known while weights were set. Argument: the folder
 * of the data. Ordinary domains are the popular ones and, where there is {@code apt-cache}, the
 * home pages of Debian's packages; further arguments are files of more, one a line.
 */
public final class DomainQuality {
  private static final String SPLIT = "2024-07-01";

  /** Names such as those of eth-phishing-detect's fuzzylist; not a copy of a published one. */
  private static final List<String> FUZZYLIST =
      List.of(
          "cryptokitties.co",
          "launchpad.ethereum.org",
          "etherscan.io",
          "makerfoundation.com",
          "metamask.io",
          "myetherwallet.com",
          "opensea.io",
          "satoshilabs.com",
          "trezor.io");

  private DomainQuality() {}

  /**
   * What was measured on one list.
   *
   * @param of how many domains
   * @param found how many are taken for imitations
   * @param hosted how many of those by a name on free hosting alone
   * @param words how many others have words of lures in them
   * @param fuzzy how many eth-phishing-detect's fuzzy rule takes for imitations
   * @param byTechnique the found ones
   * @param names whom is taken for what
   */
  public record Measured(
      int of,
      int found,
      int hosted,
      int words,
      int fuzzy,
      Map<Technique, Integer> byTechnique,
      Set<String> names) {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path data = Path.of(args.length > 0 ? args[0] : "../shared/data").resolve("domains");
    if (!Files.isDirectory(data)) {
      System.out.println("There is no folder " + data + "; nothing is measured.");
      return;
    }
    List<String> popular = popular(data);
    DomainWatch all = watch(popular);
    System.out.println(
        "| Scam domains first seen | Domains | Imitations | of those by free hosting alone | and with"
            + " words of lures | eth-phishing-detect's fuzzy rule |");
    System.out.println("|---|---|---|---|---|---|");
    Measured before = measure(scams(data, true), all, 2);
    line("before " + SPLIT, before);
    Measured after = measure(scams(data, false), all, 2);
    line("from " + SPLIT + " on", after);
    System.out.println("\n| Technique | Found from " + SPLIT + " on |\n|---|---|");
    after
        .byTechnique()
        .forEach(
            (how, count) -> System.out.printf(Locale.ROOT, "| %s | %,d |%n", how.code(), count));
    System.out.println(
        "\n| Ordinary domains | Domains | Taken for imitations | with words of lures | fuzzy rule |");
    System.out.println("|---|---|---|---|---|");
    List<String> first = popular.subList(0, popular.size() / 2);
    List<String> second = popular.subList(popular.size() / 2, popular.size());
    Set<String> named = new TreeSet<>();
    alarms("popular, second half, the first protected", measure(second, watch(first), 2), named);
    alarms("popular, first half, the second protected", measure(first, watch(second), 2), named);
    Map<String, List<String>> more = new LinkedHashMap<>();
    more.put("home pages of Debian's packages", HomePages.ofDebian());
    for (int i = 1; i < args.length; i++) {
      more.put(args[i], Files.readAllLines(Path.of(args[i])));
    }
    Set<String> known = Set.copyOf(popular);
    for (Map.Entry<String, List<String>> list : more.entrySet()) {
      List<String> others = list.getValue().stream().filter(one -> !known.contains(one)).toList();
      alarms(
          list.getKey() + ", the popular ones left out, the first half of those protected",
          measure(others, watch(first), 2),
          named);
    }
    System.out.println("\nTaken for imitations: " + (named.isEmpty() ? "none" : ""));
    named.forEach(one -> System.out.println("- " + one));
  }

  /** Looks at each domain of a list. */
  public static Measured measure(List<String> domains, DomainWatch watch, int tolerance) {
    FuzzyRule fuzzy = new FuzzyRule(FUZZYLIST, tolerance);
    Map<Technique, Integer> by = new TreeMap<>();
    Set<String> names = new LinkedHashSet<>();
    int words = 0;
    int caught = 0;
    for (String domain : domains) {
      boolean known =
          FUZZYLIST.stream().anyMatch(one -> domain.equals(one) || domain.endsWith("." + one));
      caught += !known && fuzzy.catches(domain) ? 1 : 0;
      Optional<Host> host = Host.of(domain);
      Optional<Imitation> found = host.flatMap(watch::look);
      if (found.isPresent()) {
        by.merge(found.get().technique(), 1, Integer::sum);
        names.add(domain + ": " + found.get().name() + ", " + found.get().technique().code());
      } else if (host.flatMap(watch::lureWords).isPresent()) {
        words++;
      }
    }
    int total = by.values().stream().mapToInt(Integer::intValue).sum();
    int hosted = by.getOrDefault(Technique.FREE_HOSTING, 0);
    return new Measured(domains.size(), total, hosted, words, caught, by, names);
  }

  private static DomainWatch watch(List<String> popular) {
    return DomainWatch.over(
        popular.stream().map(one -> new Protected(one, Protected.Kind.POPULAR)).toList(),
        Lists.NONE);
  }

  private static void line(String title, Measured one) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %s | %s | %s | %s |%n",
        title,
        one.of(),
        share(one.found(), one),
        share(one.hosted(), one),
        share(one.found() + one.words(), one),
        share(one.fuzzy(), one));
  }

  private static void alarms(String title, Measured one, Set<String> named) {
    named.addAll(one.names());
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %d | %d | %d |%n",
        title,
        one.of(),
        one.found(),
        one.words(),
        one.fuzzy());
  }

  private static String share(int count, Measured of) {
    return String.format(Locale.ROOT, "%,d (%.1f %%)", count, 100.0 * count / of.of());
  }

  private static List<String> popular(Path data) throws IOException {
    return Files.readAllLines(data.resolve("popular-domains-top10000.csv")).stream()
        .skip(1)
        .map(line -> line.substring(line.indexOf(',') + 1))
        .toList();
  }

  private static List<String> scams(Path data, boolean before) throws IOException {
    Path file = data.resolve("scam-domains-first-seen-before-2025.csv.gz");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .filter(line -> (line.substring(line.indexOf(',') + 1).compareTo(SPLIT) < 0) == before)
          .map(line -> line.substring(0, line.indexOf(',')))
          .toList();
    }
  }
}
