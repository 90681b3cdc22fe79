package dev.countersign.server.drill;

import dev.countersign.drill.exercise.Template;
import dev.countersign.server.drill.Leaves.Leaf;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether what was reported is an exercise after all that stands in the path of a mail: its links
 * rewritten, its lines broken, a banner above it. All of its text must be there, little else, and
 * every link must be its own, the company's, or a rewriter's around its own.
 *
 * @param link of the exercise
 * @param ours hosts of the company, of its console, and of what a look-alike shows
 */
record Likeness(Template template, String link, Set<String> ours) {
  private static final int MOST_BESIDES = 1_500;
  private static final int MOST_IN_A_NOTE = 200;
  private static final int SHORTEST = 12;

  /** Services that put another link in the place of each; theirs hold ours. */
  private static final List<String> REWRITERS =
      List.of(
          ".safelinks.protection.outlook.com",
          "urldefense.com",
          "urldefense.proofpoint.com",
          "secure-web.cisco.com",
          "linkprotect.cudasvc.com",
          ".mimecastprotect.com",
          "url.emailprotection.link");

  private static final Pattern LINK =
      Pattern.compile(
          "(?i)(?:(?:https?|ftp|file|data|javascript|mailto|tg|tel|sms|blob|wss?|ms-[a-z]+):|www\\.|//)"
              + "[^\\s\"'<>]+"
              + "|[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,24}/[^\\s\"'<>]+");

  Likeness {
    ours = Set.copyOf(ours);
  }

  /** True of a mail. */
  boolean of(List<Leaf> leaves) {
    boolean whole = false;
    for (Leaf leaf : leaves) {
      String text = leaf.text();
      if (leaf.type().equals("text/html")) {
        text = unescaped(text);
      } else if (!leaf.type().equals("text/plain")) {
        return false;
      }
      if (!linksBelong(text)) {
        return false;
      }
      int besides =
          besides(leaf.type().equals("text/html") ? text.replaceAll("<[^>]*>", " ") : text);
      whole |= besides >= 0;
      if (besides > MOST_BESIDES || (besides < 0 && !isSmall(text))) {
        return false;
      }
    }
    return whole;
  }

  /** True of a few words with its link, and no other. */
  boolean ofNote(String text) {
    return text.contains(link)
        && text.length() - link.length() <= MOST_IN_A_NOTE
        && linksBelong(text);
  }

  /** A note, or the file that comes along. */
  private boolean isSmall(String text) {
    return text.length() <= MOST_IN_A_NOTE + link.length();
  }

  /** How much there is besides the exercise's text; −1 where some of that is missing. */
  private int besides(String text) {
    String left = compact(text);
    for (String paragraph : template.paragraphs()) {
      for (String segment : paragraph.split("\\{link}|\\{choice}", -1)) {
        String wanted = compact(segment);
        if (wanted.length() >= SHORTEST) {
          int at = left.indexOf(wanted);
          if (at < 0) {
            return -1;
          }
          left = left.substring(0, at) + left.substring(at + wanted.length());
        }
      }
    }
    return left.length();
  }

  /** Mail programs break lines, and mark what they quote. */
  private static String compact(String text) {
    return text.replaceAll("[\\s>\\u00a0]+", "");
  }

  private boolean linksBelong(String text) {
    Matcher found = LINK.matcher(text);
    while (found.find()) {
      if (!belongs(found.group().replaceAll("[.,;:!?)\\]]+$", ""))) {
        return false;
      }
    }
    return true;
  }

  private boolean belongs(String found) {
    if (found.startsWith(link)) {
      // Nothing but what a rewriter adds behind it.
      return found.length() == link.length() || "?#/".indexOf(found.charAt(link.length())) >= 0;
    }
    if (found.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
      return isOurs(host("x://" + found.substring(found.lastIndexOf('@') + 1)));
    }
    String host =
        host(
            found.contains("://")
                ? found
                : "x://" + (found.startsWith("//") ? found.substring(2) : found));
    boolean rewriter = REWRITERS.stream().anyMatch(one -> host.equals(one) || host.endsWith(one));
    return isOurs(host) || (rewriter && decoded(found).contains(link));
  }

  private boolean isOurs(String host) {
    return ours.stream().anyMatch(one -> host.equals(one) || host.endsWith("." + one));
  }

  private static String host(String link) {
    try {
      return String.valueOf(URI.create(link).getHost()).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** A rewriter writes the link that it holds in percent signs. */
  private static String decoded(String link) {
    try {
      return URLDecoder.decode(link, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return link;
    }
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }
}
