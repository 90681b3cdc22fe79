package dev.countersign.lure.project;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.bound.Budget.UsedUp;
import dev.countersign.lure.code.Behaviour;
import dev.countersign.lure.code.Kind;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.ProjectFinding;
import dev.countersign.lure.project.Judge.Judged;
import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import dev.countersign.lure.project.folder.Quote;
import dev.countersign.lure.project.reach.Reach;
import dev.countersign.lure.project.reach.Reached;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the code of a folder's files comes to, with when each file is run. */
final class CodeFindings {
  /** So often is one thing told of one project: the rest are more of the same. */
  private static final int MOST_OF_A_KIND = 5;

  private static final Set<String> PICKLED =
      Set.of("pkl", "pickle", "joblib", "pt", "pth", "ckpt", "dill", "npy", "model", "sav", "h5");

  private final Folder folder;
  private final Reach reach;
  private final CodeReader reader;
  private final Budget budget;
  private final Map<ProjectFinding, Integer> told = new EnumMap<>(ProjectFinding.class);
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Behaviour> takers = new HashMap<>();

  CodeFindings(Folder folder, Reach reach, CodeReader reader, Budget budget) {
    this.folder = folder;
    this.reach = reach;
    this.reader = reader;
    this.budget = budget;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /**
   * Reads what is run before the rest, and tests, which are most of many a library, last. Where the
   * budget ends before the files, a finding says how many were not read.
   */
  void read() {
    List<Content> order = new ArrayList<>();
    reach.files().stream().map(folder::file).filter(Objects::nonNull).forEach(order::add);
    int run = order.size();
    for (boolean tests : new boolean[] {false, true}) {
      folder.files().stream()
          .filter(file -> reach.of(file.path()) == null && tests(file.path()) == tests)
          .forEach(order::add);
    }
    for (int at = 0; at < order.size(); at++) {
      try {
        one(order.get(at));
      } catch (UsedUp e) {
        unread(Objects.requireNonNull(e.getMessage()), order, at, run);
        return;
      }
    }
    gifts();
  }

  private void gifts() {
    try {
      for (AcrossFiles.Gift gift : AcrossFiles.of(folder, takers, budget)) {
        add(
            ProjectFinding.PERHAPS_DANGEROUS,
            stripped(gift.given().sentence())
                + ", and "
                + folder.shown(gift.taker())
                + " runs as code what it is given (line "
                + gift.run().line()
                + ")",
            gift.path(),
            gift.given().line(),
            gift.run().words(),
            "likely",
            reach.of(gift.path()));
      }
    } catch (UsedUp e) {
      findings.add(
          Finding.of(
              ProjectFinding.PROJECT_UNREADABLE,
              e.getMessage() + ": what its files give to each other was not followed.",
              "words",
              "",
              "where",
              folder.shown(takers.keySet().iterator().next()),
              "sure",
              "certain"));
    }
  }

  private static boolean tests(String path) {
    return Paths.under(path, "tests") || Paths.under(path, "test");
  }

  private void unread(String why, List<Content> order, int at, int run) {
    long code = order.stream().filter(CodeFile::named).count();
    long left = order.stream().skip(at).filter(CodeFile::named).count();
    long running = order.stream().skip(at).limit(Math.max(0, run - at)).count();
    String first = folder.shown(order.get(at).path());
    findings.add(
        Finding.of(
            ProjectFinding.PROJECT_UNREADABLE,
            String.format(
                Locale.ROOT,
                "%s: %,d of its %,d files of code were not read, %s.",
                why,
                left,
                code,
                running == 0
                    ? "none of which was found to run by itself"
                    : String.format(
                        Locale.ROOT, "%,d of those that something runs among them", running)),
            "words",
            "",
            "where",
            first,
            "sure",
            "certain"));
  }

  private void one(Content file) throws UsedUp {
    budget.checkTime();
    Reached reached = reach.of(file.path());
    Optional<Content> code = CodeFile.of(folder, file, reached);
    if (code.isPresent()) {
      judge(file.path(), reader.read(code.get(), budget), reached);
    } else if (ForeignCode.named(file.extension(), file.name())) {
      foreign(file, reached);
    } else if (Disguise.neverText(file)) {
      String language = Disguise.language(folder, file);
      if (!language.isEmpty()) {
        disguised(file, reached);
        judge(file.path(), reader.read(CodeFile.as(file, language), budget), reached);
      }
    }
  }

  private void foreign(Content file, @Nullable Reached reached) {
    for (ForeignCode.Found found : ForeignCode.in(folder.text(file.path()))) {
      add(
          ProjectFinding.PERHAPS_DANGEROUS,
          switch (found.danger()) {
            case FETCHED_CODE -> "It holds a command that fetches something and runs it";
            case DECODED_CODE -> "It holds a command that decodes something and runs it";
            case PROTECTION_OFF -> "It holds a command that switches a protection off";
          },
          file.path(),
          found.line(),
          found.words(),
          "likely",
          reached);
    }
  }

  private void disguised(Content file, @Nullable Reached reached) {
    String first =
        folder.text(file.path()).lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    add(
        ProjectFinding.CODE_IN_DISGUISE,
        folder.shown(file.path()) + " is named as something else, but it is code.",
        file.path(),
        1,
        first,
        reached == null ? "likely" : "certain",
        reached);
  }

  private void judge(String path, List<Behaviour> behaviours, @Nullable Reached reached) {
    for (Behaviour one : behaviours) {
      if (one.kind() == Kind.RUNS_GIVEN) {
        takers.putIfAbsent(path, one);
      }
      boolean idle = reached == null && tests(path);
      String data = one.kind() == Kind.UNSAFE_DESERIALISATION && !idle ? data(path) : "";
      if (!data.isEmpty()) {
        add(
            ProjectFinding.DATA_THAT_RUNS,
            "It loads " + data + ", which it brings along, in a form that can run code",
            path,
            one.line(),
            one.words(),
            "possible",
            reached);
      }
    }
    for (Judged judged : Judge.of(behaviours, reached)) {
      Behaviour one = judged.behaviour();
      if (one.kind() == Kind.HIDDEN_CODE && Continued.line(folder.text(path), path, one)) {
        continue;
      }
      add(
          judged.code(),
          one.sentence(),
          path,
          one.line(),
          one.words(),
          judged.sure().name().toLowerCase(Locale.ROOT),
          reached);
    }
  }

  /** A file of a form that can run code, brought along and named by the code; empty for none. */
  private String data(String path) {
    String text = folder.text(path);
    for (Content file : folder.files()) {
      if (PICKLED.contains(file.extension()) && text.contains(file.name())) {
        return folder.shown(file.path());
      }
    }
    return "";
  }

  private void add(
      ProjectFinding code,
      String sentence,
      String path,
      int line,
      String words,
      String sure,
      @Nullable Reached reached) {
    if (told.merge(code, 1, Integer::sum) > MOST_OF_A_KIND) {
      return;
    }
    String where = folder.shown(path) + ":" + line;
    String when =
        reached == null
            ? "nothing that was read runs this file by itself"
            : reached.trigger().occasion();
    String sentenceWithWhen =
        stripped(sentence)
            + (reached == null
                ? "; nothing that was read runs this file by itself"
                : ", " + reached.trigger().occasion());
    List<String> evidence =
        new ArrayList<>(
            List.of("words", Quote.of(words), "where", where, "sure", sure, "when", when));
    if (reached != null) {
      evidence.add("way");
      evidence.add(Quote.of(way(reached, where)));
    }
    findings.add(Finding.of(code, sentenceWithWhen + ".", evidence.toArray(String[]::new)));
  }

  private String way(Reached reached, String where) {
    StringBuilder way = new StringBuilder(reached.trigger().where());
    List<String> files = reached.way();
    for (String file : files.subList(0, files.size() - 1)) {
      way.append(" → ").append(folder.shown(file));
    }
    return way.append(" → ").append(where).toString();
  }

  private static String stripped(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
