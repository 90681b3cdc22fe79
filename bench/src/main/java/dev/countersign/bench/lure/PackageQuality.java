package dev.countersign.bench.lure;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.content.Tree;
import dev.countersign.lure.project.ProjectRead;
import dev.countersign.lure.project.ProjectReading;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How many ordinary packages are called dangerous, each by name with the reason, and how long a
 * project of 500 files takes: {@code PackageQuality [FOLDER [MINUTES [DATA]]]}. Packages that are
 * not in the folder yet are downloaded into it, for at most so many minutes; nothing of them is
 * ever run.
 */
public final class PackageQuality {
  private static final int MOST_DOWNLOADED = 1_000;
  private static final Pattern SCOPED = Pattern.compile(".*/(@[^/]+/[^/]+)");
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private PackageQuality() {}

  /** One kind of packages, measured. */
  public record Measured(
      String kind, int packages, List<String> denied, List<String> held, int files, Duration time) {
    /** Copies. */
    public Measured {
      denied = List.copyOf(denied);
      held = List.copyOf(held);
    }

    /** Packages denied, in 1,000. */
    public double deniedInThousand() {
      return packages == 0 ? 0 : 1000.0 * denied.size() / packages;
    }
  }

  /** Measures and prints. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args.length > 0 ? args[0] : "bench/target/lure-packages");
    long minutes = args.length > 1 ? Long.parseLong(args[1]) : 30;
    Path data = Path.of(args.length > 2 ? args[2] : "../shared/data");
    for (Measured one : measure(folder, minutes, data)) {
      print(one);
    }
    System.out.printf(
        Locale.ROOT,
        "A project of 500 files: %d ms of processor time%n",
        largeProject(folder).toMillis());
  }

  /**
   * Gets packages for at most so many minutes, and reads all of them.
   *
   * @param data where the list of the most downloaded packages lies; it may be absent
   */
  public static List<Measured> measure(Path folder, long minutes, Path data)
      throws IOException, InterruptedException {
    OrdinaryPackages packages = new OrdinaryPackages(folder, minutes);
    packages.get();
    Set<String> most = mostDownloaded(data);
    List<Path> npm = once(packages.npm());
    Set<String> names = npm.stream().map(PackageQuality::name).collect(Collectors.toSet());
    long had = most.stream().filter(names::contains).count();
    System.out.printf(
        Locale.ROOT,
        "Of the %,d most downloaded npm packages %,d are here, %,d are not.%n",
        most.size(),
        had,
        most.size() - had);
    List<Path> top = npm.stream().filter(home -> most.contains(name(home))).toList();
    List<Path> rest = npm.stream().filter(home -> !most.contains(name(home))).toList();
    List<Measured> measured = new ArrayList<>();
    measured.add(read("most downloaded npm packages", top, PackageTrees::npm));
    measured.add(read("other npm packages", rest, PackageTrees::npm));
    measured.add(read("Debian Python packages", packages.debs(), PackageTrees::debian));
    return measured;
  }

  private interface Reader {
    Tree tree(Path path) throws IOException;
  }

  /** What one package gave. */
  private record One(String name, int files, long nanos, List<Finding> alarms) {}

  private static Measured read(String kind, List<Path> paths, Reader reader)
      throws InterruptedException {
    List<One> all;
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      all =
          pool
              .invokeAll(
                  paths.stream().map(path -> (Callable<One>) () -> one(path, reader)).toList())
              .stream()
              .map(Future::resultNow)
              .toList();
    }
    Set<String> denied = new LinkedHashSet<>();
    Set<String> held = new LinkedHashSet<>();
    for (One one : all) {
      for (Finding finding : one.alarms()) {
        boolean denies = finding.code().outcome() == Outcome.DENY;
        (denies ? denied : held).add(one.name());
      }
    }
    held.removeAll(denied);
    return new Measured(
        kind,
        (int) all.stream().map(One::name).distinct().count(),
        List.copyOf(denied),
        List.copyOf(held),
        all.stream().mapToInt(One::files).sum(),
        Duration.ofNanos(all.stream().mapToLong(One::nanos).sum()));
  }

  private static One one(Path path, Reader reader) throws IOException {
    Tree tree = reader.tree(path);
    long start = CPU.getCurrentThreadCpuTime();
    ProjectRead read = ProjectReading.read(tree, patient());
    long took = CPU.getCurrentThreadCpuTime() - start;
    List<Finding> alarms =
        read.findings().stream().filter(f -> f.code().outcome() != Outcome.ALLOW).toList();
    String name = name(path);
    for (Finding alarm : alarms) {
      System.out.println(
          String.join(
              "\t",
              alarm.code().outcome().name(),
              name,
              alarm.code().code(),
              alarm.evidence().getOrDefault("where", ""),
              alarm.evidence().getOrDefault("sure", ""),
              alarm.sentence(),
              alarm.evidence().getOrDefault("words", "")));
    }
    if (took > 2_000_000_000L) {
      System.out.printf(
          Locale.ROOT,
          "SLOW\t%s\t%,d files, %,d ms of processor time%n",
          name,
          tree.files().size(),
          took / 1_000_000);
    }
    return new One(name, tree.files().size(), took, alarms);
  }

  private static void print(Measured one) {
    System.out.printf(
        Locale.ROOT,
        "%s: %,d packages, %,d files in %.1f s; denied %d (%.2f in 1,000) %s; held %d %s%n",
        one.kind(),
        one.packages(),
        one.files(),
        one.time().toMillis() / 1000.0,
        one.denied().size(),
        one.deniedInThousand(),
        one.denied(),
        one.held().size(),
        one.held());
  }

  /** A project of 500 files, of the packages that are there: processor time once warm. */
  private static Duration largeProject(Path folder) throws IOException {
    List<Content> files = new ArrayList<>();
    for (Path home : new OrdinaryPackages(folder, 0).npm()) {
      for (Content file : PackageTrees.npm(home).files()) {
        boolean code = Set.of("js", "ts", "json", "md").contains(file.extension());
        if (code && files.size() < 500 && file.size() < 30_000 && !file.path().endsWith(".d.ts")) {
          String path = home.getFileName() + "/" + file.path();
          files.add(Content.of(path, file.bytes()));
        }
      }
    }
    Tree tree = new Tree("large", files);
    for (int i = 0; i < 3; i++) {
      ProjectReading.read(tree, patient());
    }
    long start = CPU.getCurrentThreadCpuTime();
    ProjectReading.read(tree, patient());
    return Duration.ofNanos(CPU.getCurrentThreadCpuTime() - start);
  }

  /** A budget that a busy machine does not end. */
  private static Budget patient() {
    return new Budget(1L << 30, 100_000, Duration.ofMinutes(10), System::nanoTime);
  }

  /** Packages of one name and version once. */
  private static List<Path> once(List<Path> homes) throws IOException {
    Map<String, Path> byVersion = new LinkedHashMap<>();
    for (Path home : homes) {
      String version =
          Json.parse(Files.readString(home.resolve("package.json")), "package.json")
              .path("version")
              .asString("");
      byVersion.putIfAbsent(name(home) + "@" + version, home);
    }
    return List.copyOf(byVersion.values());
  }

  private static String name(Path home) {
    Matcher scoped = SCOPED.matcher(home.toString().replace('\\', '/'));
    return scoped.matches()
        ? scoped.group(1)
        : home.getFileName().toString().replaceFirst("_.*\\.deb$", "");
  }

  private static Set<String> mostDownloaded(Path data) throws IOException {
    Path list = data.resolve("domains/guarddog-top_npm_packages.json");
    if (!Files.isRegularFile(list)) {
      System.out.println("There is no " + list.getFileName() + ": all packages count as others.");
      return Set.of();
    }
    return Json.parse(Files.readString(list), list.getFileName().toString())
        .path("packages")
        .valueStream()
        .limit(MOST_DOWNLOADED)
        .map(name -> name.asString())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
