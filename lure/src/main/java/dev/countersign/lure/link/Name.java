package dev.countersign.lure.link;

/**
 * A word that stands for somebody in a domain.
 *
 * @param word without hyphens, in lower case
 * @param skeleton of the word
 * @param owner whose it is, such as {@code MetaMask}; the domain itself where no name is known
 * @param domain that is really theirs
 * @param kind whose it is
 * @param coined whether the word was made up, so that nobody else uses it
 */
record Name(
    String word, String skeleton, String owner, String domain, Protected.Kind kind, boolean coined) {
  Name(String word, String owner, String domain, Protected.Kind kind, boolean coined) {
    this(word, Skeleton.of(word), owner, domain, kind, coined);
  }

  boolean ours() {
    return kind == Protected.Kind.OWN || kind == Protected.Kind.COUNTERPARTY;
  }

  int length() {
    return word.length();
  }
}
