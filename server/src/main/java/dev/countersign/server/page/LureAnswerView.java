package dev.countersign.server.page;

import dev.countersign.lure.context.Contact;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Indicator;
import dev.countersign.lure.triage.Part;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.lure.Defanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The answer to a report as a page shows it. All that others wrote is text: what steers a screen is
 * spelt out, and no link is one.
 *
 * @param what was handed in, in words
 * @param contacts who it may be from, with the ways to reach them that were known in advance
 * @param colleagues names of people of the company who it may be from
 */
public record LureAnswerView(
    VerdictView verdict,
    String what,
    String title,
    String sender,
    List<Words> why,
    List<Words> todo,
    List<PartView> parts,
    List<IndicatorView> indicators,
    List<Words> unread,
    List<ContactLine> contacts,
    List<String> colleagues) {
  /**
   * One thing that was looked at.
   *
   * @param findings that decide or weigh something
   * @param signs that say little by themselves
   */
  public record PartView(
      String name, String kind, List<FindingLine> findings, List<FindingLine> signs) {
    /** How much was found, in words. */
    public String found() {
      int all = findings.size() + signs.size();
      return all == 0 ? "nothing found" : all == 1 ? "1 finding" : all + " findings";
    }
  }

  /** A finding; its code is its address in the catalogue. */
  public record FindingLine(
      String code,
      String severity,
      String outcome,
      Words sentence,
      String quoted,
      String where,
      String sure,
      List<EvidenceLine> more) {}

  /** Something that a finding rests on. */
  public record EvidenceLine(String name, String value) {}

  /** An indicator, defanged. */
  public record IndicatorView(String kind, String value) {}

  /** A contact, and how they are reached. */
  public record ContactLine(String name, List<String> channels) {}

  /** How the step begins that whoever reads this page took already. */
  private static final String HAND_IN = "Keep it, and hand it to security";

  private static final String HANDED_IN =
      "Keep it as it is. Security has it now: they see it in their queue.";

  private static final Set<String> SHOWN = Set.of("words", "where", "sure");

  /**
   * Of an answer.
   *
   * @param known the directory
   * @param people names of people of the company
   */
  public static LureAnswerView of(Answer answer, List<Contact> known, List<String> people) {
    return new LureAnswerView(
        LureVerdict.of(answer),
        answer.kind(),
        plain(answer.title()),
        Defanged.of(plain(answer.sender())),
        words(answer.why()),
        words(
            answer.todo().stream().map(one -> one.startsWith(HAND_IN) ? HANDED_IN : one).toList()),
        answer.parts().stream().map(LureAnswerView::part).toList(),
        answer.indicators().stream().map(LureAnswerView::indicator).toList(),
        words(answer.unread()),
        known.stream()
            .filter(contact -> mayBe(answer, contact))
            .map(contact ->
                new ContactLine(
                    contact.name(), contact.channels().stream().map(Words::plain).toList()))
            .toList(),
        people.stream().filter(name -> names(answer, name)).distinct().toList());
  }

  /** An indicator, so that nothing makes a link of it. */
  public static IndicatorView indicator(Indicator indicator) {
    return new IndicatorView(
        switch (indicator.kind()) {
          case DOMAIN -> "domain";
          case URL -> "link";
          case ADDRESS -> "mail address";
          case HANDLE -> "account";
          case SHA256 -> "file (SHA-256)";
          case PACKAGE -> "package";
        },
        plain(Defanged.of(indicator)));
  }

  private static PartView part(Part part) {
    List<FindingLine> findings = new ArrayList<>();
    List<FindingLine> signs = new ArrayList<>();
    for (Finding one : part.findings()) {
      boolean weighs =
          one.code().outcome() != Outcome.ALLOW
              || one.code().severity().compareTo(Severity.MEDIUM) >= 0;
      (weighs ? findings : signs).add(line(one));
    }
    return new PartView(plain(part.name()), plain(part.kind()), findings, signs);
  }

  private static FindingLine line(Finding one) {
    List<EvidenceLine> more = new ArrayList<>();
    one.evidence()
        .forEach((name, value) -> {
          if (!SHOWN.contains(name) && !value.isBlank()) {
            more.add(new EvidenceLine(plain(name), Defanged.of(plain(value))));
          }
        });
    Outcome outcome = one.code().outcome();
    return new FindingLine(
        one.code().code(),
        one.code().severity().name().toLowerCase(Locale.ROOT),
        outcome == Outcome.ALLOW ? "note" : outcome.name().toLowerCase(Locale.ROOT),
        Words.of(Defanged.of(one.sentence())),
        Defanged.of(plain(one.evidence().getOrDefault("words", ""))),
        plain(one.evidence().getOrDefault("where", "")),
        plain(one.evidence().getOrDefault("sure", "")),
        List.copyOf(more));
  }

  /** Whether it says that it is from them, by address, domain or name. */
  private static boolean mayBe(Answer answer, Contact contact) {
    String sender = answer.sender().toLowerCase(Locale.ROOT);
    return names(answer, contact.name())
        || contact.addresses().stream().anyMatch(sender::contains)
        || contact.domains().stream()
            .anyMatch(domain -> sender.contains("@" + domain) || sender.contains("." + domain));
  }

  private static boolean names(Answer answer, String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return answer.sender().toLowerCase(Locale.ROOT).contains(wanted)
        || answer.verdict().findings().stream()
            .anyMatch(finding ->
                finding.evidence().values().stream()
                    .anyMatch(value -> value.toLowerCase(Locale.ROOT).equals(wanted)));
  }

  private static List<Words> words(List<String> sentences) {
    return sentences.stream().map(one -> Words.of(Defanged.of(one))).toList();
  }

  private static String plain(String text) {
    return Words.plain(text);
  }
}
