package dev.countersign.server.machine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a machine may ask of the API. */
public enum Scope {
  /** Payloads. */
  CHECK("checks payloads"),
  /** Transfers and signatures, as far as the policy allows them. */
  REQUEST("asks for transfers and signatures"),
  /** Prices of assets. */
  PRICES("says what assets are worth"),
  /** Traces of stolen value. */
  TRACE("follows stolen value"),
  /** Messages and files that somebody received. */
  REPORT("reports messages and files"),
  /** Events around accounts. */
  EVENTS("hands in events around accounts"),
  /** Tokens about sessions and factors, and the streams in which they come. */
  SIGNALS("hears signals about sessions"),
  /** Figures about the server itself. */
  METRICS("reads what is measured"),
  /** Alerts and incidents, which it cannot take on or end. */
  ALERTS("reads alerts and incidents"),
  /** What is known of the thieves, and the company's own indicators. */
  INTEL("reads what is known of thieves");

  private final String does;

  Scope(String does) {
    this.does = does;
  }

  /** In words, for the page that gives it. */
  public String does() {
    return does;
  }

  /** As it is stored and shown. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of that word. */
  public static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
