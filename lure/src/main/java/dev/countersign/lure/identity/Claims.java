package dev.countersign.lure.identity;

import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.rule.Shown;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The company for which a sender claims to speak, against the domain from which the mail comes. */
final class Claims {
  private static final int MOST = 20_000;

  /** “from Example Labs”, “at Example”, “Recruiter, Example Capital”; at most three names. */
  private static final Pattern CLAIM =
      Pattern.compile(
          "\\b(?:[Ff]rom|[Aa]t|[Ww]ith|[Oo]f|[Rr]epresenting|[Bb]ehalf of|[Ff]or)"
              + " ((?:[A-Z][\\w&]{1,30} ?){1,3})");

  private static final Pattern ROLE =
      Pattern.compile(
          "(?i)\\b(?:recruit\\w{0,6}|talent|hiring|hr|human resources|partner|investor|investment"
              + "|associate|cto|ceo|cfo|founder|manager|lead|head|support|security|team|engineer)\\b");

  private Claims() {}

  static List<Finding> read(Message message, Correspondent sender, Standing standing) {
    List<Finding> findings = new ArrayList<>();
    if (!standing.stranger()) {
      return findings;
    }
    String text =
        message.text().length() > MOST ? message.text().substring(0, MOST) : message.text();
    boolean free = FreeMail.has(sender.domain());
    Matcher claim = CLAIM.matcher(sender.name() + "\n" + text);
    Set<String> seen = new HashSet<>();
    while (claim.find() && seen.size() < 50) {
      String named = claim.group(1).strip();
      int from = Math.max(0, claim.start() - 60);
      String around = (sender.name() + "\n" + text).substring(from, claim.start());
      if (!seen.add(named) || !ROLE.matcher(around).find()) {
        continue;
      }
      if (!named(named, sender.domain())) {
        findings.add(
            Finding.of(
                free ? MessageFinding.FREE_MAIL_FOR_COMPANY : MessageFinding.COMPANY_NOT_PROVEN,
                free
                    ? "It speaks for "
                        + Shown.line(named)
                        + " from a free mail address at "
                        + sender.domain()
                        + "."
                    : "It speaks for "
                        + Shown.line(named)
                        + ", but comes from "
                        + sender.domain()
                        + ".",
                "words",
                Shown.line(claim.group()),
                "where",
                "the text",
                "sure",
                "possible"));
        return findings;
      }
    }
    return findings;
  }

  private static boolean named(String company, String domain) {
    String plain = domain.replaceAll("[^a-z0-9]", "");
    for (String word : company.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
      if (word.length() > 2 && plain.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
