package dev.countersign.lure.identity;

import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.rule.Shown;
import dev.countersign.model.verdict.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The company for which a sender claims to speak, against the domain from which the mail comes:
 * “recruiter at Example Labs”, “partner of Example Capital”.
 */
final class Claims {
  private static final int MOST = 20_000;
  private static final int AROUND = 60;
  private static final int NAMES = 3;

  private static final List<String> LEADING =
      List.of("from ", "at ", "with ", "of ", "representing ", "for ");

  private static final List<String> ROLES =
      List.of(
          "recruit",
          "talent",
          "hiring",
          " hr ",
          "human resources",
          "partner",
          "investor",
          "associate",
          "cto",
          "ceo",
          "cfo",
          "founder",
          "manager",
          "head of",
          "support",
          "security team");

  private Claims() {}

  static List<Finding> read(Message message, Correspondent sender, Standing standing) {
    if (!standing.stranger()) {
      return List.of();
    }
    String body =
        message.text().length() > MOST ? message.text().substring(0, MOST) : message.text();
    Optional<String> company = claimed(sender.name() + "\n" + body, sender.domain());
    if (company.isEmpty()) {
      return List.of();
    }
    boolean free = FreeMail.has(sender.domain());
    String named = Shown.line(company.get());
    return List.of(
        Finding.of(
            free ? MessageFinding.FREE_MAIL_FOR_COMPANY : MessageFinding.COMPANY_NOT_PROVEN,
            free
                ? "It speaks for " + named + " from a free mail address at " + sender.domain() + "."
                : "It speaks for " + named + ", but comes from " + sender.domain() + ".",
            "words",
            named,
            "where",
            "the text",
            "sure",
            "possible"));
  }

  /** The first company that is named behind a role, unless the domain bears its name. */
  private static Optional<String> claimed(String text, String domain) {
    String lower = text.toLowerCase(Locale.ROOT);
    Set<String> seen = new HashSet<>();
    for (int i = 1; i < lower.length(); i++) {
      if (Character.isLetter(lower.charAt(i - 1)) || !Character.isLetter(lower.charAt(i))) {
        continue;
      }
      for (String leading : LEADING) {
        int begin = i + leading.length();
        if (lower.startsWith(leading, i)
            && begin < text.length()
            && Character.isUpperCase(text.charAt(begin))
            && hasRole(lower, i)) {
          String company = name(text, begin);
          if (seen.add(company) && !bears(domain, company)) {
            return Optional.of(company);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasRole(String lower, int at) {
    String around = lower.substring(Math.max(0, at - AROUND), at);
    return ROLES.stream().anyMatch(around::contains);
  }

  /** At most three words with a capital each. */
  private static String name(String text, int begin) {
    int end = begin;
    for (int words = 0; words < NAMES && end < text.length(); words++) {
      if (!Character.isUpperCase(text.charAt(end))) {
        break;
      }
      while (end < text.length()
          && end < begin + AROUND
          && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '&')) {
        end++;
      }
      if (end < text.length() && text.charAt(end) == ' ') {
        end++;
      } else {
        break;
      }
    }
    return text.substring(begin, Math.min(end, text.length())).strip();
  }

  private static boolean bears(String domain, String company) {
    String plain = domain.replace(".", "").replace("-", "");
    for (String word : company.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
      if (word.length() > 2 && plain.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
