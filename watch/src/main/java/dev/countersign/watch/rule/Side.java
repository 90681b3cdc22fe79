package dev.countersign.watch.rule;

import dev.countersign.watch.window.Keys;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what movements are kept apart, and whom conditions are about. */
public enum Side {
  /** The wallet: who pays, but for what comes in, where it is who is paid. */
  WALLET,
  /** The other one. */
  COUNTERPARTY,
  /** Who pays. */
  FROM,
  /** Who is paid. */
  TO,
  /** What moves. */
  ASSET,
  /** Who answers for the wallet; where nobody is known to, the wallet itself. */
  PERSON;

  private static final long APART = 0x5bd1e9955bd1e995L;

  /** As documents write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that documents write so. */
  public static Optional<Side> of(String word) {
    return Arrays.stream(values()).filter(side -> side.word().equals(word)).findFirst();
  }

  Party party(View view) {
    return switch (this) {
      case WALLET, PERSON, ASSET -> view.wallet();
      case COUNTERPARTY -> view.counterparty();
      case FROM -> view.from;
      case TO -> view.to;
    };
  }

  String name(View view) {
    return switch (this) {
      case WALLET, PERSON, ASSET -> view.walletName();
      case COUNTERPARTY -> view.counterpartyName();
      case FROM -> view.move.from();
      case TO -> view.move.to();
    };
  }

  /** What it is kept apart by; never 0. */
  long key(View view, Keys keys) {
    return switch (this) {
      case WALLET -> view.walletKey();
      case COUNTERPARTY -> view.counterpartyKey();
      case FROM -> view.fromKey;
      case TO -> view.toKey;
      case ASSET -> view.assetKey;
      case PERSON -> {
        String person = view.wallet().person();
        yield person.isEmpty() ? view.walletKey() : Keys.pair(APART, keys.of(person));
      }
    };
  }
}
