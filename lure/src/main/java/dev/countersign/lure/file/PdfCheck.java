package dev.countersign.lure.file;

import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.compound.OlePackage;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PDF documents: what they run, when, what they carry, where they lead. */
final class PdfCheck {
  private static final int MOST_FOLLOWED = 2_000;
  private static final int MOST_FILES = 200;
  private static final Set<String> ON_SIGHT = Set.of("O", "PO", "PV", "PI");
  private static final Pattern HARMFUL =
      Pattern.compile(
          "(?i)(launchURL|exportDataObject|importDataObject|openDoc|getURL|submitForm|mailMsg|mailForm"
              + "|\\beval\\b|unescape|fromCharCode|Collab\\.|getAnnots?\\b|SOAP\\.|Net\\.HTTP|createDataObject"
              + "|media\\.newPlayer|util\\.printd?f?\\s*\\(\\s*[\"']%[0-9]{3,}|spell\\.custom|XMLData\\.parse|trustedFunction)");

  private final Content file;
  private final PdfFile pdf;
  private final Budget budget;
  private final Said said;
  private final Set<PdfValue> byThemselves = Collections.newSetFromMap(new IdentityHashMap<>());
  private int files;

  PdfCheck(Content file, PdfFile pdf, Budget budget, Said said) {
    this.file = file;
    this.pdf = pdf;
    this.budget = budget;
    this.said = said;
  }

  /** Says what there is to say. */
  void check() throws Budget.UsedUp {
    if (pdf.locked()) {
      CompoundCheck.encrypted(file, "the trailer's Encrypt", said);
    }
    if (pdf.cut()) {
      said.say(
          FileFinding.PARTLY_READ,
          "The document " + Quote.of(file.name()) + " has more objects than are read",
          pdf.objects().size() + " objects",
          file.path());
    }
    for (PdfFile.Numbered object : pdf.objects()) {
      each(object, this::starters);
    }
    for (PdfFile.Numbered object : pdf.objects()) {
      each(object, this::dict);
    }
  }

  private interface Visit {
    void dict(PdfValue.Dict dict, int number) throws Budget.UsedUp;
  }

  private void each(PdfFile.Numbered object, Visit visit) throws Budget.UsedUp {
    Deque<PdfValue> open = new ArrayDeque<>();
    open.push(object.value());
    budget.checkTime();
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case PdfValue.Dict dict -> {
          visit.dict(dict, object.number());
          dict.entries().values().forEach(open::push);
        }
        case PdfValue.Array(List<PdfValue> values) -> values.forEach(open::push);
        case PdfValue.Name _, PdfValue.Word _, PdfValue.Ref _, PdfValue.Text _ -> {}
      }
    }
  }

  /**
   * What starts actions without being asked: opening, a page's coming into sight, named scripts.
   */
  private void starters(PdfValue.Dict dict, int number) {
    follow(dict.entries().get("OpenAction"));
    if (pdf.resolve(dict.entries().get("AA")) instanceof PdfValue.Dict actions) {
      for (Map.Entry<String, PdfValue> action : actions.entries().entrySet()) {
        if (ON_SIGHT.contains(action.getKey())) {
          follow(action.getValue());
        }
      }
    }
    if (!dict.has("S")) {
      follow(dict.entries().get("JavaScript"));
    }
  }

  private void follow(@Nullable PdfValue start) {
    Deque<PdfValue> open = new ArrayDeque<>();
    if (start != null) {
      open.push(start);
    }
    for (int i = 0; i < MOST_FOLLOWED && !open.isEmpty(); i++) {
      PdfValue value = pdf.resolve(open.pop());
      if (value instanceof PdfValue.Array(List<PdfValue> values)) {
        values.stream().limit(MOST_FOLLOWED).forEach(open::push);
      } else if (value instanceof PdfValue.Dict dict && byThemselves.add(dict)) {
        for (String key : new String[] {"Next", "Kids", "Names"}) {
          PdfValue next = dict.entries().get(key);
          if (next != null) {
            open.push(next);
          }
        }
      }
    }
  }

  private void dict(PdfValue.Dict dict, int number) throws Budget.UsedUp {
    boolean byItself = byThemselves.contains(dict);
    String where = file.path() + (number < 0 ? ", the trailer" : ", object " + number);
    switch (dict.name("S")) {
      case "JavaScript" -> script(pdf.text(dict.entries().get("JS")), byItself, where);
      case "Launch" -> launch(dict, byItself, where);
      case "GoToR", "GoToE", "ImportData" -> elsewhere(dict, byItself, where);
      case "SubmitForm" -> note("sends what is filled in to", target(dict), where);
      case "URI" -> links(pdf.text(dict.entries().get("URI")), byItself, where);
      default -> {}
    }
    if (dict.has("EF") && pdf.resolve(dict.entries().get("EF")) instanceof PdfValue.Dict inside) {
      carried(dict, inside, where);
    }
    if (dict.has("XFA")) {
      note("holds a form of the kind", "XFA", where);
    }
    if (dict.name("Subtype").equals("RichMedia")) {
      note("plays what it holds:", "RichMedia", where);
    }
  }

  private void script(String code, boolean byItself, String where) {
    boolean harmless = !code.isBlank() && !HARMFUL.matcher(code).find();
    if (byItself && !harmless) {
      said.say(
          FileFinding.PDF_RUNS_ON_OPEN,
          "The document " + Quote.of(file.name()) + " runs a script as soon as it is opened",
          code.isBlank() ? "a script that cannot be read" : code.strip(),
          where);
    } else {
      note("holds a script:", code.strip(), where);
    }
  }

  private void launch(PdfValue.Dict dict, boolean byItself, String where) throws Budget.UsedUp {
    String target = target(dict);
    String arguments = "";
    if (pdf.resolve(dict.entries().get("Win")) instanceof PdfValue.Dict windows) {
      target = target.isEmpty() ? pdf.text(windows.entries().get("F")) : target;
      arguments = pdf.text(windows.entries().get("P"));
    }
    String name = target.substring(Math.max(target.lastIndexOf('/'), target.lastIndexOf('\\')) + 1);
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean reads = Endings.HARMLESS.contains(extension) && arguments.isEmpty();
    if (reads && !byItself) {
      note("opens another file:", target, where);
    } else {
      said.say(
          reads ? FileFinding.PDF_RUNS_ON_OPEN : FileFinding.DOCUMENT_RUNS_COMMAND,
          "The document " + Quote.of(file.name()) + " starts another program",
          target + " " + arguments,
          where);
    }
  }

  private void elsewhere(PdfValue.Dict dict, boolean byItself, String where) throws Budget.UsedUp {
    String target = target(dict);
    if (byItself
        && (target.startsWith("\\\\") || target.startsWith("//") || target.contains("://"))) {
      said.say(
          FileFinding.REMOTE_CONTENT,
          "The document "
              + Quote.of(file.name())
              + " opens a file of another computer, and signs in there, when it is opened",
          target,
          where);
    } else {
      note("leads to another file:", target, where);
    }
  }

  private void links(String target, boolean byItself, String where) {
    if (byItself && !target.isEmpty()) {
      said.say(
          FileFinding.PDF_RUNS_ON_OPEN,
          "The document " + Quote.of(file.name()) + " opens an address as soon as it is opened",
          target,
          where);
    } else if (!target.isEmpty()) {
      said.say(
          FileFinding.DOCUMENT_LINKS,
          "The document " + Quote.of(file.name()) + " leads to other places",
          target,
          where);
    }
  }

  private void carried(PdfValue.Dict described, PdfValue.Dict inside, String where)
      throws Budget.UsedUp {
    String name = pdf.text(described.entries().get(described.has("UF") ? "UF" : "F"));
    PdfValue reference = inside.entries().get(inside.has("F") ? "F" : "UF");
    if (reference instanceof PdfValue.Ref(int number)
        && pdf.resolve(reference) instanceof PdfValue.Dict stream
        && stream.stream()
        && files++ < MOST_FILES) {
      byte[] content = pdf.content(number, stream);
      CompoundCheck.packaged(new OlePackage(name, content), file.name(), where, said);
    }
  }

  private String target(PdfValue.Dict dict) throws Budget.UsedUp {
    PdfValue to = pdf.resolve(dict.entries().get("F"));
    if (to instanceof PdfValue.Dict described) {
      return pdf.text(described.entries().get(described.has("UF") ? "UF" : "F"));
    }
    return pdf.text(to);
  }

  private void note(String does, String words, String where) {
    said.say(
        FileFinding.PDF_ACTIVE_PART,
        "The document " + Quote.of(file.name()) + " " + does + " " + Quote.of(shortened(words)),
        words,
        where);
  }

  private static String shortened(String words) {
    return words.length() > 60 ? words.substring(0, 60) + "…" : words;
  }
}
