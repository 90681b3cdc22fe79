package dev.countersign.lure.link;

import java.util.List;

/**
 * A word that stands for somebody in a domain.
 *
 * @param word without hyphens, in lower case
 * @param skeleton of the word
 * @param light the word's skeleton for counting slips
 * @param stem how many letters it has without words that many names end in, such as network
 * @param owner whose it is, such as {@code MetaMask}; the domain itself where no name is known
 * @param domain that is really theirs
 * @param kind whose it is
 * @param use how the word is used otherwise
 */
record Name(
    String word,
    String skeleton,
    String light,
    int stem,
    String owner,
    String domain,
    Protected.Kind kind,
    Brand.Word use) {
  private static final List<String> ENDS =
      List.of(
          "network",
          "networks",
          "protocol",
          "foundation",
          "finance",
          "labs",
          "chain",
          "token",
          "coin",
          "domain",
          "domains",
          "computer",
          "games",
          "wallet",
          "exchange",
          "classic",
          "dao",
          "nft");

  Name(String word, String owner, String domain, Protected.Kind kind, Brand.Word use) {
    this(word, Skeleton.of(word), Skeleton.light(word), stem(word), owner, domain, kind, use);
  }

  private static int stem(String word) {
    for (String end : ENDS) {
      if (word.endsWith(end) && word.length() > end.length()) {
        return word.length() - end.length();
      }
    }
    return word.length();
  }

  boolean coined() {
    return use == Brand.Word.COINED;
  }

  boolean service() {
    return use == Brand.Word.SERVICE || use == Brand.Word.HOSTED;
  }

  boolean ours() {
    return kind == Protected.Kind.OWN || kind == Protected.Kind.COUNTERPARTY;
  }

  int length() {
    return word.length();
  }
}
