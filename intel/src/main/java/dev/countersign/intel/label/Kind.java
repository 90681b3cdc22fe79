package dev.countersign.intel.label;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What kind of thing stands behind an address. */
public enum Kind {
  /** Holds the value of many, and knows who they are. */
  EXCHANGE,
  /** Hides what is whose. */
  MIXER,
  /** Takes value on one chain and gives it on another. */
  BRIDGE,
  /** Another service or protocol that holds the value of many. */
  SERVICE,
  /** Whoever deals with it breaks sanctions. */
  SANCTIONED,
  /** Took part in a theft. */
  THIEF,
  /** Its tokens cannot move: their issuer put it on a blacklist. */
  FROZEN,
  /** Took part in another crime: a fraud, a ransom, a trade in what is forbidden. */
  ABUSE,
  /** Anything else. */
  OTHER;

  /** As it is written in a file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of such a word.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Kind ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** All words, for whoever wrote another. */
  public static String words() {
    return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
  }

  /**
   * The kind that a word of the taxonomies in use stands for: INTERPOL's dark web and virtual
   * assets taxonomy, which GraphSense uses, and the labels of Etherscan.
   */
  public static Kind ofCategory(String category) {
    return switch (category.toLowerCase(Locale.ROOT)) {
      case "exchange", "centralized-exchange", "cex" -> EXCHANGE;
      case "mixing_service", "mixer", "coinjoin", "tornado-cash", "tornado.cash" -> MIXER;
      case "bridge", "defi_bridge" -> BRIDGE;
      case "defi",
          "defi_dex",
          "defi_lending",
          "dex",
          "service",
          "gambling",
          "market",
          "marketplace",
          "miner",
          "wallet_service",
          "hosted_wallet",
          "payment_processor",
          "atm" ->
          SERVICE;
      case "sanction", "sanctions", "ofac-sanctions-lists" -> SANCTIONED;
      case "hack", "heist", "perpetrator", "hacker", "service_hack", "exploit", "exploiter" ->
          THIEF;
      case "black_list", "blacklist", "blacklisted", "blocked" -> FROZEN;
      case "abuse",
          "scam",
          "phishing",
          "phish-hack",
          "phish_hack",
          "fraud",
          "ransomware",
          "sextortion",
          "extortion",
          "ponzi_scheme",
          "investment_fraud",
          "terrorism",
          "extremism",
          "child_abuse",
          "darknet_crime",
          "darknet_market",
          "drugs",
          "money_laundering",
          "carding" ->
          ABUSE;
      default -> OTHER;
    };
  }
}
