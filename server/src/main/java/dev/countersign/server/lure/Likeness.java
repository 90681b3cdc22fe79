package dev.countersign.server.lure;

import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.Contact;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Indicator;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what two reports are the same lure: a mark that both have, or words of which they share at
 * least half (Jaccard's index, |A ∩ B| ÷ |A ∪ B| ≥ ½).
 *
 * @param words sorted, without repetition
 * @param marks each of which alone is enough, sorted: {@code sha256:…}, {@code url:…}, {@code
 *     domain:…}, {@code from:…|subject:…}
 */
public record Likeness(List<String> words, List<String> marks) {
  private static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"@]+@[^\\s<>\"@]+");

  /** Hosts that everybody links to: what two messages share with the whole world. */
  private static final Set<String> COMMON =
      Set.of(
          "google.com",
          "docs.google.com",
          "drive.google.com",
          "meet.google.com",
          "calendar.google.com",
          "github.com",
          "gitlab.com",
          "bitbucket.org",
          "linkedin.com",
          "twitter.com",
          "x.com",
          "facebook.com",
          "instagram.com",
          "youtube.com",
          "t.me",
          "telegram.org",
          "discord.com",
          "discord.gg",
          "zoom.us",
          "microsoft.com",
          "teams.microsoft.com",
          "office.com",
          "dropbox.com",
          "calendly.com",
          "notion.so",
          "slack.com",
          "apple.com",
          "amazon.com",
          "w3.org",
          "schemas.microsoft.com",
          "npmjs.com",
          "pypi.org",
          "etherscan.io");

  /** Copies. */
  public Likeness {
    words = List.copyOf(words);
    marks = List.copyOf(marks);
  }

  /** Of an answer to something whose bytes have that hash, for that company. */
  static Likeness of(Answer answer, String sha256, Company company) {
    TreeSet<String> marks = new TreeSet<>();
    if (!sha256.equals(OF_NOTHING)) {
      marks.add("sha256:" + sha256);
    }
    for (Indicator indicator : answer.indicators()) {
      String value = indicator.value();
      switch (indicator.kind()) {
        case SHA256 -> {
          if (!value.equals(OF_NOTHING)) {
            marks.add("sha256:" + value.toLowerCase(Locale.ROOT));
          }
        }
        case URL -> {
          if (!isBare(value) && !isOurs(host(value), company)) {
            marks.add("url:" + value);
          }
        }
        case DOMAIN -> {
          if (!isCommon(value.toLowerCase(Locale.ROOT), company)) {
            marks.add("domain:" + value.toLowerCase(Locale.ROOT));
          }
        }
        case ADDRESS, HANDLE, PACKAGE -> {} // one sender writes several lures, and honest mail too
      }
    }
    address(answer.sender())
        .filter(address -> !answer.title().isBlank())
        .ifPresent(address ->
            marks.add(
                "from:" + address + "|subject:" + answer.title().strip().toLowerCase(Locale.ROOT)));
    return new Likeness(List.copyOf(new TreeSet<>(answer.likeness())), List.copyOf(marks));
  }

  /** The mail address in what a message says of its sender, in lower case. */
  static Optional<String> address(String sender) {
    Matcher found = ADDRESS.matcher(sender);
    String last = null;
    while (found.find()) {
      last = found.group().toLowerCase(Locale.ROOT);
    }
    return Optional.ofNullable(last);
  }

  /** Without marks that are known to say nothing. */
  Likeness without(Set<String> worthless) {
    return new Likeness(words, marks.stream().filter(mark -> !worthless.contains(mark)).toList());
  }

  /** What a report in a campaign is like. */
  record Known(UUID campaign, long number, Likeness likeness) {}

  /**
   * The campaign that this belongs to: one with which it shares a mark, else the one whose words
   * are most alike; of several alike the oldest.
   */
  Optional<UUID> campaign(List<Known> known) {
    return known.stream()
        .filter(one -> isSame(one.likeness))
        .min(
            Comparator.comparingInt((Known one) -> sharesMark(one.likeness) ? 0 : 1)
                .thenComparingDouble(
                    one -> sharesMark(one.likeness) ? 0 : -jaccard(words, one.likeness.words))
                .thenComparingLong(Known::number))
        .map(Known::campaign);
  }

  /** Whether they are the same lure. */
  boolean isSame(Likeness other) {
    return sharesMark(other) || isAlike(words, other.words);
  }

  private boolean sharesMark(Likeness other) {
    return other.marks.stream().anyMatch(marks::contains);
  }

  /** In whole numbers, so that exactly half is half. */
  private static boolean isAlike(Collection<String> one, Collection<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(new HashSet<>(other));
    long either = (long) one.size() + other.size() - both.size();
    return !both.isEmpty() && 2L * both.size() >= either;
  }

  private static double jaccard(Collection<String> one, Collection<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(new HashSet<>(other));
    int either = one.size() + other.size() - both.size();
    return either == 0 ? 0 : (double) both.size() / either;
  }

  /** A link to a host and nothing on it. */
  private static boolean isBare(String url) {
    return url.matches("[a-zA-Z]+://[^/?#]*/?");
  }

  private static boolean isCommon(String domain, Company company) {
    String host = domain.startsWith("www.") ? domain.substring(4) : domain;
    return COMMON.contains(host) || isOurs(host, company);
  }

  private static String host(String url) {
    return url.replaceFirst("^[a-zA-Z]+://", "")
        .replaceFirst("[/?#].*$", "")
        .replaceFirst("^.*@", "")
        .replaceFirst(":[0-9]*$", "")
        .toLowerCase(Locale.ROOT);
  }

  private static boolean isOurs(String host, Company company) {
    return isWithin(host, company.domains())
        || isWithin(host, company.protectedDomains())
        || company.contacts().stream().map(Contact::domains).anyMatch(own -> isWithin(host, own));
  }

  private static boolean isWithin(String host, Set<String> domains) {
    return domains.stream().anyMatch(one -> host.equals(one) || host.endsWith("." + one));
  }
}
