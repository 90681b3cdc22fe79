package dev.countersign.access.read.field;

import dev.countersign.access.event.Target.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a document or a repository is about, by its title: what a thief reads while waiting is told
 * from what everybody reads. English words, as titles in such companies are.
 */
public final class Telling {
  private record Words(Kind kind, Pattern pattern) {}

  private static final List<Words> WORDS =
      List.of(
          words(
              Kind.SECRET,
              "seed( phrase)?s?|mnemonics?|private keys?|recovery (phrase|key)s?|passwords?"
                  + "|credentials?|secrets?|key ?shares?|api keys?"),
          words(
              Kind.ADDRESSES,
              "addresses|address (book|list)s?|allow ?lists?|white ?lists?|counterpart(y|ies)"
                  + "|beneficiar(y|ies)|payees?"),
          words(
              Kind.TRANSFER,
              "transfers?|withdrawals?|payouts?|settlements?|sweeps?|rebalancing|cold to hot"),
          words(
              Kind.WALLET,
              "wallets?|cold storage|hot storage|treasury|multi ?sigs?|custody|signers?|quorums?"
                  + "|vaults?|hsms?|mpc|gnosis|safe owners?"),
          words(
              Kind.PROCEDURE,
              "runbooks?|playbooks?|procedures?|sops?|how ?to|handbooks?|checklists?|processes"
                  + "|on ?boarding|on ?call|incident response|escalations?|polic(y|ies)"));

  private Telling() {}

  /**
   * What it is about.
   *
   * @param otherwise where its title does not say
   */
  public static Kind of(String title, Kind otherwise) {
    if (title.isEmpty()) {
      return otherwise;
    }
    String plain = " " + title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
    for (Words words : WORDS) {
      if (words.pattern.matcher(plain).find()) {
        return words.kind;
      }
    }
    return otherwise;
  }

  private static Words words(Kind kind, String alternatives) {
    return new Words(kind, Pattern.compile(" (" + alternatives + ") "));
  }
}
