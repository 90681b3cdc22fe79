package dev.countersign.lure.sign;

import dev.countersign.lure.context.Company;
import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.identity.Bulk;
import dev.countersign.lure.identity.Identity;
import dev.countersign.lure.message.Attachment;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.rule.Match;
import dev.countersign.lure.rule.Rule.Part;
import dev.countersign.lure.rule.Rules;
import dev.countersign.lure.rule.Shown;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a message into signs. Each is a note; what follows from them, conclusions say. */
public final class SignReading {
  /** What only matters when it comes from somebody who is not known. */
  private static final Set<MessageFinding> OF_STRANGERS =
      EnumSet.of(MessageFinding.UNSOLICITED_OFFER, MessageFinding.PERSONAL_FLATTERY);

  private static final int LONG = 2_500;
  private static final int MANY_LINKS = 10;

  private static final int TELLING = 8;

  private SignReading() {}

  /** Reads with the rules that come with Countersign. */
  public static List<Finding> read(Message message, Company company) {
    return read(message, company, Rules.shipped());
  }

  /** Reads with given rules. */
  public static List<Finding> read(Message message, Company company, Rules rules) {
    List<Finding> signs = new ArrayList<>(Identity.read(message, company));
    boolean known = has(signs, MessageFinding.KNOWN_CONTACT);
    for (Finding sign : wordings(message, rules)) {
      if (!known || !OF_STRANGERS.contains(sign.code())) {
        signs.add(sign);
      }
    }
    signs.addAll(LetterSigns.read(message));
    if (!known) {
      words(message).ifPresent(signs::add);
    }
    if (Bulk.is(message) || newsletter(message)) {
      signs.add(
          Finding.of(
              MessageFinding.LIST_MAIL,
              "It went to many, over a list that can be left.",
              "words",
              "",
              "where",
              Bulk.is(message) ? "the headers List-*" : "the many links",
              "sure",
              Bulk.is(message) ? "likely" : "possible"));
    } else if (!known) {
      signs.addAll(StrangersThings.read(message, rules));
    }
    return List.copyOf(signs);
  }

  /** Nobody writes so long a letter with so many links to one person. */
  private static boolean newsletter(Message message) {
    return message.text().length() >= LONG
        && message.links().stream()
                .map(Hyperlink::target)
                .filter(target -> target.startsWith("http"))
                .distinct()
                .limit(MANY_LINKS)
                .count()
            == MANY_LINKS;
  }

  private static boolean has(List<Finding> signs, MessageFinding code) {
    return signs.stream().anyMatch(sign -> sign.code().equals(code));
  }

  private static List<Finding> wordings(Message message, Rules rules) {
    List<Finding> signs = new ArrayList<>();
    for (Match match : rules.find(Part.SUBJECT, message.subject())) {
      add(signs, match, "the subject");
    }
    for (Match match : rules.find(Part.TEXT, message.text())) {
      add(signs, match, "the text, line " + match.lines().getFirst());
    }
    for (Attachment attachment : message.attachments()) {
      for (Match match : rules.find(Part.ATTACHMENT, attachment.name())) {
        add(signs, match, "the attachment " + Shown.line(attachment.name()));
      }
    }
    return signs;
  }

  /** Each rule speaks once. */
  private static void add(List<Finding> signs, Match match, String where) {
    String id = match.rule().id();
    if (signs.stream().noneMatch(sign -> id.equals(sign.evidence().get("rule")))) {
      signs.add(
          Finding.of(
              match.rule().finding(),
              match.rule().sentence(),
              "words",
              match.words(),
              "where",
              where,
              "sure",
              match.rule().sure(),
              "rule",
              id,
              "lines",
              where.startsWith("the text")
                  ? String.join(" ", match.lines().stream().map(String::valueOf).toList())
                  : ""));
    }
  }

  private static Optional<Finding> words(Message message) {
    Set<String> terms = WordModel.terms(message);
    double score = WordModel.SHIPPED.score(terms);
    if (score < WordModel.TOLD) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            MessageFinding.SOUNDS_LIKE_LURES,
            "Its words are rather those of lures than of ordinary messages.",
            "words",
            Shown.line(String.join(", ", WordModel.SHIPPED.telling(terms, TELLING))),
            "where",
            "the text",
            "sure",
            "possible",
            "score",
            String.format(Locale.ROOT, "%.2f", score)));
  }
}
